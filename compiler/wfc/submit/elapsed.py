"""Spans of time as people read them."""

from __future__ import annotations


def elapsed(seconds: float) -> str:
    """Return ``seconds`` as ``2.1 s``, ``3 min 4 s`` or ``1 h 5 min``."""
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"

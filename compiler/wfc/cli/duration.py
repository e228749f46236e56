"""Spans of time on the command line, written as in a spec."""

from __future__ import annotations

import re

from wfc.exits import UsageError
from wfc_spec.duration import EXPECTED, PATTERN, seconds


def duration(option: str, text: str | None) -> float | None:
    """Return the seconds of ``text``, which ``option`` gave (None: it was not). UsageError."""
    if text is None:
        return None
    found = seconds(text) if re.fullmatch(PATTERN, text) else None
    if not found:
        raise UsageError(f"`{option} {text}`: expected {EXPECTED}")
    return found

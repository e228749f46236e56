"""Limits that the help pages give."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LONGEST_NAME: Final = 128
#: Compute units of a serverless task.
MOST_COMPUTE_UNITS: Final = 64
RECOMMENDED_COMPUTE_UNITS: Final = 16


def compute_units(text: str) -> float | None:
    """Return the number that ``text`` writes, or None."""
    if not text or not set(text) <= set("0123456789.-+"):
        return None
    try:
        return float(text)
    except ValueError:
        return None

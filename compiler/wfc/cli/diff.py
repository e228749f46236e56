"""What a file holds against what it should hold, as ``diff -u`` shows it."""

from __future__ import annotations

from difflib import unified_diff

from wfc.report.text import plain

_NO_END = "\\ No newline at end of file"


def diff(path: str, old: str | None, new: str) -> str:
    """Return how ``new`` differs from what stands in ``path``: nothing (None), or ``old``."""
    name = "/dev/null" if old is None else path
    rows = unified_diff(_lines(old or ""), _lines(new), name, f"{path} (compiled now)", lineterm="")
    return "".join(f"{plain(row)}\n" for row in rows)


def _lines(text: str) -> list[str]:
    """Return the lines of ``text``, and one more that says so where the last has no end."""
    *lines, rest = text.split("\n")
    return [*lines, rest, _NO_END] if rest else lines

"""Lines that are moved: to the right, to the left, under a dash."""

from __future__ import annotations

Lines = list[str]


def indented(lines: Lines) -> Lines:
    """Return ``lines`` two blanks further in; blank ones stay blank."""
    return [f"  {line}" if line else line for line in lines]


def moved(row: str, column: int) -> str:
    """Return ``row`` with ``column`` blanks less in front, as far as there are any."""
    blanks = len(row) - len(row.lstrip(" "))
    return row[min(blanks, column) :]


def under_dash(lines: Lines) -> Lines:
    """Return a mapping as an item of a list; comments on its first key stand above it."""
    at = next(number for number, line in enumerate(lines) if line and line[0] != "#")
    return [*lines[:at], f"- {lines[at]}", *indented(lines[at + 1 :])]

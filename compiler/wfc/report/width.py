"""How wide text stands on a terminal."""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def columns(text: str) -> int:
    """Return the number of terminal columns that ``text`` takes, once it is ``plain``.

    Wide and fullwidth characters (Chinese, emoji) take two columns, combining marks none,
    and characters of ambiguous width one (Unicode Standard Annex 11).
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    """Return the columns of one character."""
    if unicodedata.category(char) in {"Mn", "Me"} or _joins_syllable(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _joins_syllable(char: str) -> bool:
    """Tell whether ``char`` is a Korean vowel or final that is drawn into its initial."""
    return "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff"


def aligned(rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """Return ``rows`` with every cell as wide as the widest of its column."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return [
        [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]

"""The part of a line that is shown, and where its characters stand on the terminal."""

from __future__ import annotations

from wfc.report.secrets import REACH, masked
from wfc.report.text import plain
from wfc.report.width import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

WIDTH: Final = 138
"""Columns of source shown in a row; with a ``…`` at both ends they are 140."""

_LEAD: Final = 60
_TAB: Final = "    "
_CUT: Final = "…"


class Window:
    """Code points ``start`` to ``end`` of a file, inside one line, as they are shown."""

    __slots__ = ("_edges", "end", "shown", "start")

    def __init__(self, start: int, end: int, shown: str, edges: Sequence[int]) -> None:
        """Show ``shown``, where code point ``start + i`` begins at column ``edges[i]``."""
        self.start: Final = start
        self.end: Final = end
        self.shown: Final = shown
        self._edges: Final = edges

    def column(self, offset: int) -> int:
        """Return the column, from 0, where the code point at ``offset`` begins."""
        return self._edges[min(max(offset, self.start), self.end) - self.start]


def window(text: str, line_start: int, focus: int) -> Window:
    """Return what to show of the line that begins at ``line_start``, around ``focus``.

    Looks at no more than WIDTH code points on either side, however long the line is.
    """
    low, high = max(line_start, focus - WIDTH), line_end(text, focus)
    # A secret may begin before what is shown, or end behind it; what it is called may stand above.
    start, end = max(0, low - REACH), min(len(text), high + REACH)
    seen = masked(text[start:end])[low - start : high - start]
    cells = _cells(seen)
    widths = [columns(cell) for cell in cells]
    first = _first(widths, focus - low)
    last = _last(widths, first)
    before = _CUT if low + first > line_start else ""
    after = _CUT if low + last < high or not _is_line_end(text, high) else ""
    edges = [len(before)]
    for width in widths[first:last]:
        edges.append(edges[-1] + width)
    return Window(low + first, low + last, before + "".join(cells[first:last]) + after, edges)


def line_end(text: str, offset: int) -> int:
    """Return where the line of ``offset`` ends, or a point WIDTH further if that comes first."""
    limit = min(offset + WIDTH, len(text))
    breaks = (text.find(mark, offset, limit) for mark in "\r\n")
    return min((found for found in breaks if found >= 0), default=limit)


def _is_line_end(text: str, offset: int) -> bool:
    """Tell whether a line of ``text`` ends at ``offset``."""
    return offset == len(text) or text[offset] in "\r\n"


def _cells(line: str) -> list[str]:
    """Return what is shown for each code point of ``line``."""
    pairs = zip(line, plain(line), strict=True)
    return [_TAB if char == "\t" else shown for char, shown in pairs]


def _first(widths: list[int], focus: int) -> int:
    """Return the first cell to show: all that fit, and at most _LEAD columns before ``focus``."""
    first, lead, rest = 0, sum(widths[:focus]), sum(widths)
    while lead > _LEAD and rest > WIDTH:
        lead -= widths[first]
        rest -= widths[first]
        first += 1
    return first


def _last(widths: list[int], first: int) -> int:
    """Return the cell that does not fit any more when cells are shown from ``first``."""
    last, room = first, WIDTH
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    return last

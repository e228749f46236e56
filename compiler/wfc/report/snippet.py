"""The lines of a file that a problem points at, with what is underlined in them."""

from __future__ import annotations

from operator import attrgetter

from wfc.report.text import plain
from wfc.report.underline import Stroke, underline
from wfc.report.window import line_end, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.report.spot import Spot
    from wfc.report.style import Role, Style
    from wfc.report.window import Window


class Mark:
    """A spot to underline, with its remark; of several lines only the first is marked."""

    __slots__ = ("end", "line", "line_start", "primary", "remark", "role", "spot", "start", "text")

    def __init__(self, spot: Spot, remark: str, role: Role, *, primary: bool = False) -> None:
        """Underline ``spot``; ``remark`` is shown with hidden characters replaced."""
        text = spot.document.text
        # The second half of a CRLF has no column of its own.
        start = spot.start - text.startswith("\r\n", spot.start - 1)
        self.spot: Final = spot
        self.text: Final = text
        self.line: Final = spot.line
        self.line_start: Final = spot.start - spot.column + 1
        self.start: Final = start
        self.end: Final = min(max(spot.end, start), line_end(text, start))
        self.remark: Final = plain(remark)
        self.role: Final[Role] = role
        self.primary: Final = primary

    def stroke(self, view: Window) -> Stroke:
        """Return the underline of this mark as seen in ``view``."""
        start, end = view.column(self.start), view.column(self.end)
        return Stroke(start, end, self.remark, self.role, primary=self.primary)


def snippet(marks: list[Mark], gutter: int, style: Style) -> list[str]:
    """Return the marked lines of one file, numbers in a column ``gutter`` wide.

    One line between two marked lines is shown, more are left out.
    """
    rows: list[str] = []
    before: Mark | None = None
    for line in sorted({mark.line for mark in marks}):
        here = sorted((mark for mark in marks if mark.line == line), key=attrgetter("start"))
        if before:
            rows += _between(before, here[0], gutter, style)
        rows += _marked(here, gutter, style)
        before = here[0]
    return rows


def bar(gutter: int, style: Style, row: str = "") -> str:
    """Return ``row`` behind the bar of a line without number."""
    edge = style.paint("frame", f"{'':{gutter}} |")
    return f"{edge} {row}" if row else edge


def _marked(marks: list[Mark], gutter: int, style: Style) -> list[str]:
    """Return the line of ``marks``, again for each part of it if they are far apart."""
    rows: list[str] = []
    while marks:
        first, *others = marks
        view = window(first.text, first.line_start, first.start)
        seen = [first, *(mark for mark in others if mark.end <= view.end)]
        marks = [mark for mark in others if mark.end > view.end]
        rows.append(_numbered(first.line, view, gutter, style))
        strokes = [mark.stroke(view) for mark in seen]
        rows += [bar(gutter, style, row) for row in underline(strokes, style)]
    return rows


def _between(before: Mark, after: Mark, gutter: int, style: Style) -> list[str]:
    """Return what stands for the lines between two marked ones."""
    gap = after.line - before.line - 1
    if gap == 0:
        return []
    if gap > 1:
        return [style.paint("frame", "...")]
    start, _ = after.spot.document.line_span(before.line + 1)
    return [_numbered(before.line + 1, window(after.text, start, start), gutter, style)]


def _numbered(line: int, view: Window, gutter: int, style: Style) -> str:
    """Return what is seen of a line, behind its number."""
    edge = style.paint("frame", f"{line:>{gutter}} |")
    return f"{edge} {view.shown}".rstrip(" ")

"""Where a place was written: the routes of problems become lines and columns."""

from __future__ import annotations

from wfc.report.text import plain_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from wfc.problem import Place
    from wfc.source.document import Document


class Spot:
    """A stretch of a document: offsets from 0, lines and columns from 1, in code points.

    The end is exclusive; an empty stretch ends where it starts.
    """

    __slots__ = ("column", "document", "end", "end_column", "end_line", "line", "start")

    def __init__(self, document: Document, start: int, end: int) -> None:
        """Mark code points ``start`` to ``end`` of ``document``, as far as they are in it."""
        size = len(document.text)
        self.document: Final = document
        self.start: Final = min(max(start, 0), size)
        self.end: Final = min(max(end, self.start), size)
        self.line, self.column = document.line_column(self.start)
        self.end_line, self.end_column = document.line_column(self.end)


def locate(documents: Mapping[str, Document], place: Place) -> Spot | None:
    """Return where ``place`` was written, or None when its file could not be read."""
    document = documents.get(place.file)
    return Spot(document, *document.span(place)) if document is not None else None


def address(file: str, spot: Spot | None) -> str:
    """Return ``file:line:column``, or the file alone, fit to be printed."""
    shown = plain_path(file)
    return f"{shown}:{spot.line}:{spot.column}" if spot else shown

"""A file as read: its text, its values, and where each of them was written."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fault, Place, Route
    from wfc.source.marks import Mark

Span = tuple[int, int]


class Document:
    """One file: text, tree of plain values, and the marks that say where they stand.

    ``value`` is made of dict, list, str, int, float, bool and None. ``marks`` is the
    parallel tree of places; it is None when the file could not be read to the end, or
    for a file that has no values (a script).
    """

    __slots__ = ("faults", "file", "marks", "text", "value")

    def __init__(
        self,
        file: str,
        text: str,
        value: Any = None,
        marks: Mark | None = None,
        faults: tuple[Fault, ...] = (),
    ) -> None:
        """Hold what was read from ``file``."""
        self.file: Final = file
        self.text: Final = text
        self.value: Final = value
        self.marks: Final = marks
        self.faults: Final = faults

    def span(self, place: Place) -> Span:
        """Return the offsets in ``text`` (code points, end exclusive) that ``place`` means."""
        raise NotImplementedError

    def spelling(self, route: Route) -> str:
        """Return the characters of the scalar at ``route`` as written (``010``, ``1.10``)."""
        raise NotImplementedError

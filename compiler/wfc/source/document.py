"""A file as read: its text, its values, and where each of them was written."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fault, Place, Route
    from wfc.source.ignores import Ignore
    from wfc.source.lines import Lines
    from wfc.source.marks import Mark
    from wfc.source.spans import Walks

Span = tuple[int, int]
#: What begins a reference of ours (``wfc_spec.interpolation``).
REFERENCE = "${{"


class Document:
    """One file: text, tree of plain values, and the marks that say where they stand.

    ``text`` is as written, without a byte order mark at its start. ``value`` is made of
    dict, list, str, int, float, bool and None; keys are text as written. What stands for
    the same alias is the same object. ``marks`` is the parallel tree of places; it is
    None when the file could not be read to the end, or for a file that has no values
    (a script). ``first`` is the position in the file of the first of its ``Tasks``, for a
    piece of a file. ``faults`` are those of reading, in the order of the text; ``ignores`` the
    comments for wfc, likewise. ``refers`` says whether the sign of a reference of ours, ``${{``,
    is written anywhere in the file.
    """

    __slots__ = (
        *("_lines", "_plain", "_walks", "faults", "file", "first", "ignores"),
        *("marks", "refers", "text", "value"),
    )

    def __init__(
        self,
        file: str,
        text: str,
        value: Any = None,
        marks: Mark | None = None,
        faults: tuple[Fault, ...] = (),
        first: int = 0,
        ignores: tuple[Ignore, ...] = (),
        *,
        refers: bool = False,
    ) -> None:
        """Hold what was read from ``file``."""
        self.file: Final = file
        self.text: Final = text
        self.value: Final = value
        self.marks: Final = marks
        self.faults: Final = faults
        self.first: Final = first
        self.ignores: Final = ignores
        self.refers: Final = refers or REFERENCE in text
        self._lines: Lines | None = None
        self._plain: str | None = None
        self._walks: Walks = {}

    @property
    def is_quick(self) -> bool:
        """Say whether the quick reader made this: values without places or spellings."""
        return self.marks is None and self.value is not None

    def span(self, place: Place) -> Span:
        """Return the offsets in ``text`` (code points, end exclusive) that ``place`` means.

        What ``wfc.source.spans`` says of keys and values holds. A route that does not exist
        means the nearest one above it that does. ``within`` a value counts in the
        scalar's value; where it cannot be traced back it means the whole scalar. Without
        marks only offsets into the file are known, all else is (0, 0).
        """
        if place.part == "text":
            return place.within or (0, 0)
        if self.marks is None:
            return 0, 0
        gone = self.removal(place.route) if place.part == "item" else None
        if gone is not None:
            return gone
        start, end = self._plain_span(self.marks, place)
        return self.lines.widen(start), self.lines.widen(end)

    def value_at(self, route: Route) -> Any:
        """Return the value at ``route``. Raises LookupError where there is none."""
        value = self.value
        for step in route:
            inner = isinstance(value, dict) if isinstance(step, str) else isinstance(value, list)
            if not inner:
                raise LookupError(route)
            value = value[step]
        return value

    def spelling(self, route: Route) -> str:
        """Return the characters of the scalar at ``route`` as written (``010``, ``1.10``).

        For text, quoted or not, that is the value; an empty value is "". Raises LookupError
        where there is no scalar.
        """
        from wfc.source.marks import inner, value_span

        mark, value, missing = self._find(self.marks, route)
        mark = mark if mark is None else inner(mark)
        if missing or mark is None or isinstance(value, dict | list):
            raise LookupError(route)
        if isinstance(value, str):
            return value
        start, end = value_span(mark)
        return self._plain_text()[start:end]

    def removal(self, route: Route) -> Span | None:
        """Return what goes with the item of a list at ``route``; None where that is unsure."""
        from wfc.source.marks import inner
        from wfc.source.removal import removal

        mark, _, missing = self._find(self.marks, route[:-1])
        if missing or mark is None or not isinstance(route[-1], int):
            return None
        gone = removal(self._plain_text(), inner(mark), route[-1])
        return gone and (self.lines.widen(gone[0]), self.lines.widen(gone[1]))

    def aliases(self, route: Route) -> list[Span]:
        """Return where in ``text`` the aliases stand through which ``route`` leads.

        They are in the order in which they are passed; one that stands for a scalar counts.
        """
        from wfc.source.marks import aliases

        spans = [] if self.marks is None else aliases(self.marks, route)
        return [(self.lines.widen(start), self.lines.widen(end)) for start, end in spans]

    @property
    def lines(self) -> Lines:
        """Return the table of lines, made when first asked for."""
        if self._lines is None:
            from wfc.source.lines import Lines

            self._lines = Lines(self.text)
        return self._lines

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, in code points; lines break at LF, CRLF and CR."""
        return self.lines.line_column(offset)

    def line_span(self, line: int) -> Span:
        """Return the offsets of line ``line`` (from 1) without its break; empty past the end."""
        return self.lines.span(line)

    def line_text(self, line: int) -> str:
        """Return line ``line`` (from 1) without its break; "" past the end."""
        start, end = self.lines.span(line)
        return self.text[start:end]

    def _plain_text(self) -> str:
        """Return the text as marks count it."""
        if self._plain is None:
            from wfc.source.lines import plain

            self._plain = plain(self.text)
        return self._plain

    def _plain_span(self, marks: Mark, place: Place) -> Span:
        """Return the span of a place with a route, in plain text."""
        from wfc.source.marks import inner, value_span
        from wfc.source.spans import narrow, span_of_key, span_of_value

        text = self._plain_text()
        mark, value, missing = self._find(marks, place.route)
        if mark is not None and place.part == "value" and not isinstance(value, dict | list):
            mark = inner(mark)  # a scalar's alias: what is written is where its anchor stands
        if missing or mark is None:
            return span_of_value(text, mark or marks)
        if place.part == "key":
            return span_of_key(text, mark)
        if place.within and isinstance(mark, int) and not isinstance(value, dict | list):
            span = value_span(mark)
            spelt = value if isinstance(value, str) else text[span[0] : span[1]]
            found = narrow(text, span, spelt, place.within, self._walks)
            return found or span_of_value(text, mark)
        return span_of_value(text, mark)

    def _find(self, mark: Mark | None, route: Route) -> tuple[Mark | None, Any, bool]:
        """Follow ``route`` as far as it goes; True when it goes on where nothing is."""
        from wfc.source.marks import step

        value = self.value
        for name in route:
            below = None if mark is None else step(mark, name)
            if below is None:
                return mark, value, True
            mark, value = below, value[name]
        return mark, value, False

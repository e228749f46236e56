"""The rows of carets and remarks under a line."""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final, TypeAlias

    from wfc.report.style import Role, Style

    Piece: TypeAlias = tuple[int, str, Role]

_START = attrgetter("start")


class Stroke:
    """An underline from column ``start`` to before ``end``, and the remark that goes with it."""

    __slots__ = ("end", "primary", "remark", "role", "start")

    def __init__(self, start: int, end: int, remark: str, role: Role, *, primary: bool) -> None:
        """Draw at least one column."""
        self.start: Final = start
        self.end: Final = max(end, start + 1)
        self.remark: Final = remark
        self.role: Final[Role] = role
        self.primary: Final = primary

    def line(self) -> Piece:
        """Return the drawn line itself."""
        sign = "^" if self.primary else "-"
        return self.start, sign * (self.end - self.start), self.role


def underline(strokes: Iterable[Stroke], style: Style) -> list[str]:
    """Return the rows that draw ``strokes``.

    Strokes that keep apart share a row, those that overlap get rows of their own, the
    primary in the first. In a row the last remark stands beside its stroke and the others
    hang below theirs, as rustc draws them::

        ----- ^^^^^^ no such task
        |
        in this task
    """
    return [row for layer in _layers(strokes) for row in _draw(layer, style)]


def _layers(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Return the strokes in groups that do not touch, each sorted by column."""
    layers: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda each: (not each.primary, each.start)):
        free = (layer for layer in layers if all(_apart(stroke, other) for other in layer))
        layer = next(free, None)
        if layer is None:
            layers.append([stroke])
        else:
            layer.append(stroke)
    return [sorted(layer, key=_START) for layer in layers]


def _apart(one: Stroke, other: Stroke) -> bool:
    """Tell whether at least one column is free between two strokes."""
    return one.end < other.start or other.end < one.start


def _draw(layer: list[Stroke], style: Style) -> list[str]:
    """Return the row of strokes, and the rows of remarks that hang below it."""
    *others, last = layer
    remark = [(last.end + 1, last.remark, last.role)] if last.remark else []
    rows = [_row([*(stroke.line() for stroke in layer), *remark], style)]
    hanging = [stroke for stroke in others if stroke.remark]
    if hanging:
        rows.append(_row(_bars(hanging), style))
    while hanging:
        stroke = hanging.pop()
        below = (stroke.start, stroke.remark, stroke.role)
        rows.append(_row([*_bars(hanging), below], style))
    return rows


def _bars(strokes: list[Stroke]) -> list[Piece]:
    """Return the bars from which remarks hang."""
    return [(stroke.start, "|", stroke.role) for stroke in strokes]


def _row(pieces: Iterable[Piece], style: Style) -> str:
    """Return the pieces, each at its column; only the last may be wider than its length."""
    row, column = "", 0
    for start, text, role in pieces:
        row += " " * (start - column) + style.paint(role, text)
        column = start + len(text)
    return row

"""A sheet on which lines are drawn cell by cell and come out as box drawing characters."""

from __future__ import annotations

from wfc.report.width import columns

# What leads out of a cell.
UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8

# By the sum of what leads out.
_CHARACTERS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"

Cell = tuple[int, int]


class Canvas:
    """Cells by column and line, from 0; ``crossings`` counts where one line hops another."""

    def __init__(self) -> None:
        """Start with an empty sheet."""
        self.crossings = 0
        self._lines: dict[Cell, tuple[object, int]] = {}
        self._heads: dict[Cell, str] = {}
        self._texts: dict[int, list[tuple[int, str]]] = {}

    def write(self, column: int, line: int, text: str) -> None:
        """Put ``text``, which is fit to be printed, at a place that stays free of lines."""
        self._texts.setdefault(line, []).append((column, text))

    def head(self, cell: Cell, character: str) -> None:
        """End the line that leads to ``cell`` there, with an arrow's head."""
        self._heads[cell] = character

    def lead(self, start: Cell, end: Cell, owner: object) -> None:
        """Draw straight from ``start`` to ``end``; what ``owner`` draws is one line."""
        (x, y), (to_x, to_y) = min(start, end), max(start, end)
        if x == to_x:
            self._mark([(x, each) for each in range(y, to_y + 1)], UP, DOWN, owner)
        else:
            self._mark([(each, y) for each in range(x, to_x + 1)], LEFT, RIGHT, owner)

    def touch(self, cell: Cell, way: int, owner: object) -> None:
        """Let the line of ``owner`` lead out of ``cell`` in the direction ``way``."""
        found, ways = self._lines.get(cell, (owner, 0))
        if found is owner:
            self._lines[cell] = owner, ways | way
        elif found is not None:
            self.crossings += 1
            self._lines[cell] = None, UP | DOWN  # the one across hops the one that goes down

    def _mark(self, cells: list[Cell], back: int, forth: int, owner: object) -> None:
        for cell in cells[1:]:
            self.touch(cell, back, owner)
        for cell in cells[:-1]:
            self.touch(cell, forth, owner)

    def rows(self) -> list[str]:
        """Return the lines of the sheet, without blanks at their ends."""
        placed = {line: list(texts) for line, texts in self._texts.items()}
        for cell, (_, ways) in self._lines.items():
            shown = self._heads.get(cell, _CHARACTERS[ways])
            placed.setdefault(cell[1], []).append((cell[0], shown))
        return [_row(placed.get(line, [])) for line in range(max(placed, default=-1) + 1)]


def _row(texts: list[tuple[int, str]]) -> str:
    row = ""
    width = 0
    for column, text in sorted(texts):
        row += " " * (column - width) + text
        width = column + columns(text)
    return row.rstrip()

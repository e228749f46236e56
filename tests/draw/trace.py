"""Read a picture back as a person does: follow the lines with the arrows, never against them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Cell = tuple[int, int]

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
ARMS = {
    "│": (UP, DOWN), "─": (LEFT, RIGHT), "└": (UP, RIGHT), "┌": (DOWN, RIGHT), "┘": (UP, LEFT),
    "┐": (DOWN, LEFT), "├": (UP, DOWN, RIGHT), "┤": (UP, DOWN, LEFT), "┴": (UP, LEFT, RIGHT),
    "┬": (DOWN, LEFT, RIGHT), "┼": (UP, DOWN, LEFT, RIGHT),
}  # fmt: skip
NAME = re.compile(r"(back to )?(?:[↺✗?] )?\(?(\w+)\)?")


class Picture:
    """The cells of a picture whose names are all of narrow letters and digits."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows

    def links(self) -> set[tuple[str, str]]:
        """Return each name with each that its line leads to."""
        found = set()
        for y, row in enumerate(self.rows):
            for match in NAME.finditer(row):
                if not match[1]:
                    ends = self._ends(self._exits(match.start(), match.end(), y))
                    found |= {(match[2], end) for end in ends}
        return found

    def _at(self, cell: Cell) -> str:
        x, y = cell
        return self.rows[y][x] if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]) else " "

    def _exits(self, start: int, end: int, y: int) -> Iterator[tuple[Cell, Cell]]:
        """Yield the cells in which a line goes on from a name, and the way it goes."""
        if LEFT in ARMS.get(self._at((end + 1, y)), ()) and self._at((end, y)) == " ":
            yield (end + 1, y), RIGHT
        below = [(x, y + 1) for x in range(start, end)]
        yield from ((cell, DOWN) for cell in below if UP in ARMS.get(self._at(cell), ()))

    def _ends(self, starts: Iterator[tuple[Cell, Cell]]) -> set[str]:
        waiting = list(starts)
        forth = waiting[0][1] if waiting else RIGHT
        seen = set()
        ends = set()
        while waiting:
            cell, way = waiting.pop()
            if (cell, way) in seen:
                continue
            seen.add((cell, way))
            character = self._at(cell)
            if character in ">↓":
                ends.add(self._name_behind(cell))
                continue
            arms = ARMS[character]
            is_hop = character == "│" and way in (LEFT, RIGHT)
            assert is_hop or (-way[0], -way[1]) in arms, f"a line ends at {cell}"
            ways = (way,) if is_hop else arms
            for x, y in ways:
                if (x, y) not in ((-forth[0], -forth[1]), (-way[0], -way[1])):
                    waiting.append(((cell[0] + x, cell[1] + y), (x, y)))
        return ends

    def _name_behind(self, head: Cell) -> str:
        x, y = head
        if self._at(head) == "↓":
            row = self.rows[y + 1]
            return next(m[2] for m in _spans(row) if m.start() <= x < m.end())
        while self._at((x + 2, y)) == "┃" and not self._at((x + 4, y)).strip():
            y -= 1
        start = x + 4 if self._at((x + 2, y)) == "┃" else x + 2
        match = NAME.match(self.rows[y], start)
        assert match, f"an arrow leads nowhere at {head}"
        return match[2]


def _spans(row: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(━*back to |━*)(?:[↺✗?] )?\(?(\w+)\)?━*", row)

"""The words that rules share: near misses, lists of names, sentences about keys."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

#: How many names a message lists before it says "and N more".
LISTED = 5
#: How many comparisons one look for near misses may cost in all, so that a file with thousands
#: of unknown names stays linear.
BUDGET = 200_000


class Names:
    """Known names, among which near misses are looked for."""

    __slots__ = ("_left", "_lower", "known")

    def __init__(self, known: Iterable[str]) -> None:
        """Look among ``known``."""
        self.known: Final = tuple(dict.fromkeys(known))
        self._lower: Final = {name.lower(): name for name in reversed(self.known)}
        self._left = BUDGET

    def near(self, name: str) -> str | None:
        """Return the known name that ``name`` was probably meant to be, or None.

        Near is: equal but for case, or one edit (a character more, less, other, or two swapped)
        for every three characters.
        """
        same = self._lower.get(name.lower())
        if same is not None:
            return same
        allowed = max(len(name) // 3, 1 if len(name) > 1 else 0)
        best, least = None, allowed + 1
        for known in self.known:
            self._left -= 1
            if self._left < 0:
                return None
            if abs(len(known) - len(name)) < least and min(len(known), len(name)) > 1:
                distance = edits(name, known, least - 1)
                if distance < least:
                    best, least = known, distance
        return best


def edits(one: str, other: str, bound: int) -> int:
    """Return how many edits turn ``one`` into ``other``; ``bound + 1`` when more than ``bound``.

    Optimal string alignment distance: a swap of neighbours counts as one edit.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > bound:
            return bound + 1
        before, above = above, line
    return above[-1]


def listed(names: Iterable[str], word: str = "and") -> str:
    """Return ``names`` quoted, at most five and then a count: `a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > LISTED:
        quoted = [*quoted[:LISTED], f"{len(quoted) - LISTED} more"]
        word = "and"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"


def shortened(text: str, limit: int = 40) -> str:
    """Return ``text`` on one line and at most ``limit`` characters long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"

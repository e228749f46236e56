"""The words that rules share: near misses, lists of names, sentences about keys."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: How many names a message lists before it says "and N more".
LISTED = 5
#: How many comparisons the looks of one list of names may cost, so that a file with thousands of
#: unknown names stays linear.
BUDGET = 20_000_000


class Names:
    """Known names, among which near misses are looked for."""

    __slots__ = ("_known", "_left", "_lower")

    def __init__(self, known: Iterable[str]) -> None:
        """Look among ``known``; nothing is made of it before the first look."""
        self._known = known
        self._lower: dict[str, str] | None = None
        self._left = BUDGET

    def near(self, name: str) -> str | None:
        """Return the known name that ``name`` was probably meant to be, or None.

        Near is: equal but for case and blanks around it, or one edit (a character more, less,
        other, or two neighbours swapped) for every three characters; a swap alone is nearest.
        """
        if self._lower is None:
            self._known = known = tuple(dict.fromkeys(self._known))
            self._lower = {each.lower(): each for each in reversed(known)}
        same = self._lower.get(name.strip().lower())
        self._left -= len(self._lower)
        if same is not None or len(name) < 2 or self._left < 0:
            return same
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        letters = sorted(name)
        turned = [
            each for each in self._known if len(each) == len(name) and sorted(each) == letters
        ]
        found = extractOne(name, turned, scorer=OSA.distance, score_cutoff=1)
        if found is None:
            cutoff = max(len(name) // 3, 1)
            found = extractOne(name, self._known, scorer=OSA.distance, score_cutoff=cutoff)
        return found[0] if found is not None and len(found[0]) > 1 else None


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

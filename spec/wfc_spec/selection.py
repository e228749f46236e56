"""What selectors choose out of nodes and the edges between them.

Nodes are numbered as they are written. Every step is linear in nodes and edges; what several
selectors of one list choose is joined.
"""

from __future__ import annotations

from wfc_spec.selector import ALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Final, TypeAlias

    from wfc_spec.selector import Term

    Nodes: TypeAlias = Iterable[int]


class Chart:
    """What selectors can see: of each node what it is called, and who waits for whom.

    ``traits`` maps a method (empty: the name) to each node's texts; ``upstream`` gives the nodes
    that each node waits for.
    """

    __slots__ = ("_downstream", "size", "traits", "upstream")

    def __init__(
        self,
        traits: Mapping[str, Sequence[Sequence[str]]],
        upstream: Sequence[Sequence[int]],
    ) -> None:
        """Hold what is known of each node, in the order in which nodes are written."""
        self.size: Final = len(upstream)
        self.traits: Final = traits
        self.upstream: Final = upstream
        self._downstream: list[list[int]] | None = None

    @property
    def downstream(self) -> Sequence[Sequence[int]]:
        """Return the nodes that wait for each node."""
        if self._downstream is None:
            self._downstream = [[] for _ in range(self.size)]
            for node, above in enumerate(self.upstream):
                for upper in above:
                    self._downstream[upper].append(node)
        return self._downstream

    def known(self, method: str) -> list[str]:
        """Return the texts that ``method`` can find, each once, in order."""
        return list(dict.fromkeys(text for texts in self.traits[method] for text in texts))


def named(term: Term, chart: Chart) -> list[int]:
    """Return the nodes that ``term`` itself names, without what it reaches from there."""
    return [
        node
        for node, texts in enumerate(chart.traits[term.method])
        if any(term.fits(text) for text in texts)
    ]


def chosen(selectors: Iterable[Sequence[Term]], chart: Chart) -> set[int]:
    """Return the nodes that any of ``selectors`` means."""
    found: set[int] = set()
    for terms in selectors:
        sets = [_reached(term, chart) for term in terms]
        found |= set.intersection(*sets)
    return found


def _reached(term: Term, chart: Chart) -> set[int]:
    start = named(term, chart)
    if term.whole:
        return around(around(start, chart.downstream), chart.upstream)
    found = set(start)
    if term.up:
        found |= around(start, chart.upstream, term.up)
    if term.down:
        found |= around(start, chart.downstream, term.down)
    return found


def around(start: Nodes, ways: Sequence[Sequence[int]], steps: int = ALL) -> set[int]:
    """Return ``start`` and all that ``steps`` steps along ``ways`` lead to."""
    found = set(start)
    front = list(found)
    while front and steps:
        steps -= 1
        ahead = []
        for node in front:
            for neighbour in ways[node]:
                if neighbour not in found:
                    found.add(neighbour)
                    ahead.append(neighbour)
        front = ahead
    return found

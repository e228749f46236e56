"""Where the items of a picture stand, and where their lines come in and go out."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from wfc.draw.terminal.tracks import Run, tracks

if TYPE_CHECKING:
    from wfc.draw.terminal.direction import Direction
    from wfc.draw.terminal.layers import Item, Layers, Net


class Places:
    """Places across the flow, which leave every gap with tracks that can be told apart."""

    def __init__(self, layers: Layers, direction: Direction) -> None:
        """Find a place for every item of ``layers``."""
        self.entries = _entries(layers)
        self.at: dict[Item, int] = {}
        self._layers = layers
        self._direction = direction
        self._settle(careful=False)
        if any(tracks(list(self.runs(gap).values())) is None for gap in layers.gaps):
            self._settle(careful=True)

    def runs(self, gap: tuple[Net, ...]) -> dict[Net, Run]:
        """Return the run of each net of ``gap``."""
        return {
            net: Run(
                tuple(self.exit(item) for item in net.sources),
                tuple(self.entry(item, net) for item in net.targets),
            )
            for net in gap
        }

    def exit(self, item: Item) -> int:
        """Return where the line of ``item`` goes out."""
        return self.at[item] + self._direction.exit(item.label, len(self.entries[item]))

    def entry(self, item: Item, net: Net) -> int:
        """Return where ``net`` comes in to ``item``."""
        nets = self.entries[item]
        return self.at[item] + self._direction.entry(item.label, len(nets), nets.index(net))

    def _size(self, item: Item) -> int:
        return self._direction.size(item.label, len(self.entries[item])) + self._direction.apart

    def _settle(self, *, careful: bool) -> None:
        for number, level in enumerate(self._layers.levels):
            gap = self._layers.gaps[number - 1] if number else ()
            exits = {self.exit(item): net for net in gap for item in net.sources}
            free = self._wish(level[0])  # may be negative: all is moved in the end
            for item in level:
                self.at[item] = max(free, self._wish(item))
                while careful and self._meets_another(item, exits):
                    self.at[item] += 1
                free = self.at[item] + self._size(item)
        if not careful:
            self._draw_near()
        first = min(self.at.values())
        self.at = {item: place - first for item, place in self.at.items()}

    def _wish(self, item: Item) -> int:
        """Return the place at which the first line to ``item`` would go straight."""
        nets = self.entries[item]
        if not nets:
            return 0
        wish = self._direction.wish([self.exit(source) for source in nets[0].sources])
        return wish - self._direction.entry(item.label, len(nets), 0)

    def _meets_another(self, item: Item, exits: dict[int, Net]) -> bool:
        """Say whether a line would come in to ``item`` just where another one goes out."""
        entries = [(self.entry(item, net), net) for net in self.entries[item]]
        return any(exits.get(place, net) is not net for place, net in entries)

    def _draw_near(self) -> None:
        """Move items that nothing leads to toward what they lead to, as far as there is room."""
        for number, gap in enumerate(self._layers.gaps):
            leads = {item: net for net in gap for item in net.sources}
            limit: int | None = None
            for item in reversed(self._layers.levels[number]):
                if item in leads and not self.entries[item]:
                    ends = [self.entry(target, leads[item]) for target in leads[item].targets]
                    wish = self.at[item] + self._direction.wish(ends) - self.exit(item)
                    room = wish if limit is None else limit - self._size(item)
                    self.at[item] = max(self.at[item], min(wish, room))
                limit = self.at[item]


def _entries(layers: Layers) -> dict[Item, list[Net]]:
    """Return the nets that come to each item, in the order of where they come from."""
    entries: dict[Item, list[Net]] = {item: [] for level in layers.levels for item in level}
    for number, gap in enumerate(layers.gaps):
        place = {item: each for each, item in enumerate(layers.levels[number])}
        middle = {net: fmean(place[item] for item in net.sources) for net in gap}
        for net in sorted(gap, key=middle.__getitem__):
            for item in net.targets:
                entries[item].append(net)
    return entries

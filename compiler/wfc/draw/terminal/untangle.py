"""Items of each level put in an order in which few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from statistics import fmean
from typing import TYPE_CHECKING

from wfc.draw.terminal.layers import Item, Layers, Net

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How often all levels are looked through; the picture hardly gets better after that.
ROUNDS = 4


def untangled(layers: Layers) -> Layers:
    """Return ``layers`` reordered, or as they are when that is as good.

    The barycenter method of Sugiyama, Tagawa and Toda (1981): each item moves to the mean
    place of those it is connected with, level after level, there and back again.
    """
    best, fewest = layers.levels, crossings(layers)
    levels = list(layers.levels)
    for _ in range(ROUNDS):
        for number, gap in enumerate(layers.gaps):
            ends = [(net.targets, net.sources) for net in gap]
            levels[number + 1] = _sorted(levels[number + 1], levels[number], ends)
        for number, gap in reversed(list(enumerate(layers.gaps))):
            ends = [(net.sources, net.targets) for net in gap]
            levels[number] = _sorted(levels[number], levels[number + 1], ends)
        found = crossings(Layers(tuple(levels), layers.gaps))
        if found < fewest:
            best, fewest = tuple(levels), found
    return Layers(best, layers.gaps)


def crossings(layers: Layers) -> int:
    """Return how often lines would cross that went straight from item to item."""
    return sum(
        _crossings(gap, _places(layers.levels[number]), _places(layers.levels[number + 1]))
        for number, gap in enumerate(layers.gaps)
    )


def _crossings(gap: tuple[Net, ...], left: dict[Item, int], right: dict[Item, int]) -> int:
    lines = sorted((left[s], right[t]) for net in gap for s in net.sources for t in net.targets)
    ends: list[int] = []
    found = 0
    for _, end in lines:  # each crosses those before it that end behind it
        found += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return found


def _places(level: Sequence[Item]) -> dict[Item, int]:
    return {item: number for number, item in enumerate(level)}


def _sorted(
    level: tuple[Item, ...],
    other: tuple[Item, ...],
    ends: list[tuple[tuple[Item, ...], tuple[Item, ...]]],
) -> tuple[Item, ...]:
    """Return ``level`` sorted by the mean place in ``other`` of what each item hangs on."""
    places = _places(other)
    hung: dict[Item, list[int]] = {}
    for here, there in ends:
        for item in here:
            hung.setdefault(item, []).extend(places[each] for each in there)
    mean = {item: fmean(each) for item, each in hung.items()}
    own = _places(level)
    return tuple(sorted(level, key=lambda item: mean.get(item, own[item])))

"""A sketch cut into levels, so that every line goes from one level to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from wfc.draw.terminal.label import label

if TYPE_CHECKING:
    from wfc.draw.sketch import Node, Sketch


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Something in a level: a label, or (empty) a line on its way to a later level."""

    label: str
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """A line with several ends: every target waits for every source, so it tells no lie."""

    sources: tuple[Item, ...]
    targets: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """Levels of items, and the nets in the gap behind each level but the last."""

    levels: tuple[tuple[Item, ...], ...]
    gaps: tuple[tuple[Net, ...], ...]


Aims: TypeAlias = dict[Item, list[Item]]


def layered(sketch: Sketch) -> tuple[Layers, ...]:
    """Return the layers of each island of ``sketch``, islands in written order.

    A link that closes a cycle ends in an item of its own, ``back to NAME``.
    """
    aims = _aims(sketch)
    return tuple(_cut({item: aims[item] for item in island}) for island in _islands(aims))


def _aims(sketch: Sketch) -> Aims:
    """Return every item with those that wait for it."""
    turn = _turns(sketch)
    levels = _levels(sketch, turn)
    items = {node: Item(label(node), levels[node]) for node in (*sketch.tasks, *sketch.outside)}
    aims: Aims = {item: [] for item in items.values()}
    for link in sketch.links:
        source, target = items[link.source], items[link.target]
        if turn[link.source] >= turn[link.target]:
            target = Item(f"back to {target.label}", source.level + 1)
            aims[target] = []
        aims[source].append(target)
    return aims


def _levels(sketch: Sketch, turn: dict[Node, int]) -> dict[Node, int]:
    """Return how many links the longest way to each node has; what comes from elsewhere is near."""
    sources = _sources(sketch)
    levels: dict[Node, int] = {}
    for node, number in turn.items():
        above = [levels[each] for each in sources[node] if turn[each] < number]
        levels[node] = max(above) + 1 if above else 0
    for node in sketch.outside:
        levels[node] = min(levels[each.target] for each in sketch.links if each.source is node) - 1
    return levels


def _sources(sketch: Sketch) -> dict[Node, list[Node]]:
    sources: dict[Node, list[Node]] = {node: [] for node in (*sketch.tasks, *sketch.outside)}
    for link in sketch.links:
        sources[link.target].append(link.source)
    return sources


def _turns(sketch: Sketch) -> dict[Node, int]:
    """Return a turn for each node: first those that wait for nobody left, else a cycle is cut."""
    sources = _sources(sketch)
    turn = {node: number for number, node in enumerate(sketch.outside)}
    left = list(sketch.tasks)
    while left:
        free = (node for node in left if all(s in turn or s is node for s in sources[node]))
        knotted = (node for node in left if node.kind == "cycle")
        node = next(free, None) or next(knotted, left[0])
        turn[node] = len(turn)
        left.remove(node)
    return turn


def _islands(aims: Aims) -> list[list[Item]]:
    """Return the items in groups that no line connects."""
    near: Aims = {item: list(targets) for item, targets in aims.items()}
    for item, targets in aims.items():
        for target in targets:
            near[target].append(item)
    seen: set[Item] = set()
    islands: list[list[Item]] = []
    for start in aims:
        if start in seen:
            continue
        seen.add(start)
        found = [start]
        for item in found:  # the list grows while it is read
            fresh = dict.fromkeys(each for each in near[item] if each not in seen)
            seen.update(fresh)
            found += fresh
        members = set(found)
        islands.append([item for item in aims if item in members])
    return islands


def _cut(aims: Aims) -> Layers:
    """Return the levels of one island, with items for the lines that pass through them."""
    levels: list[list[Item]] = [[] for _ in range(max(item.level for item in aims) + 1)]
    for item in aims:
        levels[item.level].append(item)
    gaps = [_gap(aims, level, levels[number + 1]) for number, level in enumerate(levels[:-1])]
    return Layers(tuple(map(tuple, levels)), tuple(gaps))


def _gap(aims: Aims, level: list[Item], following: list[Item]) -> tuple[Net, ...]:
    """Return the nets behind ``level``; add what passes through to ``following``."""
    groups: dict[frozenset[Item], list[Item]] = {}
    for item in level:
        if aims[item]:
            groups.setdefault(frozenset(aims[item]), []).append(item)
    nets = []
    for sources in groups.values():
        targets = aims[sources[0]]
        near = [item for item in targets if item.level == sources[0].level + 1]
        far = [item for item in targets if item.level > sources[0].level + 1]
        if far:
            passing = Item("", sources[0].level + 1)
            aims[passing] = far
            following.append(passing)
            near.append(passing)
        nets.append(Net(tuple(sources), tuple(near)))
    return tuple(nets)

"""The cycles of a graph, shortest first, each told from the task that is written first."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph

#: How many cycles of a file are told one by one.
SHOWN = 20
#: From how many tasks of a component a shortest way round is looked for (keeps it linear).
STARTS = 200


class Cycle:
    """The edges of a cycle: each one's upstream is the next one's task, the last closes it."""

    __slots__ = ("edges",)

    def __init__(self, edges: tuple[Edge, ...]) -> None:
        """Hold ``edges`` in order."""
        self.edges: Final = edges


def cycles(graph: Graph) -> Iterator[Cycle]:
    """Yield a shortest cycle of a component, drop its edges, and go on until none is left."""
    if len(graph.order) == len(graph.tasks):
        return
    edges = _between(graph)
    while True:
        components = _components(edges)
        if not components:
            return
        for component in components:
            found = _shortest(edges, component)
            for edge in found:
                edges[edge.task.index].remove(edge)
            yield Cycle(_rotated(found))


def _between(graph: Graph) -> dict[int, list[Edge]]:
    """Return, for each task that may be in a cycle, its edges to others that may be."""
    sound = {task.index for task in graph.order}
    edges: dict[int, list[Edge]] = {}
    seen: set[tuple[int, int]] = set()
    for edge in graph.edges:
        if edge.upstream is None or edge.task.index in sound or edge.upstream.index in sound:
            continue
        pair = (edge.task.index, edge.upstream.index)
        if edge.upstream is not edge.task and pair not in seen:
            seen.add(pair)
            edges.setdefault(edge.task.index, []).append(edge)
    return edges


def _targets(edges: dict[int, list[Edge]], node: int) -> list[int]:
    return [edge.upstream.index for edge in edges.get(node, ()) if edge.upstream is not None]


def _components(edges: dict[int, list[Edge]]) -> list[list[int]]:
    """Return the groups of tasks that wait for each other, each in written order.

    Tarjan's strongly connected components, with an own stack instead of recursion.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    found: list[list[int]] = []
    for root in sorted(edges):
        if root in index:
            continue
        work = [(root, iter(_targets(edges, root)))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while work:
            node, rest = work[-1]
            target = next(rest, None)
            if target is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_popped(stack, node, low, len(index) + len(edges)))
            elif target not in index:
                index[target] = low[target] = len(index)
                stack.append(target)
                work.append((target, iter(_targets(edges, target))))
            else:
                low[node] = min(low[node], low[target])
    return sorted(sorted(each) for each in found if len(each) > 1)


def _popped(stack: list[int], node: int, low: dict[int, int], done: int) -> list[int]:
    """Take ``node``'s component off ``stack``, and mark its tasks as ``done`` with."""
    component = []
    while True:
        taken = stack.pop()
        low[taken] = done
        component.append(taken)
        if taken == node:
            return component


def _shortest(edges: dict[int, list[Edge]], component: list[int]) -> list[Edge]:
    """Return a shortest way round ``component``, seen from its first ``STARTS`` tasks."""
    inside = set(component)
    best: list[Edge] = []
    for start in component[:STARTS]:
        found = _way_round(edges, inside, start, len(best))
        if found and (not best or len(found) < len(best)):
            best = found
        if len(best) == 2:
            break
    return best


def _way_round(
    edges: dict[int, list[Edge]], inside: set[int], start: int, bound: int
) -> list[Edge]:
    """Return the edges of a shortest way from ``start`` back, shorter than ``bound`` if set."""
    came: dict[int, Edge] = {}
    front, length = [start], 0
    while front and (not bound or length + 1 < bound):
        length += 1
        ahead: list[int] = []
        for node in front:
            for edge in edges.get(node, ()):
                target = edge.upstream.index if edge.upstream is not None else -1
                if target == start:
                    return _walked(came, edge)
                if target in inside and target not in came:
                    came[target] = edge
                    ahead.append(target)
        front = ahead
    return []


def _walked(came: dict[int, Edge], last: Edge) -> list[Edge]:
    way = [last]
    while way[-1].task.index in came:
        way.append(came[way[-1].task.index])
    return way[::-1]


def _rotated(edges: list[Edge]) -> tuple[Edge, ...]:
    """Return ``edges`` from the task that is written first."""
    first = min(range(len(edges)), key=lambda index: edges[index].task.index)
    return (*edges[first:], *edges[:first])

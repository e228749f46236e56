"""What can run stands in an order that respects every edge; what cannot is told as cycles."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import examples
from wfc.graph.cycle import Cycle, cycles
from wfc.graph.graph import Graph
from wfc.graph.order import levels

from .texts import checked

Edges = list[tuple[int, int]]

SMALL = examples(400)
#: Edges (task, what it waits for) between seven tasks, some to itself, some twice.
EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=16)


def graph_of(pairs: Edges, size: int = 7) -> Graph:
    """Return the graph of a file with these ``pairs``, every other one written as an output."""
    tasks = [
        {
            "Name": f"t{index}",
            "Outputs": {"TaskOutputs": [{"Output": f"o{index}"}]},
            "DependsOn": [
                f"t{up}" for n, (down, up) in enumerate(pairs) if down == index and n % 2
            ],
            "Dependencies": [
                {"UpstreamOutput": f"o{up}"}
                for n, (down, up) in enumerate(pairs)
                if down == index and not n % 2
            ],
        }
        for index in range(size)
    ]
    graph = checked(json.dumps({"Name": "w", "Tasks": tasks})).graph
    assert graph is not None
    return graph


def above(pairs: set[tuple[int, int]]) -> dict[int, set[int]]:
    """Return all that each task waits for, near and far: by brute force, until nothing changes."""
    found: dict[int, set[int]] = {}
    for down, up in pairs:
        found.setdefault(down, set()).add(up)
    while True:
        more = {
            node: ups.union(*(found.get(up, set()) for up in ups)) for node, ups in found.items()
        }
        if more == found:
            return found
        found = more


def shortest(pairs: set[tuple[int, int]], inside: set[int]) -> int:
    """Return the least number of steps in which some task ``inside`` gets back to itself."""
    walks = {(down, up) for down, up in pairs if {down, up} <= inside}
    length, reached = 1, walks
    while not any(start == end for start, end in reached):
        reached = {(start, up) for start, end in reached for down, up in walks if down == end}
        length += 1
    return length


def longest(pairs: set[tuple[int, int]], node: int) -> int:
    """Return how many tasks stand in the longest way to ``node``."""
    return max((longest(pairs, up) + 1 for down, up in pairs if down == node), default=0)


@SMALL
@given(EDGES)
def test_the_order_holds_each_task_without_a_cycle_above_it_once_and_after_its_upstream(
    pairs: Edges,
) -> None:
    graph = graph_of(pairs)
    others = {(down, up) for down, up in pairs if down != up}
    ups = above(others)
    stuck = {node for node, far in ups.items() if any(up in ups.get(up, ()) for up in far | {node})}
    order = [task.index for task in graph.order]
    assert sorted(order) == sorted({*range(7)} - stuck)
    for down, up in others:
        assert down in stuck or order.index(up) < order.index(down)
    level = levels(graph.order, graph.upstream())
    assert level == {node: longest(others, node) for node in order}


@SMALL
@given(EDGES)
def test_cycles_are_real_shortest_first_and_all_of_them(pairs: Edges) -> None:
    graph = graph_of(pairs)
    left = {(down, up) for down, up in pairs if down != up}
    for cycle in cycles(graph):
        steps = walked(cycle, graph)
        ups = above(left)
        together = {node for node in ups if steps[0] in ups[node] and node in ups[steps[0]]}
        assert len(steps) == shortest(left, together)
        left -= {*pairwise(steps), (steps[-1], steps[0])}
    assert not any(node in ups for node, ups in above(left).items())


def walked(cycle: Cycle, graph: Graph) -> list[int]:
    """Return the tasks of ``cycle``, having checked that it is one and starts where it should."""
    tasks = [edge.task.index for edge in cycle.edges]
    ends = [edge.upstream.index for edge in cycle.edges if edge.upstream is not None]
    assert ends == [*tasks[1:], tasks[0]]
    assert all(edge in graph.edges for edge in cycle.edges)
    assert len(set(tasks)) == len(tasks) > 1
    assert tasks[0] == min(tasks)
    return tasks


def test_a_ring_of_two_thousand_tasks_is_one_cycle() -> None:
    ring = [(index, (index + 1) % 2000) for index in range(2000)]
    (cycle,) = cycles(graph_of(ring, 2000))
    assert [edge.task.index for edge in cycle.edges] == [*range(2000)]

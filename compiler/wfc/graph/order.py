"""The order in which tasks can run."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from wfc.graph.graph import Edge
    from wfc.resolve.workflow import Task


def ordered(tasks: tuple[Task, ...], edges: Sequence[Edge]) -> tuple[Task, ...]:
    """Return ``tasks``, each after all it waits for, as they are written where that will do.

    Tasks in a cycle, and all behind one, are left out. A task that waits for itself is taken as
    if it did not: that is a mistake of its own. Linear in tasks and edges.
    """
    for edge in edges:
        if edge.upstream is not None and edge.upstream.index > edge.task.index:
            return _sorted(tasks, edges)
    return tasks


def _sorted(tasks: tuple[Task, ...], edges: Sequence[Edge]) -> tuple[Task, ...]:
    """Sort by Kahn's algorithm."""
    waiting = {task.index: 0 for task in tasks}
    downstream: dict[int, list[Task]] = {task.index: [] for task in tasks}
    for edge in edges:
        if edge.upstream is not None and edge.upstream is not edge.task:
            waiting[edge.task.index] += 1
            downstream[edge.upstream.index].append(edge.task)
    free = [task for task in tasks if not waiting[task.index]]
    for task in free:  # the list grows while it is read
        for next_task in downstream[task.index]:
            waiting[next_task.index] -= 1
            if not waiting[next_task.index]:
                free.append(next_task)
    return tuple(free)


def levels(order: tuple[Task, ...], upstream: dict[int, set[int]]) -> dict[int, int]:
    """Return for each task of ``order`` how many tasks stand in the longest way to it."""
    level: dict[int, int] = {}
    for task in order:
        above = [level[index] for index in upstream[task.index] if index in level]
        level[task.index] = max(above) + 1 if above else 0
    return level

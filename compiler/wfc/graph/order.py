"""The order in which tasks can run."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from wfc.resolve.workflow import Task


def ordered(tasks: tuple[Task, ...], pairs: Sequence[tuple[int, int]]) -> tuple[Task, ...]:
    """Return ``tasks``, each after all it waits for, as they are written where that will do.

    ``pairs`` are the indices of a task and of another one that it waits for. Tasks in a cycle,
    and all behind one, are left out. Linear in tasks and pairs.
    """
    for task, upstream in pairs:
        if upstream > task:
            return _sorted(tasks, pairs)
    return tasks


def _sorted(tasks: tuple[Task, ...], pairs: Sequence[tuple[int, int]]) -> tuple[Task, ...]:
    """Sort by Kahn's algorithm."""
    waiting = {task.index: 0 for task in tasks}
    known = {task.index: task for task in tasks}
    downstream: dict[int, list[int]] = {task.index: [] for task in tasks}
    for task, upstream in pairs:
        waiting[task] += 1
        downstream[upstream].append(task)
    free = [index for index, count in waiting.items() if not count]
    for index in free:  # the list grows while it is read
        for after in downstream[index]:
            waiting[after] -= 1
            if not waiting[after]:
                free.append(after)
    return tuple([known[index] for index in free])


def levels(order: tuple[Task, ...], upstream: dict[int, set[int]]) -> dict[int, int]:
    """Return for each task of ``order`` how many tasks stand in the longest way to it."""
    level: dict[int, int] = {}
    for task in order:
        above = [level[index] for index in upstream[task.index] if index in level]
        level[task.index] = max(above) + 1 if above else 0
    return level

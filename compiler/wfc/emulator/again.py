"""Running tasks of an instance once more, whichever version of the API asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows
from wfc.emulator.coherence import edges_of
from wfc.emulator.store import FOREVER
from wfc.emulator.task import NodeTask
from wfc.emulator.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Collection

    from wfc.emulator.instances import WorkflowInstance
    from wfc.emulator.operation import Call
    from wfc.emulator.task import Task


@shows("rerun-goes-on")
def run_again(call: Call, workflow: WorkflowInstance, again: Collection[int]) -> None:
    """Let the tasks ``again`` run, and after them what waited for them."""
    tasks = call.store.tasks(workflow, FOREVER)
    numbers = [task.run_number + (task.id in again) for task in tasks]
    kept = {
        at: task.run
        for at, task in enumerate(tasks)
        if task.id not in again and task.run.begun_at(call.now)
    }
    named = enumerate(zip(tasks, numbers, strict=True))
    fails = {at for at, (task, number) in named if call.fails(task.task.name, number)}
    upstream = edges_of([task.task for task in tasks])
    dry = {at for at, task in enumerate(tasks) if _is_dry(task.task)}
    runs = timeline(upstream, fails - dry, call.now, call.settings.pace, kept, dry)
    rows = zip(tasks, numbers, runs, strict=True)
    call.store.put_runs((task.id, number, run) for task, number, run in rows)


def _is_dry(task: Task) -> bool:
    return isinstance(task, NodeTask) and task.dry_run

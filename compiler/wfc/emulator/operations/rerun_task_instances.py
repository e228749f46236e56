"""RerunTaskInstances: run task instances that are over once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.batch import batch
from wfc.emulator.behaviours import shows
from wfc.emulator.coherence import upstream_of
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.store import FOREVER
from wfc.emulator.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Collection

    from wfc.emulator.instances import WorkflowInstance

_FLAGS: Final = ("True", "False", "true", "false")


@shows("rerun-config")
def perform(call: Call) -> Outcome:
    """Run again what is over, and answer for each id whether it will run."""
    call.parameters.find_choice("UseLatestConfig", _FLAGS)
    again: dict[int, WorkflowInstance] = {}
    outcome = batch(call, lambda wanted: _refusal(call, wanted, again))
    for workflow in {workflow.id: workflow for workflow in again.values()}.values():
        _plan(call, workflow, again.keys())
    return outcome


def _refusal(call: Call, wanted: int, again: dict[int, WorkflowInstance]) -> str:
    """Note the task instance in ``again``; return why not, or an empty text."""
    found = call.store.task(wanted, call.now)
    if found is None:
        return f"The task instance {wanted} does not exist."
    if found.run.finished is None:
        return f"The task instance {wanted} is not over: its status is {found.run.status}."
    again[wanted] = found.workflow
    return ""


@shows("rerun-goes-on")
def _plan(call: Call, workflow: WorkflowInstance, again: Collection[int]) -> None:
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
    upstream = upstream_of([task.task for task in tasks])
    runs = timeline(upstream, fails, call.now, call.settings.pace, kept)
    rows = zip(tasks, numbers, runs, strict=True)
    call.store.put_runs((task.id, number, run) for task, number, run in rows)


OPERATION: Final = Operation(
    version="2024-05-18",
    action="RerunTaskInstances",
    method="POST",
    parameters=frozenset({"Comment", "Ids", "UseLatestConfig"}),
    perform=perform,
)

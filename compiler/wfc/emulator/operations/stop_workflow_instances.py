"""StopWorkflowInstances: end what waits and runs, each workflow instance for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.batch import batch
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.store import FOREVER
from wfc.emulator.timeline import stopped

if TYPE_CHECKING:
    from wfc.emulator.instances import WorkflowInstance


def perform(call: Call) -> Outcome:
    """Stop what can be stopped, and answer for each id whether it was."""
    return batch(call, lambda id: _refusal(call, id))  # noqa: A006 - the API's word


def _refusal(call: Call, wanted: int) -> str:
    """Stop the instance; return why not, or an empty text."""
    found = call.store.workflow(wanted, call.now)
    if found is None:
        return f"The workflow instance {wanted} does not exist."
    if found.run.finished is not None:
        return f"The workflow instance {wanted} is not running: its status is {found.run.status}."
    _stop(call, found)
    return ""


def _stop(call: Call, found: WorkflowInstance) -> None:
    tasks = call.store.tasks(found, FOREVER)
    runs = stopped([task.run for task in tasks], call.now)
    numbered = zip(tasks, runs, strict=True)
    call.store.put_runs((task.id, task.run_number, run) for task, run in numbered)


OPERATION: Final = Operation(
    version="2024-05-18",
    action="StopWorkflowInstances",
    method="POST",
    parameters=frozenset({"Comment", "Ids"}),
    perform=perform,
)

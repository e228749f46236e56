"""RerunTaskInstances: run task instances that are over once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.again import run_again
from wfc.emulator.batch import batch
from wfc.emulator.behaviours import shows
from wfc.emulator.operation import Call, Operation, Outcome

if TYPE_CHECKING:
    from wfc.emulator.instances import WorkflowInstance

_FLAGS: Final = ("True", "False", "true", "false")


@shows("rerun-config")
def perform(call: Call) -> Outcome:
    """Run again what is over, and answer for each id whether it will run."""
    call.parameters.find_choice("UseLatestConfig", _FLAGS)
    again: dict[int, WorkflowInstance] = {}
    outcome = batch(call, lambda wanted: _refusal(call, wanted, again))
    for workflow in {workflow.id: workflow for workflow in again.values()}.values():
        run_again(call, workflow, again.keys())
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


OPERATION: Final = Operation(
    version="2024-05-18",
    action="RerunTaskInstances",
    method="POST",
    parameters=frozenset({"Comment", "Ids", "UseLatestConfig"}),
    perform=perform,
)

"""GetWorkflowInstance: one workflow instance by its id."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views import workflow_view


def perform(call: Call) -> Outcome:
    """Answer the instance as it stands now."""
    asked = call.parameters.integer("Id")
    found = call.store.workflow(asked, call.now)
    if found is None:
        message = f"The workflow instance {asked} does not exist."
        raise ServiceError("workflow-instance-unknown", message)
    return Outcome({"WorkflowInstance": workflow_view(found)})


OPERATION: Final = Operation(
    version="2024-05-18",
    action="GetWorkflowInstance",
    method="GET",
    parameters=frozenset({"Id"}),
    perform=perform,
)

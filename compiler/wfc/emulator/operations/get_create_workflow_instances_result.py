"""GetCreateWorkflowInstancesResult (2024-05-18): what became of a CreateWorkflowInstances."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError


def perform(call: Call) -> Outcome:
    """Answer the ids of the instances, once they are made."""
    wanted = call.parameters.text("OperationId")
    found = call.store.order(wanted)
    if found is None:
        raise ServiceError("operation-id-unknown", f"The operation {wanted} does not exist.")
    created, instances = found
    if call.now < created + call.settings.pace.pickup:
        return Outcome({"Result": {"Status": "Creating"}})
    made = {"Status": "Created", "WorkflowInstanceIds": instances}
    return Outcome({"Result": made | {"UnifiedWorkflowInstanceIds": instances}})


OPERATION: Final = Operation(
    version="2024-05-18",
    action="GetCreateWorkflowInstancesResult",
    method="GET",
    parameters=frozenset({"OperationId"}),
    perform=perform,
)

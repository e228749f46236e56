"""ListWorkflowInstances: the workflow instances of a business date, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number
from wfc.emulator.faults.lists import listed, noise
from wfc.emulator.listing import SHARED, fits, like, page, refuse_unified_id
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.parameters import ENVIRONMENTS, Parameters
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.views import workflow_view

if TYPE_CHECKING:
    from wfc.emulator.instances import WorkflowInstance

_TYPES: Final = (
    *("Normal", "Manual", "SmokeTest"),
    *("SupplementData", "ManualWorkflow", "TriggerWorkflow"),
)
_FILTERS: Final = frozenset({"status", "executionDate"})


def perform(call: Call) -> Outcome:
    """Answer the asked page of what matches."""
    parameters = call.parameters
    project, day = parameters.integer("ProjectId", 1), parameters.integer("BizDate")
    found = _matching(parameters, listed(call, project, day))
    found += noise(call, found[-1]) if found else []
    rows, fields = page(found, call, int(number("workflow-page-limit")))
    instances = [workflow_view(row) for row in rows]
    return Outcome({"PagingInfo": {**fields, "WorkflowInstances": instances}})


def _matching(parameters: Parameters, instances: list[WorkflowInstance]) -> list[WorkflowInstance]:
    """Return the instances that fit every given parameter."""
    refuse_unified_id(parameters)
    part, ids = parameters.find("Name"), parameters.find_list("Ids", int)
    equal = {
        "Owner": parameters.find("Owner"),
        "EnvType": parameters.find_choice("EnvType", ENVIRONMENTS),
        "Type": parameters.find_choice("Type", _TYPES),
        "WorkflowId": parameters.find_integer("WorkflowId"),
        "Status": _status(parameters),
    }
    tags = parameters.find_list("Tags", str)
    return [
        instance
        for instance in instances
        if like(instance.asked.name, part)
        and (ids is None or instance.id in ids)
        and tags is None  # an ad hoc instance has none, so none of the wanted
        and fits(workflow_view(instance), equal)
    ]


def _status(parameters: Parameters) -> str | None:
    """Return the status that Filter wants, if any."""
    conditions = parameters.find_filter("Filter", _FILTERS)
    if "executionDate" in conditions:
        why = "the emulator does not know what executionDate is compared with"
        message = Spot("Filter").wrong(parameters.find("Filter"), why)
        raise ServiceError("filter-not-emulated", message)
    return conditions.get("status")


OPERATION: Final = Operation(
    version="2024-05-18",
    action="ListWorkflowInstances",
    method="POST",
    parameters=SHARED | {"BizDate", "EnvType", "Name", "Tags", "Type"},
    perform=perform,
)

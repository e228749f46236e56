"""CreateWorkflowInstances (2024-05-18): run tasks of a deployed workflow, for ranges of days."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import shows, text
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.ordered import Order, made
from wfc.emulator.parameters import ENVIRONMENTS
from wfc.emulator.read_order import chosen, every_day, parameters, past, texts
from wfc.emulator.scheduling import DAY, midnight
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.strict_json import read_json

if TYPE_CHECKING:
    from wfc.emulator.flow import Flow

_KIND: Final = "ManualWorkflow"
_KINDS: Final = (_KIND, "SupplementData", "Manual", "SmokeTest", "TriggerWorkflow")
_RANGES: Final = 7


@shows("created-later", "instance-a-day")
def perform(call: Call) -> Outcome:
    """Check the request, make an instance for each day, and answer where to ask for them."""
    name, flow = call.parameters.text("Name"), _flow(call)
    environment = call.parameters.find_choice("EnvType", ENVIRONMENTS) or text("env-type-default")
    if call.parameters.find("AutoStartEnabled") in ("False", "false"):
        message = "The emulator starts every instance: AutoStartEnabled must be true."
        raise ServiceError("instance-type-not-emulated", message)
    days = _days(call)
    properties = _object(call, "DefaultRunProperties")
    include, exclude = (_ids(properties, f"{each}TaskIds") for each in ("Include", "Exclude"))
    runs, dry = chosen(flow, "task_id", include, exclude)
    given = parameters(call, flow, "task_id", "TaskParameters", texts(call, "WorkflowParameters"))
    order = Order(flow, name, _KIND, environment, runs, dry, days, given)
    instances = [made(call, order, (day,)) for day in days]
    operation = str(uuid.uuid4())
    call.store.add_order(operation, call.now, instances)
    return Outcome({"OperationId": operation}, executed=instances[0])


def _flow(call: Call) -> Flow:
    kind = call.parameters.text("Type")
    call.parameters.find_choice("Type", _KINDS)
    if kind != _KIND:
        raise ServiceError("instance-type-not-emulated", f"Type {kind} is not emulated.")
    project = call.parameters.integer("ProjectId", 1)
    wanted = call.parameters.integer("WorkflowId", 1)
    for flow in call.settings.flows:
        if (flow.workflow_id, flow.project_id) == (wanted, project):
            return flow
    message = f"The workflow {wanted} is not deployed in workspace {project}."
    raise ServiceError("workflow-unknown", message)


def _days(call: Call) -> tuple[int, ...]:
    """Return the days of Periods in ms, yesterday if there are none; raises ServiceError."""
    spans = _object(call, "Periods").get("BizDates")
    if spans is None:
        return (midnight(call.now // 1000) - DAY,)
    if not isinstance(spans, list) or not 0 < len(spans) <= _RANGES:
        raise ServiceError(
            "parameter-malformed", f"Periods.BizDates must have 1 to {_RANGES} ranges."
        )
    found: list[int] = []
    for index, span in enumerate(spans):
        spot = Spot("Periods").inside("BizDates", index)
        if not isinstance(span, dict) or set(span) != {"StartBizDate", "EndBizDate"}:
            why = "it must have StartBizDate and EndBizDate"
            raise ServiceError("parameter-malformed", spot.wrong(span, why))
        first, last = (
            past(call, str(spot), str(span[f"{end}BizDate"])) for end in ("Start", "End")
        )
        found += every_day(str(spot), first, last)
    return tuple(dict.fromkeys(found))


def _object(call: Call, name: str) -> dict[str, object]:
    """Return the JSON object that a parameter is, {} if absent; raises ServiceError."""
    written = call.parameters.find(name)
    try:
        value = {} if written is None else read_json(written)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ServiceError(
            "parameter-malformed", Spot(name).wrong(written, "it must be a JSON object")
        )
    return value


def _ids(properties: dict[str, object], name: str) -> list[int] | None:
    ids = properties.get(name)
    if ids is not None and not (isinstance(ids, list) and all(type(each) is int for each in ids)):
        spot = Spot("DefaultRunProperties").inside(name)
        raise ServiceError(
            "parameter-malformed", spot.wrong(json.dumps(ids), "it must be a list of IDs")
        )
    return ids or None


OPERATION: Final = Operation(
    version="2024-05-18",
    action="CreateWorkflowInstances",
    method="POST",
    parameters=frozenset({"AutoStartEnabled", "Comment", "DefaultRunProperties", "EnvType", "Name"})
    | {"Periods", "ProjectId", "TagCreationPolicy", "Tags", "TaskParameters", "Type"}
    | {"WorkflowId", "WorkflowParameters"},
    perform=perform,
)

"""ListInstances (2020-05-18): node instances of a workspace and day, also those of manual runs."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviours import number, shows
from wfc.emulator.faults.lists import listed
from wfc.emulator.listing import page
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.read_order import timed_day
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import MANUAL, environment_of, instance_view, node_of
from wfc.emulator.wrapped import wrapped


@shows("manual-instances-listed")
def perform(call: Call) -> Outcome:
    """Answer the asked page of the instances of a workflow, whichever DAG they are of."""
    environment = environment_of(call)
    project, flow = call.parameters.integer("ProjectId", 1), call.parameters.find("BizName")
    day = timed_day(call, "Bizdate")
    if flow is None or day is None:
        message = "The emulator lists by BizName and Bizdate only: give both."
        raise ServiceError("filter-not-emulated", message)
    found = [
        instance
        for dag in listed(call, project, day)
        if (dag.asked.name, dag.asked.kind) == (flow, MANUAL)
        and dag.asked.env_type.upper() == environment
        for instance in call.store.tasks(dag, call.now)
    ]
    rows, fields = page(found, call, int(number("instances-page-limit")))
    return wrapped(fields | {"Instances": [instance_view(each, node_of(each)) for each in rows]})


OPERATION: Final = Operation(
    version="2020-05-18",
    action="ListInstances",
    method="POST",
    parameters=frozenset({"BizName", "Bizdate", "PageNumber", "PageSize"})
    | {"ProjectEnv", "ProjectId"},
    perform=perform,
)

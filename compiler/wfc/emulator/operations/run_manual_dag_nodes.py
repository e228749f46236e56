"""RunManualDagNodes (2020-05-18): run nodes of a deployed workflow, for a day or a range."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.ordered import Order, made
from wfc.emulator.read_order import (
    chosen,
    every_day,
    flow_named,
    listed_ids,
    parameters,
    texts,
    timed_day,
)
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import MANUAL, environment_of


def perform(call: Call) -> Outcome:
    """Check the request, make the DAG, and answer its id."""
    environment = environment_of(call)
    flow = flow_named(call)
    call.parameters.find_integer("ProjectId", 1)
    days = _days(call)
    include, exclude = listed_ids(call, "IncludeNodeIds"), listed_ids(call, "ExcludeNodeIds")
    runs, dry = chosen(flow, "node_id", include, exclude)
    given = parameters(call, flow, "node_id", "NodeParameters", texts(call, "DagParameters"))
    order = Order(flow, flow.name, MANUAL, environment.capitalize(), runs, dry, days, given)
    dag = made(call, order, days)
    return Outcome({"DagId": dag}, executed=dag)


def _days(call: Call) -> tuple[int, ...]:
    """Return the days to run for, in ms; raises ServiceError."""
    day = timed_day(call, "BizDate")
    first, last = timed_day(call, "StartBizDate"), timed_day(call, "EndBizDate")
    if day is not None and first is None and last is None:
        return (day,)
    if day is not None or first is None or last is None:
        message = "Give either BizDate, or both StartBizDate and EndBizDate."
        raise ServiceError("day-and-range", message)
    return every_day("StartBizDate", first, last)


OPERATION: Final = Operation(
    version="2020-05-18",
    action="RunManualDagNodes",
    method="POST",
    parameters=frozenset({"BizDate", "DagParameters", "EndBizDate", "ExcludeNodeIds", "FlowName"})
    | {"IncludeNodeIds", "NodeParameters", "ProjectEnv", "ProjectId", "ProjectName"}
    | {"StartBizDate"},
    perform=perform,
)

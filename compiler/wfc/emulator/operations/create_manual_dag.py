"""CreateManualDag (2018-06-01): run a whole deployed workflow for a day."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviours import shows
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.ordered import Order, made
from wfc.emulator.printed import FORMATS
from wfc.emulator.read_order import chosen, flow_named, parameters, timed_day
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import MANUAL

_BAD_DAY: Final = "600011"


@shows("returned-error")
def perform(call: Call) -> Outcome:
    """Check the request, make the DAG, and answer its id as ReturnValue."""
    call.parameters.find_choice("Format", FORMATS)
    flow = flow_named(call)
    call.parameters.text("Bizdate")
    try:
        day = timed_day(call, "Bizdate")
    except ServiceError as error:
        return Outcome(_returned(_BAD_DAY, error.message))
    runs, dry = chosen(flow, "node_id", None, None)
    pairs = [part.partition("=") for part in (call.parameters.find("DagPara") or "").split()]
    of_workflow = {name: value for name, _, value in pairs}
    given = parameters(call, flow, "node_id", "NodePara", of_workflow)
    days = (day or 0,)
    dag = made(call, Order(flow, flow.name, MANUAL, "Prod", runs, dry, days, given), days)
    return Outcome(_returned("0") | {"ReturnValue": dag}, executed=dag)


def _returned(code: str, message: str = "") -> dict[str, object]:
    return {"ReturnCode": code, "ReturnErrorSolution": "", "ReturnMessage": message}


OPERATION: Final = Operation(
    version="2018-06-01",
    action="CreateManualDag",
    method="POST",
    parameters=frozenset({"Bizdate", "DagPara", "FlowName", "Format", "NodePara", "ProjectName"}),
    perform=perform,
    in_query=True,
)

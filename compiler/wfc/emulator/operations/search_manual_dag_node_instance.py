"""SearchManualDagNodeInstance (2018-06-01): the instances of a DAG, their states as numbers."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.printed import FORMATS
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import dag_of, nodes_of, numbered_row

_UNKNOWN_DAG: Final = "11020293069"


def perform(call: Call) -> Outcome:
    """Answer every instance, in the order of the workflow."""
    call.parameters.find_choice("Format", FORMATS)
    project = call.parameters.text("ProjectName")
    try:
        dag = dag_of(call)
        if dag.asked.project_name != project:
            raise ServiceError("dag-unknown", f"The DAG {dag.id} does not exist in {project}.")
    except ServiceError as error:
        if error.behaviour.name != "dag-unknown":
            raise
        return Outcome(_answer(_UNKNOWN_DAG, error.message, success=False))
    rows = [numbered_row(instance, node) for instance, node in nodes_of(call, dag)]
    return Outcome({"Data": {"NodeInsInfo": rows}} | _answer("0", "", success=True))


def _answer(code: str, message: str, *, success: bool) -> dict[str, object]:
    return {"ErrCode": code, "ErrMsg": message, "Success": success}


OPERATION: Final = Operation(
    version="2018-06-01",
    action="SearchManualDagNodeInstance",
    method="POST",
    parameters=frozenset({"DagId", "Format", "ProjectName"}),
    perform=perform,
    in_query=True,
)

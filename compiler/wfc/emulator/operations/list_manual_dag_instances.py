"""ListManualDagInstances (2020-05-18): the instances of a DAG, all at once."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import dag_of, environment_of, node_row, nodes_of


def perform(call: Call) -> Outcome:
    """Answer every instance, in the order of the workflow."""
    dag = dag_of(call, environment_of(call))
    project = call.parameters.text("ProjectName")
    if dag.asked.project_name != project:
        raise ServiceError("dag-unknown", f"The DAG {dag.id} does not exist in {project}.")
    return Outcome({"Instances": [node_row(each, node) for each, node in nodes_of(call, dag)]})


OPERATION: Final = Operation(
    version="2020-05-18",
    action="ListManualDagInstances",
    method="POST",
    parameters=frozenset({"DagId", "ProjectEnv", "ProjectName"}),
    perform=perform,
)

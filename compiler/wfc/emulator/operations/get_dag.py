"""GetDag (2020-05-18): a DAG and how far it has come."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.views_dag import dag_of, dag_view, environment_of
from wfc.emulator.wrapped import wrapped


def perform(call: Call) -> Outcome:
    """Answer it as it stands now."""
    dag = dag_of(call, environment_of(call))
    return wrapped(dag_view(dag))


OPERATION: Final = Operation(
    version="2020-05-18",
    action="GetDag",
    method="POST",
    parameters=frozenset({"DagId", "ProjectEnv"}),
    perform=perform,
)

"""GetInstanceLog (2020-05-18): the log of one instance of a DAG, one text."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.task_log import task_log
from wfc.emulator.views_dag import instance_of
from wfc.emulator.wrapped import wrapped


def perform(call: Call) -> Outcome:
    """Answer the log as far as it is written."""
    found, _ = instance_of(call)
    run = call.parameters.find_integer("InstanceHistoryId", 1)
    if run is not None and run != found.run_number:
        why = f"instance {found.id} has no such run"
        raise ServiceError("run-unknown", Spot("InstanceHistoryId").wrong(run, why))
    return wrapped(task_log(found, call.store.tasks(found.workflow, call.now)))


OPERATION: Final = Operation(
    version="2020-05-18",
    action="GetInstanceLog",
    method="POST",
    parameters=frozenset({"InstanceHistoryId", "InstanceId", "ProjectEnv"}),
    perform=perform,
)

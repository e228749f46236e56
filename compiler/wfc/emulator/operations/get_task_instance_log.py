"""GetTaskInstanceLog: the log of one run of a task instance, by default the latest."""

from __future__ import annotations

from typing import Final

from wfc.emulator.find_task import find_task
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.task_log import task_log


def perform(call: Call) -> Outcome:
    """Answer the log as far as it is written."""
    found, siblings = find_task(call)
    run = call.parameters.find_integer("RunNumber", 1)
    if run is not None and run != found.run_number:
        why = f"task instance {found.id} has no such run"
        raise ServiceError("run-unknown", Spot("RunNumber").wrong(run, why))
    return Outcome({"TaskInstanceLog": task_log(found, siblings)})


OPERATION: Final = Operation(
    version="2024-05-18",
    action="GetTaskInstanceLog",
    method="GET",
    parameters=frozenset({"Id", "RunNumber"}),
    perform=perform,
)

"""GetTaskInstanceLog: the log of one run of a task instance, by default the latest."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wfc.emulator.find_task import find_task
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.task_log import task_log


def perform(call: Call) -> Outcome:
    """Answer the log as far as it is written."""
    found, siblings = find_task(call)
    number = call.parameters.find_integer("RunNumber", 1) or found.run_number
    run = call.store.run(found.id, number, call.now)
    if run is None:
        why = f"task instance {found.id} has no such run"
        raise ServiceError("run-unknown", Spot("RunNumber").wrong(number, why))
    found = replace(found, run_number=number, run=run)
    return Outcome({"TaskInstanceLog": task_log(found, siblings)})


OPERATION: Final = Operation(
    version="2024-05-18",
    action="GetTaskInstanceLog",
    method="GET",
    parameters=frozenset({"Id", "RunNumber"}),
    perform=perform,
)

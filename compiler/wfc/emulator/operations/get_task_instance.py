"""GetTaskInstance: one task instance by its id, with script, inputs and outputs."""

from __future__ import annotations

from typing import Final

from wfc.emulator.find_task import find_task
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.views import task_view


def perform(call: Call) -> Outcome:
    """Answer the instance as it stands now."""
    found, siblings = find_task(call)
    return Outcome({"TaskInstance": task_view(found, siblings)})


OPERATION: Final = Operation(
    version="2024-05-18",
    action="GetTaskInstance",
    method="GET",
    parameters=frozenset({"Id"}),
    perform=perform,
)

"""The task instance a call asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.service_error import ServiceError

if TYPE_CHECKING:
    from wfc.emulator.instances import TaskInstance
    from wfc.emulator.operation import Call


def find_task(call: Call) -> tuple[TaskInstance, list[TaskInstance]]:
    """Return the task instance of parameter ``Id``, and all of its workflow.

    Raises ServiceError if there is none.
    """
    asked = call.parameters.integer("Id")
    found = call.store.task(asked, call.now)
    if found is None:
        message = f"The task instance {asked} does not exist."
        raise ServiceError("task-instance-unknown", message)
    return found, call.store.tasks(found.workflow, call.now)

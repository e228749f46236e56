"""RestartInstance (2020-05-18): run an instance that is over once more."""

from __future__ import annotations

from typing import Final

from wfc.emulator.again import run_again
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.views_dag import instance_of
from wfc.emulator.wrapped import wrapped


def perform(call: Call) -> Outcome:
    """Let it run, and after it what waited for it."""
    found, _ = instance_of(call)
    if found.run.finished is None:
        message = f"The instance {found.id} is not over: its status is {found.run.status}."
        raise ServiceError("instance-not-running", message)
    run_again(call, found.workflow, {found.id})
    return wrapped(True)


OPERATION: Final = Operation(
    version="2020-05-18",
    action="RestartInstance",
    method="POST",
    parameters=frozenset({"InstanceId", "ProjectEnv"}),
    perform=perform,
)

"""GetInstance (2020-05-18): one instance of a DAG."""

from __future__ import annotations

from typing import Final

from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.views_dag import instance_of, instance_view
from wfc.emulator.wrapped import wrapped


def perform(call: Call) -> Outcome:
    """Answer it as it stands now."""
    return wrapped(instance_view(*instance_of(call)))


OPERATION: Final = Operation(
    version="2020-05-18",
    action="GetInstance",
    method="POST",
    parameters=frozenset({"InstanceId", "ProjectEnv"}),
    perform=perform,
)

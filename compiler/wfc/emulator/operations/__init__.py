"""The operations the emulator has: one file each, listed here in order.

A test holds this list and the files of this folder together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.operations import (
    execute_adhoc_workflow_instance,
    get_task_instance,
    get_task_instance_log,
    get_workflow_instance,
    list_task_instances,
    list_workflow_instances,
    rerun_task_instances,
    stop_workflow_instances,
)

if TYPE_CHECKING:
    from wfc.emulator.operation import Operation

OPERATIONS: Final[tuple[Operation, ...]] = (
    execute_adhoc_workflow_instance.OPERATION,
    get_task_instance.OPERATION,
    get_task_instance_log.OPERATION,
    get_workflow_instance.OPERATION,
    list_task_instances.OPERATION,
    list_workflow_instances.OPERATION,
    rerun_task_instances.OPERATION,
    stop_workflow_instances.OPERATION,
)

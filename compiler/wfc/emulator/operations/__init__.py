"""The operations the emulator has: one file each, listed here in order.

A test holds this list and the files of this folder together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.operations import (
    create_manual_dag,
    create_workflow_instances,
    execute_adhoc_workflow_instance,
    get_create_workflow_instances_result,
    get_dag,
    get_instance,
    get_instance_log,
    get_task_instance,
    get_task_instance_log,
    get_workflow_instance,
    list_instances,
    list_manual_dag_instances,
    list_task_instances,
    list_workflow_instances,
    rerun_task_instances,
    restart_instance,
    run_manual_dag_nodes,
    search_manual_dag_node_instance,
    stop_instance,
    stop_workflow_instances,
)

if TYPE_CHECKING:
    from wfc.emulator.operation import Operation

OPERATIONS: Final[tuple[Operation, ...]] = (
    create_manual_dag.OPERATION,
    create_workflow_instances.OPERATION,
    execute_adhoc_workflow_instance.OPERATION,
    get_create_workflow_instances_result.OPERATION,
    get_dag.OPERATION,
    get_instance.OPERATION,
    get_instance_log.OPERATION,
    get_task_instance.OPERATION,
    get_task_instance_log.OPERATION,
    get_workflow_instance.OPERATION,
    list_instances.OPERATION,
    list_manual_dag_instances.OPERATION,
    list_task_instances.OPERATION,
    list_workflow_instances.OPERATION,
    rerun_task_instances.OPERATION,
    restart_instance.OPERATION,
    run_manual_dag_nodes.OPERATION,
    search_manual_dag_node_instance.OPERATION,
    stop_instance.OPERATION,
    stop_workflow_instances.OPERATION,
)

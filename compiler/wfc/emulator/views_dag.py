"""Instances of a manual run in the shapes of the versions 2020-05-18 and 2018-06-01."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, shows, text
from wfc.emulator.scheduling import fixed, trigger_time
from wfc.emulator.service_error import ServiceError
from wfc.emulator.task import NodeTask

if TYPE_CHECKING:
    from wfc.emulator.instances import TaskInstance, WorkflowInstance
    from wfc.emulator.operation import Call
    from wfc.emulator.views import View

#: The states of 2024-05-18 in the words of 2020-05-18, and the numbers of 2018-06-01.
WORDS: Final = {
    "NotRun": ("NOT_RUN", 1),
    "WaitTime": ("WAIT_TIME", 2),
    "WaitResource": ("WAIT_RESOURCE", 3),
    "Running": ("RUNNING", 4),
    "Failure": ("FAILURE", 5),
    "Success": ("SUCCESS", 6),
    "Checking": ("CHECKING", 7),
    "CheckingCondition": ("CHECKING_CONDITION", 8),
}
MANUAL: Final = "MANUAL"


def dag_of(call: Call, environment: str | None = None) -> WorkflowInstance:
    """Return the DAG of parameter ``DagId``, in ``environment``; raises ServiceError."""
    asked = call.parameters.integer("DagId")
    found = call.store.workflow(asked, call.now)
    if found is None or found.asked.kind != MANUAL:
        raise ServiceError("dag-unknown", f"The DAG {asked} does not exist.")
    if environment is not None and found.asked.env_type.upper() != environment:
        raise ServiceError("dag-unknown", f"The DAG {asked} does not exist in {environment}.")
    return found


def nodes_of(call: Call, dag: WorkflowInstance) -> list[tuple[TaskInstance, NodeTask]]:
    """Return the instances of a DAG, each with the node it is of."""
    return [(each, node_of(each)) for each in call.store.tasks(dag, call.now)]


def node_of(instance: TaskInstance) -> NodeTask:
    """Return the node that ``instance`` is of; raises ServiceError for an ad hoc task."""
    if not isinstance(instance.task, NodeTask) or instance.asked.kind != MANUAL:
        raise ServiceError("instance-unknown", f"The instance {instance.id} does not exist.")
    return instance.task


def instance_of(call: Call) -> tuple[TaskInstance, NodeTask]:
    """Return the instance of InstanceId and ProjectEnv; raises ServiceError."""
    asked = call.parameters.integer("InstanceId")
    environment = environment_of(call)
    found = call.store.task(asked, call.now)
    if found is None or found.asked.env_type.upper() != environment:
        raise ServiceError("instance-unknown", f"The instance {asked} does not exist.")
    return found, node_of(found)


def environment_of(call: Call) -> str:
    """Return ProjectEnv, which is mandatory: PROD or DEV; raises ServiceError."""
    call.parameters.text("ProjectEnv")
    return call.parameters.find_choice("ProjectEnv", ("PROD", "DEV")) or ""


@shows("dag-states")
def dag_view(dag: WorkflowInstance) -> View:
    """Return a DAG as GetDag shows it."""
    states = {"NotRun": "CREATED", "WaitResource": "CREATED", "Running": "RUNNING"}
    asked, status = dag.asked, dag.run.status
    times = {"StartTime": dag.run.started, "FinishTime": dag.run.finished}
    return {
        "DagId": dag.id,
        "Name": asked.name,
        "Status": states.get(status, status.upper()),
        "Type": text("dag-type"),
        "Bizdate": asked.biz_date,
        "Gmtdate": trigger_time(asked.biz_date),
        "ProjectId": asked.project_id,
        "CreateUser": asked.create_user,
        "CreateTime": asked.created // 1000,
        "ModifyTime": dag.modified // 1000,
        **{name: time // 1000 for name, time in times.items() if time is not None},
    }


@shows("dry-run-type", "dag-times")
def node_row(instance: TaskInstance, node: NodeTask) -> View:
    """Return an instance as ListManualDagInstances shows it: states are words, times are ms."""
    return {
        "InstanceId": instance.id,
        "NodeId": node.node_id,
        "NodeName": node.name,
        "DagId": instance.workflow.id,
        "DagType": text("dag-type-number"),
        "Status": WORDS[instance.run.status][0],
        "TaskType": text("dry-run-task-type") if node.dry_run else text("node-task-type"),
        "BizDate": node.biz_date,
        "CycTime": trigger_time(node.biz_date),
        "CreateUser": instance.asked.create_user,
        "CreateTime": instance.asked.created // 1000,
        "ModifyTime": instance.modified // 1000,
        "ParamValues": fixed(node.script.parameters or "", node.biz_date),
        **_times(instance),
    }


def _times(instance: TaskInstance) -> View:
    run = instance.run
    times = {
        "BeginWaitTimeTime": run.ready,
        "BeginWaitResTime": run.ready,
        "BeginRunningTime": run.started,
        "FinishTime": run.finished,
    }
    return {name: time // 1000 for name, time in times.items() if time is not None}


def instance_view(instance: TaskInstance, node: NodeTask) -> View:
    """Return an instance as GetInstance shows it."""
    row = node_row(instance, node)
    kept = {key: value for key, value in row.items() if key not in ("BizDate", "DagType")}
    return kept | {
        "Bizdate": node.biz_date,
        "DagType": text("dag-type"),
        "Owner": node.owner,
        "Priority": int(number("priority")),
        "Repeatability": True,
    }


def numbered_row(instance: TaskInstance, node: NodeTask) -> View:
    """Return an instance as SearchManualDagNodeInstance shows it: states numbers, times text."""
    row = node_row(instance, node)
    times = {name: str(row[name]) for name in ("CreateTime", "ModifyTime")}
    times |= {name: str(time) for name, time in _times(instance).items()}
    return {
        "InstanceId": instance.id,
        "NodeName": node.name,
        "DagId": instance.workflow.id,
        "DagType": int(text("dag-type-number")),
        "Status": WORDS[instance.run.status][1],
        "Bizdate": str(node.biz_date),
        **({"ParaValue": row["ParamValues"]} if row["ParamValues"] else {}),
        **times,
    }

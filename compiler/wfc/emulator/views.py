"""Instances in the shape of the API's answers: only what has a value, times in ms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, shows, text
from wfc.emulator.scheduling import fixed, trigger_time
from wfc.emulator.task import NodeTask
from wfc.emulator.variables import producers, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from wfc.emulator.instances import TaskInstance, WorkflowInstance
    from wfc.emulator.task import Task
    from wfc.emulator.timeline import Span

    View: TypeAlias = dict[str, object]

# TaskId is a number of its own: who takes it for Id finds nothing.
_TASK_ID_OFFSET: Final = 60_000_000_000


@shows("task-id-own")
def task_id(instance: TaskInstance) -> int:
    """Return the id of the task, other than that of its instance."""
    if isinstance(instance.task, NodeTask):
        return instance.task.task_id
    return instance.id - _TASK_ID_OFFSET


@shows("times-absent")
def _times(run: Span) -> View:
    times = {"StartedTime": run.started, "FinishedTime": run.finished}
    return {name: time // 1000 for name, time in times.items() if time is not None}


@shows("create-user")
def workflow_view(instance: WorkflowInstance) -> View:
    """Return a workflow instance as GetWorkflowInstance and ListWorkflowInstances show it."""
    asked = instance.asked
    return {
        "Id": instance.id,
        "Name": asked.name,
        "Status": instance.run.status,
        "Type": asked.kind or text("workflow-type"),
        "EnvType": asked.env_type,
        "ProjectId": asked.project_id,
        "BizDate": asked.biz_date,
        "Owner": asked.owner,
        "CreateUser": asked.create_user,
        "ModifyUser": asked.create_user,
        "CreateTime": asked.created // 1000,
        "ModifyTime": instance.modified // 1000,
        **_times(instance.run),
        "WorkflowId": asked.workflow_id or number("workflow-id"),
        "Tags": [],
    }


def task_row(instance: TaskInstance) -> View:
    """Return a task instance as ListTaskInstances shows it."""
    row = _task(instance)
    parameters = instance.task.script.parameters
    if parameters is not None:
        row["ScriptParameters"] = fixed(parameters, instance.asked.biz_date)
    return row


@shows("inputs-read-back")
def task_view(instance: TaskInstance, siblings: Sequence[TaskInstance]) -> View:
    """Return a task instance as GetTaskInstance shows it; ``siblings`` are all of the workflow."""
    made = producers(sibling.task for sibling in siblings)
    view = _task(instance)
    task = instance.task
    if "script" in task.model_fields_set:
        view["Script"] = task.script.model_dump(by_alias=True, exclude_unset=True)
    inputs: list[View] = []
    for variable in task.inputs.variables:
        source = source_of(variable.value, made)
        kind = {"Type": source[1].type} if source else {}
        inputs.append({"Name": variable.name, **kind, "Value": variable.value})
    view["Inputs"] = {"Variables": inputs}
    view["Outputs"] = task.outputs.model_dump(by_alias=True, mode="json")
    view["Tags"] = []
    return view


def _task(instance: TaskInstance) -> View:
    """Return what both shapes of a task instance have."""
    asked, task = instance.asked, instance.task
    return {
        "Id": instance.id,
        "TaskId": task_id(instance),
        "TaskName": task.name,
        "TaskType": task.type,
        "Status": instance.run.status,
        "WorkflowInstanceId": instance.workflow.id,
        "WorkflowInstanceType": asked.kind or text("task-workflow-type"),
        "WorkflowId": asked.workflow_id or number("workflow-id"),
        "ProjectId": asked.project_id,
        "ProjectEnv": asked.env_type,
        "Bizdate": asked.biz_date,
        "CreateTime": asked.created // 1000,
        **_times(instance.run),
        "RunNumber": instance.run_number,
        "PeriodNumber": number("period-number"),
        "Priority": number("priority"),
        "Owner": task.owner,
        "CreateUser": asked.create_user,
        "ModifyUser": asked.create_user,
        "ModifyTime": instance.modified // 1000,
        "TriggerType": text("trigger-type"),
        "TriggerRecurrence": _recurrence(task),
        "TriggerTime": trigger_time(asked.biz_date),
        "RerunMode": text("rerun-mode"),
        **_sent(instance),
    }


def _recurrence(task: Task) -> str:
    if isinstance(task, NodeTask) and task.dry_run:
        return text("dry-run-recurrence")
    return text("trigger-recurrence")


def _sent(instance: TaskInstance) -> View:
    """Return what is there only if it was sent, or once the task runs."""
    task = instance.task
    view: View = {}
    if task.timeout is not None:
        view["Timeout"] = task.timeout
    view["RuntimeResource"] = task.runtime_resource.model_dump(by_alias=True, exclude_unset=True)
    if instance.run.started is not None:
        process = f"T{instance.run_number}_{instance.id}"
        view["Runtime"] = {"ProcessId": process, "Gateway": text("gateway")}
    if "data_source" in task.model_fields_set:
        view["DataSource"] = task.data_source.model_dump(by_alias=True, exclude_unset=True)
    return view

"""ListTaskInstances: the task instances of a business date, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, text
from wfc.emulator.faults.lists import listed
from wfc.emulator.listing import SHARED, fits, like, page, refuse_unified_id
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.parameters import ENVIRONMENTS, Parameters
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.views import task_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wfc.emulator.instances import TaskInstance

_STATUSES: Final = ("NotRun", "Running", "Failure", "Success", "WaitTime", "WaitResource")
_TYPES: Final = (
    *("SmokeTest", "Manual", "SupplementData"),
    *("ManualWorkflow", "Normal", "TriggerWorkflow"),
)
_TIMES: Final = {
    "startedTime": "StartedTime",
    "finishedTime": "FinishedTime",
    "createTime": "CreateTime",
}
_FILTERS: Final = frozenset(f"{field}{end}" for field in _TIMES for end in ("Start", "End"))


def perform(call: Call) -> Outcome:
    """Answer the asked page of what matches."""
    found = list(_matching(call.parameters, _of_day(call)))
    rows, fields = page(found, call, int(number("task-page-limit")))
    return Outcome({"PagingInfo": {**fields, "TaskInstances": [task_row(row) for row in rows]}})


def _of_day(call: Call) -> Iterator[TaskInstance]:
    """Give the task instances of workspace, day, environment and workflow instance."""
    parameters = call.parameters
    project, day = parameters.integer("ProjectId", 1), parameters.integer("Bizdate")
    wanted = parameters.find_integer("WorkflowInstanceId")
    environment = parameters.find_choice("ProjectEnv", ENVIRONMENTS) or text("project-env-default")
    for workflow in listed(call, project, day):
        if wanted in {None, workflow.id} and workflow.asked.env_type == environment:
            yield from call.store.tasks(workflow, call.now)


def _matching(parameters: Parameters, instances: Iterable[TaskInstance]) -> Iterator[TaskInstance]:
    """Give the instances that fit every given parameter."""
    refuse_unified_id(parameters)
    part, group = parameters.find("TaskName"), parameters.find("RuntimeResource")
    ids, task_ids = parameters.find_list("Ids", int), parameters.find_list("TaskIds", int)
    equal, between = _equal(parameters), _between(parameters)
    for instance in instances:
        row = task_row(instance)
        if (
            like(instance.task.name, part)
            and (ids is None or row["Id"] in ids)
            and (task_ids is None or row["TaskId"] in task_ids)
            and group in {None, instance.task.runtime_resource.resource_group_id}
            and fits(row, equal)
            and all(low <= _time(row, field) <= high for field, low, high in between)
        ):
            yield instance


def _time(row: dict[str, object], field: str) -> int:
    """Return a time of ``row`` in ms, or -1 if it has not come: outside of every range."""
    time = row.get(field)
    return time if isinstance(time, int) else -1


def _equal(parameters: Parameters) -> dict[str, str | int | None]:
    """Return what a field of the row must be, None where it may be anything."""
    return {
        "Id": parameters.find_integer("Id"),
        "Owner": parameters.find("Owner"),
        "Status": parameters.find_choice("Status", _STATUSES),
        "TaskId": parameters.find_integer("TaskId"),
        "TaskType": parameters.find("TaskType"),
        "TriggerRecurrence": parameters.find_choice(
            "TriggerRecurrence", ("Pause", "Skip", "Normal")
        ),
        "TriggerType": parameters.find_choice("TriggerType", ("Scheduler", "Manual")),
        "WorkflowId": parameters.find_integer("WorkflowId"),
        "WorkflowInstanceType": parameters.find_choice("WorkflowInstanceType", _TYPES),
    }


def _between(parameters: Parameters) -> list[tuple[str, int, int]]:
    """Return the ranges of Filter: field of the row, first and last ms that are in."""
    conditions = parameters.find_filter("Filter", _FILTERS)
    if not all(time.isascii() and time.isdecimal() for time in conditions.values()):
        message = Spot("Filter").wrong(parameters.find("Filter"), "its values must be times in ms")
        raise ServiceError("filter-malformed", message)
    return [
        (row, int(conditions.get(f"{field}Start", 0)), int(conditions.get(f"{field}End", 10**19)))
        for field, row in _TIMES.items()
        if conditions.keys() & {f"{field}Start", f"{field}End"}
    ]


OPERATION: Final = Operation(
    version="2024-05-18",
    action="ListTaskInstances",
    method="POST",
    parameters=SHARED
    | {"Bizdate", "Id", "ProjectEnv", "RuntimeResource", "Status", "TaskId", "TaskIds"}
    | {"TaskName", "TaskType", "TriggerRecurrence", "TriggerType", "WorkflowInstanceId"}
    | {"WorkflowInstanceType"},
    perform=perform,
)

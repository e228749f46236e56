"""ExecuteAdhocWorkflowInstance: make an instance of the tasks in the request, and run it."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviours import shows, text
from wfc.emulator.coherence import upstream_of
from wfc.emulator.instances import Submission
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.parameters import ENVIRONMENTS, Parameters
from wfc.emulator.read_tasks import read_tasks
from wfc.emulator.scheduling import midnight
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.task import LONGEST_NAME
from wfc.emulator.timeline import timeline

# 13 digits: from 2001 to 2286.
_EARLIEST, _LATEST = 10**12, 10**13 - 1


@shows("requests-independent", "task-type-unchecked")
def perform(call: Call) -> Outcome:
    """Check the request, fix what will happen, and answer the id of the instance."""
    asked = _submission(call)
    tasks = read_tasks(call.parameters.text("Tasks"))
    upstream = upstream_of(tasks)
    fails = {at for at, task in enumerate(tasks) if call.fails(task.name, run=1)}
    runs = timeline(upstream, fails, asked.created, call.settings.pace)
    id = call.store.add(asked, tasks, runs, call.knobs.first_id or 0)  # noqa: A001 - the API's word
    return Outcome({"WorkflowInstanceId": id}, executed=id)


def _submission(call: Call) -> Submission:
    """Read everything but the tasks; raises ServiceError."""
    parameters = call.parameters
    return Submission(
        name=_name(parameters),
        project_id=parameters.integer("ProjectId", 1),
        env_type=parameters.find_choice("EnvType", ENVIRONMENTS) or text("env-type-default"),
        owner=parameters.text("Owner"),
        biz_date=_kept(_biz_date(parameters, call.now), call),
        create_user=call.knobs.create_user or call.settings.credentials.account_id,
        created=call.now,
    )


def _name(parameters: Parameters) -> str:
    name = parameters.text("Name")
    if len(name) > LONGEST_NAME:
        why = f"a name has at most {LONGEST_NAME} characters"
        raise ServiceError("name-too-long", Spot("Name").wrong(name, why))
    return name


@shows("biz-date-default", "biz-date-kept")
def _biz_date(parameters: Parameters, now: int) -> int:
    """Return BizDate in ms; raises ServiceError."""
    biz_date = parameters.find_integer("BizDate")
    if biz_date is None:
        return midnight(now // 1000)
    if not _EARLIEST <= biz_date <= _LATEST:
        why = "it must be a time in milliseconds, of 13 digits"
        raise ServiceError("biz-date-out-of-range", Spot("BizDate").wrong(biz_date, why))
    return biz_date


def _kept(biz_date: int, call: Call) -> int:
    """Return what is kept of BizDate."""
    return midnight(biz_date) if call.knobs.biz_date_to_midnight else biz_date


OPERATION: Final = Operation(
    version="2024-05-18",
    action="ExecuteAdhocWorkflowInstance",
    method="POST",
    parameters=frozenset({"BizDate", "EnvType", "Name", "Owner", "ProjectId", "Tasks"}),
    perform=perform,
)

"""How an emulated run goes on, and how it reads back."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviour import Behaviour, default, refusal, state
from wfc.emulator.sources import STRICTER, THIRD_PARTY, UNKNOWN, sdk

_LIST_WORKFLOWS: Final = sdk("ListWorkflowInstancesRequest")
_LIST_TASKS: Final = sdk("ListTaskInstancesRequest")
_STOP: Final = sdk("StopWorkflowInstancesResponseBody")
_TASK: Final = sdk("GetTaskInstanceResponseBodyTaskInstance")

RUN_BEHAVIOURS: Final[tuple[Behaviour, ...]] = (
    state(
        "task-states",
        "NotRun, then WaitResource until a slot is free, Running, and Success or Failure",
        "assumed",
        f"{_TASK} (the values); their order is not documented",
    ),
    state(
        "workflow-states",
        "NotRun, Running from the first task on; when nothing can run any more, Success if all "
        "tasks succeeded, else Failure",
        "assumed",
        "the values are documented, when they change is not",
    ),
    state(
        "failure-stops-downstream",
        "what depends on a failed task stays NotRun for ever; the rest goes on",
        "assumed",
        UNKNOWN,
    ),
    state(
        "script-not-run",
        "a script is never run: a task fails if, and only if, the emulator was told so; "
        "Timeout has no effect",
        "assumed",
        "an emulation",
    ),
    default(
        "task-seconds",
        0.3,
        "how long a task runs, in emulated seconds",
        "assumed",
        "an emulation",
    ),
    default(
        "pickup-seconds",
        0.1,
        "how long a submitted instance is NotRun, in emulated seconds",
        "assumed",
        "an emulation",
    ),
    default(
        "slots",
        4,
        "how many tasks of one instance run at once",
        "assumed",
        "an emulation",
    ),
    state(
        "visible-at-once",
        "an instance and its tasks are listed as soon as the submission is answered",
        "assumed",
        f"{UNKNOWN}; third party: tasks may appear seconds later",
    ),
    default(
        "workflow-type",
        "ManualWorkflow",
        "Type of an ad hoc instance in reads and in the Type filter",
        "assumed",
        UNKNOWN,
    ),
    default(
        "task-workflow-type",
        "ManualFlow",
        "WorkflowInstanceType of a task of an ad hoc instance",
        "assumed",
        UNKNOWN,
    ),
    state(
        "task-id-own",
        "TaskId is a number of its own, never that of an instance; nothing can be asked with it",
        "assumed",
        UNKNOWN,
    ),
    default(
        "workflow-id",
        0,
        "WorkflowId of an ad hoc instance: it belongs to no deployed workflow",
        "assumed",
        UNKNOWN,
    ),
    default(
        "trigger-type",
        "Manual",
        "TriggerType of a task instance",
        "assumed",
        f"{_TASK} (the values)",
    ),
    default(
        "trigger-recurrence",
        "Normal",
        "TriggerRecurrence of a task instance: really run",
        "assumed",
        f"{_TASK} (the values)",
    ),
    default(
        "rerun-mode",
        "AllAllowed",
        "RerunMode of a task instance",
        "assumed",
        f"{_TASK} (the values)",
    ),
    default("priority", 1, "Priority of a task instance", "documented", _TASK),
    default(
        "period-number",
        1,
        "PeriodNumber of a task instance",
        "assumed",
        UNKNOWN,
    ),
    default(
        "gateway",
        "emulator",
        "Runtime.Gateway of a task that has started; Runtime is absent before",
        "assumed",
        UNKNOWN,
    ),
    state(
        "create-user",
        "CreateUser and ModifyUser are the account of the access key, whoever Owner is",
        "assumed",
        f"{_TASK}: the account that created the instance",
    ),
    state(
        "times-absent",
        "StartedTime and FinishedTime are absent until they have come",
        "assumed",
        UNKNOWN,
    ),
    state(
        "trigger-time",
        "TriggerTime, and $cyctime, are BizDate + 1 day",
        "assumed",
        f"{UNKNOWN} for ad hoc instances; so for scheduled ones",
    ),
    state(
        "parameters-fixed",
        "ScriptParameters and the log show $bizdate and $cyctime (also as ${bdp.system.…}) with "
        "their values; other expressions stay as written",
        "assumed",
        'document "Supported formats for scheduling parameters" (in part)',
    ),
    state(
        "inputs-read-back",
        "Inputs.Variables of GetTaskInstance give Value as sent, and the producer's Type",
        "assumed",
        UNKNOWN,
    ),
    state(
        "log-emulated",
        "the log says that it is emulated; it is empty until the task starts",
        "assumed",
        "an emulation",
    ),
    state(
        "batch-answer",
        "SuccessInfo has an entry for each of Ids; one that does not exist, or cannot be done, has "
        "Success false and a Message, and the others are done",
        "assumed",
        f"{_STOP} (the map); the rest is not documented",
    ),
    state(
        "stop-reads-failure",
        "what is stopped reads Failure: the workflow instance, and its tasks that run or wait for "
        "a slot; the tasks after them stay NotRun",
        "assumed",
        UNKNOWN,
    ),
    state(
        "rerun-goes-on",
        "a task that is rerun gets the next RunNumber; what had not run waits for it, what had run "
        "does not run again",
        "assumed",
        UNKNOWN,
    ),
    state(
        "rerun-config",
        "UseLatestConfig changes nothing: an ad hoc instance has no other configuration",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "workflow-instance-unknown",
        404,
        "InvalidWorkflowInstance.NotFound",
        "no workflow instance has this Id",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "task-instance-unknown",
        404,
        "InvalidTaskInstance.NotFound",
        "no task instance has this Id",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "run-unknown",
        400,
        "InvalidParameter",
        "the task instance has no run of this RunNumber",
        "assumed",
        STRICTER,
    ),
    state(
        "adhoc-listed",
        "ListWorkflowInstances lists ad hoc instances",
        "assumed",
        UNKNOWN,
    ),
    state(
        "biz-date-exact",
        "the lists show instances of exactly the asked BizDate",
        "assumed",
        THIRD_PARTY,
    ),
    state(
        "name-fuzzy",
        "Name and TaskName match as a part of the name, in the same case",
        "assumed",
        f"{_LIST_WORKFLOWS}: fuzzy; how is not documented",
    ),
    default(
        "project-env-default",
        "Prod",
        "ListTaskInstances without ProjectEnv lists this environment",
        "assumed",
        THIRD_PARTY,
    ),
    default("page-number", 1, "PageNumber unless given", "documented", _LIST_TASKS),
    default("page-size", 10, "PageSize unless given", "documented", _LIST_TASKS),
    default(
        "task-page-limit",
        500,
        "the largest PageSize of ListTaskInstances; a larger one is refused (assumed)",
        "documented",
        _LIST_TASKS,
    ),
    default(
        "workflow-page-limit",
        100,
        "the largest PageSize of ListWorkflowInstances",
        "assumed",
        UNKNOWN,
    ),
    default("sort-by", "Id Desc", "SortBy unless given", "documented", _LIST_TASKS),
    state(
        "sort-ties",
        "what compares equal stands newest first; a time that has not come yet stands last",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "sort-unknown",
        400,
        "InvalidParameter",
        "SortBy is a documented field, then Asc, Desc or nothing",
        "assumed",
        "the values are documented, the refusal is not",
    ),
    refusal(
        "filter-malformed",
        400,
        "InvalidParameter",
        "Filter is a JSON object of documented fields, each a text",
        "assumed",
        "the fields are documented, the refusal is not",
    ),
    refusal(
        "filter-not-emulated",
        400,
        "InvalidParameter",
        "a documented filter of which the emulator does not know the meaning",
        "assumed",
        STRICTER,
    ),
)

"""What CreateWorkflowInstances (2024-05-18) takes beside names and parameters: days and modes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wfc_spec.fields import Flag, Text, Word, key
from wfc_spec.model import Model
from wfc_spec.run_fields import Id, Mapped, PlainDay, UpToEleven, UpToTen
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

ONLY = (CREATE_WORKFLOW_INSTANCES,)
Mode = Literal["General", "ManualSelection", "Chain", "AllDownstream"]


class BizDates(Model):
    """A range of days, both ends included."""

    start_biz_date: PlainDay | None = key("The first day.", "2026-11-18", required=True)
    end_biz_date: PlainDay | None = key("The last day.", "2026-11-19", required=True)


class Periods(Model):
    """The days to run for."""

    biz_dates: Annotated[list[BizDates], Field(min_length=1)] | None = key(
        "The ranges of days, at most 7.", required=True
    )
    start_time: Text | None = key("From which time of the day.", "00:00:00")
    end_time: Text | None = key("Until which time of the day.", "23:59:59")


class Alert(Model):
    """Who is told of the end of a run."""

    notice_type: Literal["Sms", "Mail", "SmsMail"] | None = key(
        "How to tell.",
        choices={"Sms": "By text message.", "Mail": "By mail.", "SmsMail": "By both."},
    )
    type: Literal["Success", "Failure", "SuccessFailure"] | None = key(
        "When to tell.",
        choices={
            "Success": "Of success.",
            "Failure": "Of failure.",
            "SuccessFailure": "Of both.",
        },
    )


class Analysis(Model):
    """The look that the service has at a backfill before it runs."""

    blocked: Flag | None = key("Whether a failed analysis stops the run.", True)
    enabled: Flag | None = key("Whether to analyse at all.", True)


class RunPolicy(Model):
    """At which times of the day tasks may run."""

    start_time: Text | None = key("From which time of the day.", "00:00:00")
    end_time: Text | None = key("Until which time of the day.", "23:59:59")
    immediately: Flag | None = key("Whether to start at once a run of the future.", False)
    type: Literal["Daily", "Weekend"] | None = key(
        "On which days.", choices={"Daily": "On every day.", "Weekend": "On weekends only."}
    )


class DefaultRunProperties(Model):
    """How the tasks of the run are chosen and run."""

    alert: Alert | None = key("Who is told of the end.")
    analysis: Analysis | None = key("The look that the service has at it first.")
    data_source_name_mappings: dict[str, Mapped] | None = key(
        "Other data sources for a backfill, by the name that the task has.",
        {"mysql_test": "mysql_backfill"},
    )
    exclude_project_ids: list[Id] | None = key("Workspaces that do not run.", [10001])
    exclude_task_ids: list[Id] | None = key("Tasks that do not run.", [74326])
    include_project_ids: list[Id] | None = key("Workspaces that run.", [10000])
    include_task_ids: list[Id] | None = key("Tasks that run.", [74324, 74325])
    mode: Mode | None = key(
        "How a backfill chooses its tasks.",
        choices={
            "General": "One root task, and of what is behind it the tasks that are included.",
            "ManualSelection": "The root tasks and those that are included.",
            "Chain": "All between two tasks, which are the ones that are included.",
            "AllDownstream": "One root task, and all behind it.",
        },
    )
    order: Literal["Asc", "Desc"] | None = key(
        "Which day runs first.",
        choices={"Asc": "The earliest day first.", "Desc": "The latest day first."},
    )
    parallelism: UpToTen | None = key("How many days run at once.", 2)
    priority: UpToEleven | None = key("The priority; a larger number goes first.", 1)
    priority_weight_strategy: Literal["Disable", "Upstream"] | None = key(
        "Whether the place in the graph adds to the priority.",
        choices={"Disable": "It does not.", "Upstream": "What is further down weighs more."},
    )
    root_task_ids: list[Id] | None = key("Tasks that the run begins with.", [74324])
    run_policy: RunPolicy | None = key("When tasks may run.")
    runtime_resource: Word | None = key(
        "The resource group for scheduling.", "S_res_group_524258031846018_1684XXXXXXXXX"
    )

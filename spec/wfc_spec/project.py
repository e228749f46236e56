"""``wfc.yaml``: the settings of a project."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wfc_spec.environment import ProjectEnvironment
from wfc_spec.fields import Flag, OwnType, Rule, Text, Word, key
from wfc_spec.model import Model
from wfc_spec.reuse import Param
from wfc_spec.task import TaskDefaults

Level = Literal["error", "warning", "info", "off"]
Severity = Annotated[
    Level,
    Field(
        description="How loudly the rule speaks.",
        json_schema_extra={
            "x-choices": {
                "error": "Reported; `wfc lint` exits with 1.",
                "warning": "Reported.",
                "info": "Reported with `--select all`.",
                "off": "Not reported.",
            }
        },
    ),
]


class Selection(Model):
    """Which rules speak."""

    select: list[Rule] | None = key("Rules to run; `default` and `all` are groups.", ["default"])
    ignore: list[Rule] | None = key("Rules not to run.", ["duplicate-edge"])


class Lint(Selection):
    """Which rules speak, how loudly, and where not."""

    severity: dict[str, Severity] | None = key(
        "The severity of a rule.", {"duplicate-edge": "error"}
    )
    per_file: dict[str, Selection] | None = key(
        "Other choices for files that match a pattern.", {"legacy/**": {"Ignore": ["all"]}}
    )


class Project(Model):
    """The settings of a project."""

    kind: Literal["Project"] | None = key("What this file is.")
    description: Text | None = key("For people.", "The warehouse of a shop.")
    region: Word | None = key("The region of the workspaces, for all files.", "cn-shanghai")
    time_zone: Word | None = key("The time zone of dates, for all files.", "Asia/Tokyo")
    marker: Flag | None = key(
        "Whether wfc adds to each Name by what it finds a submission whose answer was lost, for "
        "all files; true if left out.",
        False,
    )
    params: dict[str, Param] | None = key("Values that `${{ params.<name> }}` stands for.")
    defaults: TaskDefaults | None = key("Values under every task of all files.")
    environments: dict[str, ProjectEnvironment] | None = key(
        "What each environment says otherwise, for all files; chosen by `-e`."
    )
    lint: Lint | None = key("Which rules speak.")
    task_types: list[OwnType] | None = key(
        "Task types of your own, beside those that are known.", ["OUR_REPORT"]
    )

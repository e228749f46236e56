"""A fragment: what several workflows share, taken in by Include."""

from __future__ import annotations

from typing import Literal

from wfc_spec.fields import IncludedFile, Output, Text, key
from wfc_spec.model import Model
from wfc_spec.reuse import Param
from wfc_spec.task import Task, TaskDefaults, Template


class Fragment(Model):
    """A file that others include."""

    kind: Literal["Fragment"] | None = key("What this file is.", required=True, api=False)
    description: Text | None = key(
        "For people.", "What all workflows of the shop share.", api=False
    )
    include: list[IncludedFile] | None = key(
        "Fragments to take in, relative to this file.", ["base.wfc.yaml"], api=False
    )
    externals: list[Output] | None = key(
        "Outputs produced elsewhere; joined with those of the file that includes this one.",
        ["shop_dw.calendar"],
        api=False,
    )
    params: dict[str, Param] | None = key(
        "Values that `${{ params.<name> }}` stands for.", api=False
    )
    templates: dict[str, Template] | None = key("Parts of tasks, taken by Extends.", api=False)
    defaults: TaskDefaults | None = key("Values under every task.", api=False)
    tasks: list[Task] | None = key("Tasks, put before those of the file that includes this one.")

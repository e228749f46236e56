"""The top of a workflow: what a file says there, and an environment may say otherwise."""

from __future__ import annotations

from typing import Annotated

from wfc_spec.fields import BizDate, Flag, Long, Name, Output, Tag, Text, Word, choice, key, one_of
from wfc_spec.model import Model
from wfc_spec.reuse import Param
from wfc_spec.task import TaskDefaults, Template

ENV_TYPES = {
    "Prod": "The production environment.",
    "Dev": "The development environment.",
}
EnvType = Annotated[str, one_of(ENV_TYPES), choice(ENV_TYPES)]


class Head(Model):
    """What a workflow says at its top, and an environment may say otherwise."""

    name: Name | None = key("The name of the workflow instance.", "daily_orders", required=True)
    project_id: Long | None = key("The workspace ID.", 100, required=True)
    owner: Word | None = key("The account ID of the owner.", "1000", required=True)
    env_type: EnvType | None = key("The environment of the workspace.", "Prod")
    biz_date: BizDate | None = key(
        "The business date: a day, or milliseconds since 1970.", "2026-11-19", 1763481600000
    )
    region: Word | None = key("The region of the workspace; not sent.", "cn-shanghai", api=False)
    time_zone: Word | None = key(
        "The time zone of dates, Asia/Shanghai if left out; not sent.", "Asia/Tokyo", api=False
    )
    marker: Flag | None = key(
        "Whether wfc adds to the Name by what it finds a submission whose answer was lost; true if "
        "left out; not sent.",
        False,
        api=False,
    )
    tags: list[Tag] | None = key("For people and selectors; not sent.", ["daily"], api=False)
    description: Text | None = key(
        "For people; not sent.", "What happened in the shop on one day.", api=False
    )
    externals: list[Output] | None = key(
        "Outputs produced outside this file that tasks may depend on (that the service accepts "
        "them is assumed).",
        ["shop_dw.calendar"],
        api=False,
    )
    defaults: TaskDefaults | None = key("Values under every task.", api=False)
    params: dict[str, Param] | None = key(
        "Values that `${{ params.<name> }}` stands for.", api=False
    )
    templates: dict[str, Template] | None = key("Parts of tasks, taken by Extends.", api=False)

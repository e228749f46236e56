"""What lets a team write things once: params, templates, and lists of environments."""

from __future__ import annotations

from typing import Literal

from wfc_spec.fields import Bound, EachValue, Flag, Long, Scalar, Text, key
from wfc_spec.model import Model

ParamType = Literal["string", "integer", "number", "boolean", "date", "enum"]


class Param(Model):
    """A value that `${{ params.<name> }}` stands for."""

    type: ParamType | None = key(
        "What kind of value it is; text if left out.",
        api=False,
        choices={
            "string": "Text.",
            "integer": "A whole number.",
            "number": "A number.",
            "boolean": "`true` or `false`.",
            "date": "A day, written `2026-11-19`.",
            "enum": "One of Values.",
        },
    )
    values: list[EachValue] | None = key(
        "For `enum`: what it may be.", ["full", "delta"], api=False
    )
    default: Scalar | None = key(
        "The value, unless an environment or `--param` gives another.", "shop_dw", 1000, api=False
    )
    required: Flag | None = key(
        "Whether an environment or `--param` has to give the value.", True, api=False
    )
    minimum: Bound | None = key("The least an integer, number or date may be.", 1, api=False)
    maximum: Bound | None = key("The most an integer, number or date may be.", 24, api=False)
    max_length: Long | None = key("How many characters text may have.", 64, api=False)
    description: Text | None = key("For people.", "Where tables are.", api=False)

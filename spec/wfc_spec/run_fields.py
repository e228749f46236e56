"""The kinds of value that only runs of manually triggered workflows take."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from wfc_spec import bizdate, interpolation, parameters, selector
from wfc_spec.fields import (
    END,
    LONG_MAX,
    NAME,
    PARAMETER,
    TEXT,
    WHOLE,
    WORD,
    Name,
    Word,
    at_most,
    number,
    spelled,
)

Selector = Annotated[Name, WithJsonSchema(NAME | {"description": selector.EXPECTED})]
Mapped = Annotated[Word, WithJsonSchema(WORD | {"description": "What stands in its place."})]
Id = number("long", WHOLE, at_most(LONG_MAX), 0, LONG_MAX, "One id.")
#: What is sent of 1 to 10, and of 1 to 11.
UpToTen = number("long", "a whole number from 1 to 10", f"^(?:[1-9]|10){END}", 1, 10)
UpToEleven = number("long", "a whole number from 1 to 11", f"^(?:[1-9]|1[01]){END}", 1, 11)


def _matching(pattern: str) -> Any:
    expression = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and expression.search(value):
            return value
        raise ValueError("not text of that form")

    return check


def _dated(kind: str, pattern: str, expected: str) -> Any:
    pattern = f"{pattern}|{interpolation.PATTERN}"
    schema = {"type": "string", "pattern": pattern, "x-kind": kind}
    words = {"errorMessage": f"expected {expected}"}
    return Annotated[str, BeforeValidator(_matching(pattern)), WithJsonSchema(schema | words)]


#: A day as the older versions of the API write it, or the day alone.
Day = _dated("midnight", bizdate.DAY_PATTERN, bizdate.DAY_EXPECTED)
#: A day alone.
PlainDay = _dated("day", bizdate.PLAIN_DAY_PATTERN, "a date (`2026-11-19`)")


def _pairs(value: object) -> object:
    if not isinstance(value, dict):
        return spelled(value)
    if any(not isinstance(each, str | int | float) for each in value.values()):
        raise ValueError("a parameter's value is text")
    return value


def _pairs_by_node(value: object) -> object:
    if not isinstance(value, dict):
        return spelled(value)
    for each in value.values():
        if not isinstance(_pairs(each), str | int | float | dict):
            raise ValueError("the parameters of a node are text or a map")
    return value


def _mapped(kind: str, below: dict[str, Any], expected: str) -> dict[str, Any]:
    return {
        "type": ["string", "number", "boolean", "object"],
        "additionalProperties": below,
        "x-kind": kind,
        "x-compared": True,
        "errorMessage": f"expected {expected}",
    }


_PAIRS = _mapped("pairs", PARAMETER, parameters.EXPECTED_PAIRS)
_OF_NODE = _PAIRS | {"description": "The parameters of one node."}
#: Parameters of a run: the API's text, or a map.
Pairs = Annotated[str | dict[str, Any], BeforeValidator(_pairs), WithJsonSchema(_PAIRS)]
#: Parameters of nodes, by their ids: the API's JSON text, or a map.
PairsByNode = Annotated[
    str | dict[str, Any],
    BeforeValidator(_pairs_by_node),
    WithJsonSchema(_mapped("pairs-by-node", _OF_NODE, parameters.EXPECTED_BY_NODE)),
]


def _run_tag(value: object) -> object:
    if not isinstance(value, dict):
        return spelled(value)
    kept = {name: each for name, each in value.items() if not name.startswith("x-")}
    if not kept.keys() <= {"Key", "Value"} or not all(
        isinstance(each, str | int | float) for each in kept.values()
    ):
        raise ValueError("a tag is a Key and a Value")
    return kept


_TAG_PART = TEXT | {"x-api": True, "x-required": True, "errorMessage": "expected text"}
#: A tag of a run: text for people, or what the API takes.
RunTag = Annotated[
    Annotated[str, Field(min_length=1)] | dict[str, Any],
    BeforeValidator(_run_tag),
    WithJsonSchema(
        {
            "description": "One tag.",
            "type": ["string", "number", "boolean", "object"],
            "minLength": 1,
            "properties": {
                "Key": _TAG_PART | {"description": "The key of the tag.", "examples": ["team"]},
                "Value": _TAG_PART | {"description": "The value of the tag.", "examples": ["shop"]},
            },
            "patternProperties": {"^x-": {"description": "Yours: wfc ignores it."}},
            "additionalProperties": False,
            "x-kind": "tag",
            "errorMessage": "expected text, or a Key and a Value",
        }
    ),
]

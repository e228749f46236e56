"""The kinds of value in a fault script."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from wfc_spec.fields import END, INTEGER_MAX, Word

#: No wait, quota or offset is longer: some thirty years of seconds.
_MOST = 10**9
REQUESTS = (
    f"^[1-9][0-9]{{0,8}}(-([1-9][0-9]{{0,8}})?)?(,[1-9][0-9]{{0,8}}(-([1-9][0-9]{{0,8}})?)?)*{END}"
)


def _number(expected: str, low: float, high: float) -> Any:
    """Return the kind of a number from ``low`` to ``high``."""
    schema = {"type": "number", "minimum": low, "maximum": high}
    words = {"errorMessage": f"expected {expected}"}
    return Annotated[float, Field(ge=low, le=high), WithJsonSchema(schema | words)]


Amount = _number("seconds, such as `30` or `0.5`", 0, _MOST)
Offset = _number("seconds, such as `1200` or `-1200`", -_MOST, _MOST)
Chance = _number("a number from 0 to 1, such as `0.1`", 0, 1)
Flag = Annotated[
    bool, WithJsonSchema({"type": "boolean", "errorMessage": "expected `true` or `false`"})
]
Requests = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value),
    Field(pattern=REQUESTS.replace("(?!\\n)", "")),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 999_999_999,
            "pattern": REQUESTS,
            "x-kind": "text",
            "errorMessage": "expected numbers of requests, such as `1`, `2-5`, `3-` or `1,4`",
        }
    ),
]
_STATUS = {"type": "integer", "minimum": 200, "maximum": 599}
Status = Annotated[
    int,
    Field(ge=200, le=599),
    WithJsonSchema(_STATUS | {"errorMessage": "expected an HTTP status, such as `503`"}),
]
_TEXT = {
    "type": ["string", "number", "boolean"],
    "x-kind": "text",
    "minLength": 1,
    "errorMessage": "expected text",
}


def _count(description: str, low: int = 0) -> Any:
    """Return the kind of a whole number from ``low`` on."""
    schema = {"type": "integer", "minimum": low, "maximum": INTEGER_MAX}
    words = {"errorMessage": "expected a whole number, such as `100`", "description": description}
    return Annotated[int, Field(ge=low, le=INTEGER_MAX), WithJsonSchema(schema | words)]


Count = _count("How many.")
Some = _count("How many.", 1)
FailedRuns = _count("How many runs of the task fail.")
Operation = Annotated[Word, WithJsonSchema(_TEXT | {"description": "The name of an operation."})]
AnswerKey = Annotated[Word, WithJsonSchema(_TEXT | {"description": "A key of the answer."})]
Template = Annotated[
    Word,
    WithJsonSchema(_TEXT | {"description": "JSON text; `{}` stands for the true value."}),
]

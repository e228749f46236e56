"""The kinds of value a key can take, each with its JSON Schema and its words for people.

Text fields take numbers and booleans as well: ``Owner: 1000`` keeps its spelling (design of the
language: YAML directed by the schema). Nothing uses oneOf or anyOf, because editors then show the
advice of the wrong branch.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from wfc_spec import bizdate, duration, interpolation, parameters

#: The end of the text. `$` alone also matches before a final line break in Python's engine.
END = "$(?!\\n)"
LONG_MAX = 2**63 - 1
INTEGER_MAX = 2**31 - 1


def key(
    description: str,
    *examples: Any,
    api: bool = True,
    required: bool | tuple[str, ...] = False,
    alias: str | None = None,
    choices: dict[str, str] | None = None,
    targets: tuple[str, ...] = (),
) -> Any:
    """Describe one key.

    ``api`` says that the API has a field of that name (other keys are ours and compile away),
    ``required`` that the API's documentation asks for it (or which operations do), ``choices``
    what each of its words means, ``targets`` which operations have it where not all of the kind do.
    """
    extra: dict[str, Any] = {"x-api": api, "x-required": bool(required)}
    if isinstance(required, tuple):
        extra["x-required-by"] = list(required)
    if choices:
        extra["x-choices"] = choices
    if targets:
        extra["x-targets"] = list(targets)
    return Field(
        default=None,
        alias=alias,
        description=description,
        examples=list(examples) or None,
        json_schema_extra=extra,
    )


def at_most(limit: int) -> str:
    """Return a pattern for the decimal numbers from 0 to ``limit`` without leading zeros."""
    digits = str(limit)
    branches = ["0", f"[1-9][0-9]{{0,{len(digits) - 2}}}"]
    for position, digit in enumerate(digits):
        low = "1" if position == 0 else "0"
        if digit > low:
            rest = len(digits) - position - 1
            branches.append(f"{digits[:position]}[{low}-{chr(ord(digit) - 1)}][0-9]{{{rest}}}")
    return f"^(?:{'|'.join([*branches, digits])}){END}"


def spelled(value: object) -> object:
    """Spell a number or boolean, as a text field takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else value


def _whole(pattern: str, low: int, high: int) -> Any:
    """Return a check for a whole number from ``low`` to ``high``, or text with ``pattern``."""
    expression = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and expression.search(value):
            return value
        if type(value) is int and low <= value <= high:
            return value
        raise ValueError(f"not a whole number from {low} to {high}, nor text of that form")

    return check


def number(
    kind: str, expected: str, pattern: str, low: int, high: int, description: str = ""
) -> Any:
    """Return a kind of field: a whole number from ``low`` to ``high``, or text of ``pattern``.

    Text that holds a reference is taken too: what it stands for is checked where it is known.
    """
    pattern = f"{pattern}|{interpolation.PATTERN}"
    schema = {"type": ["integer", "string"], "minimum": low, "maximum": high, "pattern": pattern}
    words = {"x-kind": kind, "errorMessage": f"expected {expected}"}
    words |= {"description": description} if description else {}
    return Annotated[
        int | str,
        BeforeValidator(_whole(pattern, low, high)),
        WithJsonSchema(schema | words),
    ]


def one_of(words: dict[str, str]) -> AfterValidator:
    """Return the check for a field that takes one of ``words``, or a reference."""

    def check(value: str) -> str:
        if value in words or interpolation.OPENING in value:
            return value
        raise ValueError(f"not one of {', '.join(words)}")

    return AfterValidator(check)


def choice(words: dict[str, str]) -> WithJsonSchema:
    """Return the schema of a field that takes one of ``words``, each with its meaning."""
    offered = [
        {"label": word, "body": word, "description": meaning} for word, meaning in words.items()
    ]
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(?:{'|'.join(words)}){END}|{interpolation.PATTERN}",
            "x-kind": "choice",
            "x-words": list(map(list, words.items())),
            "errorMessage": "expected " + " or ".join(f"`{word}`" for word in words),
            "allOf": [{"defaultSnippets": offered}],
        }
    )


TEXT = {"type": ["string", "number", "boolean"], "x-kind": "text"}

Text = Annotated[
    str, BeforeValidator(spelled), WithJsonSchema(TEXT | {"errorMessage": "expected text"})
]
WORD = TEXT | {"minLength": 1, "errorMessage": "expected text"}
Word = Annotated[str, BeforeValidator(spelled), Field(min_length=1), WithJsonSchema(WORD)]
#: A name that is compared with others: `010` and `10` are two names, so spelling decides.
NAME = WORD | {"x-compared": True}
Name = Annotated[str, BeforeValidator(spelled), Field(min_length=1), WithJsonSchema(NAME)]
#: What stands in a list, and has no key of its own to describe it.
Tag = Annotated[Word, WithJsonSchema(WORD | {"description": "One tag."})]
Rule = Annotated[Word, WithJsonSchema(WORD | {"description": "A rule, `default` or `all`."})]
OwnType = Annotated[Word, WithJsonSchema(WORD | {"description": "A task type."})]
Output = Annotated[Name, WithJsonSchema(NAME | {"description": "One output."})]
TaskName = Annotated[Name, WithJsonSchema(NAME | {"description": "The name of a task."})]
EnvironmentName = Annotated[
    Name, WithJsonSchema(NAME | {"description": "The name of an environment."})
]
IncludedFile = Annotated[Name, WithJsonSchema(NAME | {"description": "A file of kind Fragment."})]
EachValue = Annotated[Name, WithJsonSchema(NAME | {"description": "One value."})]
EachValues = Annotated[list[EachValue], Field(min_length=1, description="The values of one name.")]
#: The published schema offers the types that are known, and takes any other name as well.
TaskType = Annotated[Word, WithJsonSchema(WORD | {"x-offers": "TaskType"})]
WHOLE = "a whole number, such as `100`"
Long = number("long", WHOLE, at_most(LONG_MAX), 0, LONG_MAX)
Seconds = number("seconds", duration.EXPECTED, duration.PATTERN, 1, INTEGER_MAX)
BizDate = number(
    "bizdate",
    bizdate.EXPECTED,
    bizdate.PATTERN,
    bizdate.FIRST_MILLISECOND,
    bizdate.LAST_MILLISECOND,
)


def _scalar(*kinds: type) -> Any:
    """Return a check for a value of one of ``kinds``."""

    def check(value: object) -> object:
        if type(value) in kinds:
            return value
        raise ValueError("not a single value of that kind")

    return check


#: A single value whose type another key tells; a number with a fraction becomes text.
Scalar = Annotated[
    Any,
    BeforeValidator(_scalar(str, int, float, bool)),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "x-kind": "scalar",
            "errorMessage": "expected text, a number, `true` or `false`",
        }
    ),
]
Bound = Annotated[
    Any,
    BeforeValidator(_scalar(str, int, float)),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "x-kind": "scalar",
            "errorMessage": "expected a number or a date",
        }
    ),
]
Flag = Annotated[
    bool,
    WithJsonSchema({"type": "boolean", "x-kind": "flag", "errorMessage": "expected true or false"}),
]


def _script_parameters(value: object) -> object:
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if any(not isinstance(each, str | int | float) for each in values):
        raise ValueError("a parameter's value is text")
    return value if isinstance(value, dict | list) else spelled(value)


PARAMETER = TEXT | {"description": "The value of one parameter.", "errorMessage": "expected text"}
ScriptParameters = Annotated[
    str | dict[str, Any] | list[Any],
    BeforeValidator(_script_parameters),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean", "object", "array"],
            "additionalProperties": PARAMETER,
            "items": PARAMETER,
            "x-kind": "parameters",
            "errorMessage": f"expected {parameters.EXPECTED}",
        }
    ),
]

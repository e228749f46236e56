"""From the one JSON text of ``Tasks`` to its tasks, each checked on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.strict_json import read_json
from wfc.emulator.task import LONGEST_NAME, Task

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TASKS: Final[TypeAdapter[tuple[Task, ...]]] = TypeAdapter(tuple[Task, ...])
_EXPECTED: Final = {
    "string_type": "it must be a text",
    "int_type": "it must be a whole number",
    "greater_than_equal": "it must be at least 1",
    "tuple_type": "it must be an array",
    "literal_error": "it must be one of System, Constant, NodeOutput, PassThrough",
}


def read_tasks(text: str) -> tuple[Task, ...]:
    """Return the tasks of ``text``; raises ServiceError naming field, task and value."""
    try:
        raw = read_json(text)
        tasks = _TASKS.validate_json(text)
    except ValidationError as errors:
        first = min(errors.errors(include_url=False), key=_rank)
        raise _refused(raw, first) from None
    except ValueError as reason:
        raise ServiceError("tasks-not-json", f"Tasks cannot be read: {reason}.") from None
    if not tasks:
        raise ServiceError("tasks-empty", "Tasks is []: there must be at least one task.")
    return tasks


def _rank(error: ErrorDetails) -> tuple[int, bool]:
    """Order errors by task; an unknown key first: it often explains the missing one."""
    position = error["loc"][0] if error["loc"] else -1
    return (position if isinstance(position, int) else -1, error["type"] != "extra_forbidden")


def _refused(raw: object, error: ErrorDetails) -> ServiceError:
    """Put what the model found into the service's form."""
    steps = error["loc"]
    if not steps:
        return ServiceError("tasks-not-json", "Tasks cannot be read: it must be an array.")
    spot, value = Spot("Tasks", _name_of(raw, steps[0])).inside(*steps), error["input"]
    kind, key = error["type"], str(steps[-1])
    if kind == "extra_forbidden":
        message = f"{spot} is not a field of this action; names are case-sensitive."
        return ServiceError("task-field-unknown", message)
    if kind in {"missing", "string_too_short"}:
        return ServiceError("task-field-missing", spot.mandatory(), parameter=key)
    if kind == "string_too_long":
        message = spot.wrong(value, f"a name has at most {LONGEST_NAME} characters")
        return ServiceError("name-too-long", message)
    why = _EXPECTED.get(kind, "it must be an object")
    return ServiceError("task-field-malformed", spot.wrong(value, why))


def _name_of(raw: object, position: object) -> str | None:
    """Return the name of the task at ``position``, if it has one."""
    if isinstance(raw, list) and isinstance(position, int) and isinstance(raw[position], dict):
        name = raw[position].get("Name")
        return name if isinstance(name, str) else None
    return None

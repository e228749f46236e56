"""What changed between two bodies of one operation, task by task; no secret is repeated."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, Literal

from wfc_spec.secrets import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a task may be: new, gone, changed or as before.
How = Literal["+", "-", "~", " "]

_OWN = ("Script", "Dependencies", "Inputs", "Outputs", "Name")


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One task: how it changed, in which respects, and its script line by line."""

    how: How
    name: str
    type: str
    needs: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    script: tuple[str, ...] = ()


def changes(before: dict[str, Any] | None, after: dict[str, Any]) -> tuple[TaskChange, ...]:
    """Return every task of ``after`` in its order, then those only ``before`` had."""
    old = {task["Name"]: task for task in (before or {}).get("Tasks", ())}
    new = {task["Name"]: task for task in after.get("Tasks", ())}
    before_names, after_names = names_of_outputs(before or {}), names_of_outputs(after)
    found = [_task(old.get(name), task, before_names, after_names) for name, task in new.items()]
    gone = [
        TaskChange("-", name, task["Type"], needs(task, before_names))
        for name, task in old.items()
        if name not in new
    ]
    return (*found, *gone)


def remarks_on(before: dict[str, Any] | None, after: dict[str, Any]) -> tuple[str, ...]:
    """Return what changed outside the tasks: ``Owner 1000 -> 2000``."""
    if before is None:
        return ()
    return tuple(_fields(before, after, skip=("Tasks",)))


def names_of_outputs(body: dict[str, Any]) -> dict[str, str]:
    """Return the task that produces each output."""
    return {
        output["Output"]: task["Name"]
        for task in body.get("Tasks", ())
        for output in task.get("Outputs", {}).get("TaskOutputs", ())
    }


def needs(task: dict[str, Any], names: dict[str, str]) -> tuple[str, ...]:
    """Return what ``task`` waits for: a task by its name, anything else by its output."""
    outputs = [each["UpstreamOutput"] for each in task.get("Dependencies", ())]
    return tuple(names.get(output, output) for output in outputs)


def _task(
    old: dict[str, Any] | None,
    new: dict[str, Any],
    before_names: dict[str, str],
    after_names: dict[str, str],
) -> TaskChange:
    now = needs(new, after_names)
    if old is None:
        return TaskChange("+", new["Name"], new["Type"], now)
    if old == new:
        return TaskChange(" ", new["Name"], new["Type"], now)
    script = _script(old, new)
    remarks = (
        *_script_remarks(old, new, script),
        *_edges(needs(old, before_names), now),
        *_variables(old, new),
        *_fields(old, new, skip=_OWN),
    )
    return TaskChange("~", new["Name"], new["Type"], now, remarks, script)


def _script(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, ...]:
    """Return the script's unified diff without its head."""
    before, after = (task.get("Script", {}).get("Content", "").splitlines() for task in (old, new))
    return tuple(map(masked, unified_diff(before, after, lineterm="", n=1)))[2:]


def _script_remarks(
    old: dict[str, Any], new: dict[str, Any], script: tuple[str, ...]
) -> Iterator[str]:
    if script:
        added = sum(line.startswith("+") for line in script)
        yield f"script changed (+{added} -{sum(line.startswith('-') for line in script)})"
    before, after = (task.get("Script", {}).get("Parameters") for task in (old, new))
    if before != after:
        yield masked(f"parameters {_shown(before)} -> {_shown(after)}")


def _edges(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    yield from (f"now needs {name}" for name in after if name not in before)
    yield from (f"no longer needs {name}" for name in before if name not in after)


def _variables(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for section in ("Inputs", "Outputs"):
        before, after = (_by_name(task, section) for task in (old, new))
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                word = "changed" if name in before and name in after else "added"
                yield f"{section.lower()[:-1]} variable {name} {word if name in after else 'gone'}"
    if _outputs(old) != _outputs(new):
        yield f"outputs {_outputs(old)} -> {_outputs(new)}"


def _by_name(task: dict[str, Any], section: str) -> dict[str, Any]:
    return {each["Name"]: each for each in task.get(section, {}).get("Variables", ())}


def _outputs(task: dict[str, Any]) -> str:
    names = [each["Output"] for each in task.get("Outputs", {}).get("TaskOutputs", ())]
    return ", ".join(names) or "none"


def _fields(old: dict[str, Any], new: dict[str, Any], skip: tuple[str, ...]) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if key not in skip and old.get(key) != new.get(key):
            yield masked(f"{key} {_shown(old.get(key))} -> {_shown(new.get(key))}")


def _shown(value: Any) -> str:
    """Return a value on one line."""
    if value is None:
        return "none"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    return str(value)

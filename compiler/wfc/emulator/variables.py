"""Variables handed from task to task: ``<output>:<variable>`` and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wfc.emulator.task import OutputVariable, Task


def producers(tasks: Iterable[Task]) -> dict[str, Task]:
    """Return the task behind each output."""
    return {produced.output: task for task in tasks for produced in task.outputs.task_outputs}


def split_reference(value: str) -> tuple[str, str] | None:
    """Return output and variable of a reference, split at the last colon; None if it is none."""
    output, colon, variable = value.rpartition(":")
    return (output, variable) if colon and output and variable else None


def variable_of(task: Task, name: str) -> OutputVariable | None:
    """Return the output variable ``name`` of ``task``."""
    return next((found for found in task.outputs.variables if found.name == name), None)


def source_of(reference: str, made: Mapping[str, Task]) -> tuple[Task, OutputVariable] | None:
    """Return the task and variable a reference leads to, through every PassThrough.

    ``made`` is what ``producers`` returned. None where the chain leaves the request or turns
    in a circle.
    """
    seen: set[str] = set()
    while reference not in seen:
        seen.add(reference)
        split = split_reference(reference)
        task = made.get(split[0]) if split else None
        variable = variable_of(task, split[1]) if task and split else None
        if task is None or variable is None:
            return None
        if variable.type != "PassThrough":
            return task, variable
        reference = variable.value
    return None

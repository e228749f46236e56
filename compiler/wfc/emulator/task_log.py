"""The log of an emulated run: what the service would have handed to the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows
from wfc.emulator.scheduling import fixed, written
from wfc.emulator.variables import producers, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wfc.emulator.instances import TaskInstance
    from wfc.emulator.task import Task


@shows("log-emulated", "script-not-run")
def task_log(instance: TaskInstance, siblings: Sequence[TaskInstance]) -> str:
    """Return the log so far; ``siblings`` are all task instances of the workflow."""
    run, task = instance.run, instance.task
    if run.started is None:
        return ""
    made = producers(sibling.task for sibling in siblings)
    lines = [
        "This log is emulated by wfc emulate: the script was not run.",
        f"{written(run.started // 1000)} task {task.name} ({task.type}),"
        f" instance {instance.id}, run {instance.run_number}",
        f"SKYNET_PARAVALUE={_parameters(instance)}",
        *(f"input {it.name}={_value(it.value, made)}" for it in task.inputs.variables),
    ]
    if run.finished is not None:
        lines += _end(task, run.ends, written(run.finished // 1000))
    return "\n".join(lines) + "\n"


def _end(task: Task, ends: str | None, at: str) -> list[str]:
    """Return the last lines of a finished run."""
    if ends == "Success":
        return [f"{at} exit code 0 (emulated)"]
    return [
        f"{at} ERROR: the emulator was told to let task {task.name} fail",
        f"{at} exit code 1 (emulated)",
    ]


def _parameters(instance: TaskInstance) -> str:
    """Return the script parameters as they were fixed when the instance was made."""
    return fixed(instance.task.script.parameters or "", instance.asked.biz_date)


def _value(reference: str, made: Mapping[str, Task]) -> str:
    """Return the value of an input: known for constants, else a placeholder that says so."""
    source = source_of(reference, made)
    if source is None:
        return f"<emulated: {reference} leads nowhere>"
    task, variable = source
    if variable.type == "Constant":
        return variable.value
    return f"<emulated: {variable.type} {variable.value} of task {task.name}>"

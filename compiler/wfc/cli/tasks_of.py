"""Tasks of a run, chosen by name on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.exits import UsageError

if TYPE_CHECKING:
    from wfc.submit.run import Run, TaskRun


def tasks_of(run: Run, names: tuple[str, ...]) -> tuple[TaskRun, ...]:
    """Return the tasks of ``run`` called ``names``, in the run's order. UsageError for others."""
    known = {task.name for task in run.tasks}
    for name in names:
        if name not in known:
            from wfc.wording import Names, listed

            near = Names(known).near(name)
            of_days = [task.name for task in run.tasks if task.name.startswith(f"{name} 2")]
            hint = f"; did you mean `{near}`?" if near else ""
            hint = f"; of several days there is {listed(of_days[:3], 'or')}" if of_days else hint
            raise UsageError(f"workflow instance {run.id} has no task `{name}`{hint}")
    return tuple(task for task in run.tasks if task.name in names)

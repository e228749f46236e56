"""The progress of a run as plain lines, for logs and pipes."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from wfc.report.text import plain
from wfc.report.width import columns
from wfc.submit.elapsed import elapsed
from wfc.submit.states import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wfc.submit.run import Run, TaskRun
    from wfc.submit.states import State

# A longer name pushes its own line out of the column, not those of all others.
WIDEST_NAME = 40


def local_now() -> datetime:
    """Return the local time."""
    return datetime.now().astimezone()


def width_of(names: Iterable[str]) -> int:
    """Return the width of a column for ``names``; one that is longer pushes its own line only."""
    widths = (columns(plain(name)) for name in names)
    return max((width for width in widths if width <= WIDEST_NAME), default=0)


class Lines:
    """Prints ``12:00:01 extract  Running`` each time the state of a task changes.

    A task that is first seen waiting has not changed yet.
    """

    def __init__(
        self,
        out: TextIO,
        *,
        now: Callable[[], datetime] = local_now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Print to ``out``, with the times that ``now`` gives."""
        self._out = out
        self._now = now
        self._sleep = sleep
        self._states: dict[int, State] = {}

    def show(self, run: Run) -> None:
        """Print a line for each task that changed since the last snapshot."""
        width = width_of(task.name for task in run.tasks)
        for task in run.tasks:
            if self._has_changed(task):
                self._out.write(f"{self._now():%H:%M:%S} {_line(task, width)}\n")
            self._states[task.id] = task.state
        self._out.flush()

    def rest(self, seconds: float) -> None:
        """Wait."""
        self._sleep(seconds)

    def _has_changed(self, task: TaskRun) -> bool:
        """Tell whether ``task`` is in another state than it was shown in."""
        known = self._states.get(task.id)
        return task.state != known and (known is not None or task.state.phase is not Phase.WAITING)


def _line(task: TaskRun, width: int) -> str:
    """Return name, state and, once it has ended, the time it took."""
    name = plain(task.name)
    padded = name + " " * (width - columns(name))
    took = "" if task.seconds is None else f"  {elapsed(task.seconds)}"
    return f"{padded}  {task.state}{took}"

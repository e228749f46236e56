"""The progress of a run as a table that is redrawn in place on a terminal."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final, TextIO

from wfc.report.summary import plural
from wfc.report.text import plain
from wfc.report.width import aligned, columns
from wfc.submit.elapsed import elapsed
from wfc.submit.states import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.report.style import Role, Style
    from wfc.submit.run import Run, TaskRun

# Seconds between two redraws while nothing new is known: the times go on.
TICK: Final = 0.5

_ROLES: dict[Phase, Role] = {
    Phase.RUNNING: "info",
    Phase.SUCCEEDED: "clean",
    Phase.SKIPPED: "warning",
    Phase.FAILED: "error",
    Phase.UNKNOWN: "warning",
}

# Which tasks stay in sight when there are more than lines: the lower the longer.
_RANKS = {Phase.RUNNING: 0, Phase.UNKNOWN: 0, Phase.FAILED: 0, Phase.WAITING: 2}


class Table:
    """Task, type, state and elapsed time, a line each, under a line for the whole run.

    The time of a running task is counted from when it was first seen running, by our own
    clock; that of an ended one is what the service says.
    """

    def __init__(
        self,
        out: TextIO,
        style: Style,
        *,
        size: Callable[[], os.terminal_size] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Draw on the terminal behind ``out``."""
        self._out = out
        self._style = style
        self._size = size or (lambda: _terminal_size(out))
        self._clock = clock
        self._sleep = sleep
        self._since: dict[int, float] = {}
        self._run: Run | None = None
        self._drawn = 0

    def show(self, run: Run) -> None:
        """Draw ``run`` in the place of what was drawn before."""
        self._run = run
        for task in run.in_phase(Phase.RUNNING):
            self._since.setdefault(task.id, self._clock())
        self._draw(run)

    def rest(self, seconds: float) -> None:
        """Wait, and let the times go on meanwhile."""
        end = self._clock() + seconds
        while (left := end - self._clock()) > 0:
            self._sleep(min(left, TICK))
            if self._run is not None:
                self._draw(self._run)

    def _draw(self, run: Run) -> None:
        """Write the whole table in one piece, over the last one."""
        size = self._size()
        lines = [_cut(_headline(run), size.columns), *self._rows(run, size)]
        # ECMA-48: CUU moves up to the first line of the table, ED erases from there.
        back = f"\x1b[{self._drawn}A\x1b[J" if self._drawn else ""
        self._out.write(back + "".join(f"{line}\n" for line in lines))
        self._out.flush()
        self._drawn = len(lines)

    def _rows(self, run: Run, size: os.terminal_size) -> list[str]:
        """Return a line for each task that fits, and one for the others."""
        room = max(1, size.lines - 3)
        tasks = _most_telling(run.tasks, room)
        cells = [(plain(t.name), plain(t.type), str(t.state), self._time(t)) for t in tasks]
        rows = [
            self._painted(task, row, size.columns)
            for task, row in zip(tasks, aligned(cells), strict=True)
        ]
        hidden = len(run.tasks) - len(tasks)
        return [*rows, f"  … and {plural(hidden, 'more task')}"] if hidden else rows

    def _painted(self, task: TaskRun, cells: list[str], width: int) -> str:
        """Join ``cells``, with the colour of the state where the line need not be cut."""
        line = f"  {'  '.join(cells)}".rstrip()
        role = _ROLES.get(task.state.phase)
        if role is None or columns(line) >= width:
            return _cut(line, width)
        name, kind, state, took = cells
        return f"  {name}  {kind}  {self._style.paint(role, state)}  {took}".rstrip()

    def _time(self, task: TaskRun) -> str:
        """Return the time ``task`` has taken so far, or nothing."""
        if task.seconds is not None:
            return elapsed(task.seconds)
        since = self._since.get(task.id) if task.state.phase is Phase.RUNNING else None
        return "" if since is None else elapsed(self._clock() - since)


def _headline(run: Run) -> str:
    """Return the line about the whole run."""
    ended = sum(task.state.is_final for task in run.tasks)
    return (
        f"Workflow instance {run.id}  {run.state}  {ended} of {plural(len(run.tasks), 'task')} done"
    )


def _most_telling(tasks: tuple[TaskRun, ...], room: int) -> tuple[TaskRun, ...]:
    """Return at most ``room`` of ``tasks`` in their order: those that go on or failed first."""
    if len(tasks) <= room:
        return tasks
    ranked = sorted(range(len(tasks)), key=lambda at: _RANKS.get(tasks[at].state.phase, 1))
    return tuple(tasks[at] for at in sorted(ranked[:room]))


def _cut(line: str, width: int) -> str:
    """Return as much of ``line`` as leaves the last column free, so that nothing wraps."""
    while line and columns(line) >= width:
        line = line[: -1 - (columns(line) - width) // 2]
    return line


def _terminal_size(out: TextIO) -> os.terminal_size:
    """Return the size of the terminal, or that of the first ones; some say that they have none."""
    try:
        size = os.get_terminal_size(out.fileno())
    except OSError:
        size = os.terminal_size((0, 0))
    return os.terminal_size((size.columns or 80, size.lines or 24))

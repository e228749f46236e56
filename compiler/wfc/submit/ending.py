"""The last words about a run: what became of it and, where it failed, why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wfc.report.secrets import masked
from wfc.report.summary import plural
from wfc.report.text import plain
from wfc.submit.elapsed import elapsed
from wfc.submit.errors import CallError
from wfc.submit.states import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wfc.submit.run import Run, TaskRun

# A failed run says enough with the first few of its tasks, and a log with its end.
MOST_TASKS = 3
MOST_NAMES = 20
LOG_LINES = 10
LOG_WIDTH = 200


def ending(run: Run, read_log: Callable[[int], str]) -> Iterator[str]:
    """Yield the lines to print at the end of ``run``; ``read_log`` reads that of a task."""
    yield f"Workflow instance {run.id} {_verdict(run)}"
    if run.later is not None:
        yield f"  note: after that it was seen {run.later}: somebody runs it again"
    if run.state.phase is not Phase.FAILED:
        return
    failed = run.in_phase(Phase.FAILED)
    for task in failed[:MOST_TASKS]:
        yield from _failure(task, read_log)
    if failed[MOST_TASKS:]:
        yield f"  failed too: {_names(failed[MOST_TASKS:])}"
    waiting = run.in_phase(Phase.WAITING)
    if waiting:
        yield f"  never ran because of that: {_names(waiting)}"


def _verdict(run: Run) -> str:
    """Return what became of the run, in a few words."""
    number = plural(len(run.tasks), "task")
    took = "" if run.seconds is None else f" in {elapsed(run.seconds)}"
    if run.gave_up:
        ended = sum(task.state.is_final for task in run.tasks)
        return f"was last seen {run.state}, {ended} of {number} done: {run.gave_up}"
    if run.state.phase is Phase.FAILED:
        return f"failed: {len(run.in_phase(Phase.FAILED))} of {number} failed{took}"
    idle = Counter(task.state.remark for task in run.in_phase(Phase.SKIPPED))
    note = f" ({', '.join(f'{count} {remark}' for remark, count in idle.items())})" if idle else ""
    return f"succeeded: {number}{took}{note}"


def _failure(task: TaskRun, read_log: Callable[[int], str]) -> Iterator[str]:
    """Yield that ``task`` failed, and the end of its log."""
    name = plain(task.name)
    if task.state.remark:
        yield f"  {name} failed ({task.state.remark})"
        return
    try:
        # "\r\n" and "\n" end a line; splitlines would also break at what is content.
        log = read_log(task.id).replace("\r\n", "\n").rstrip("\n")
    except CallError as problem:
        yield f"  {name} failed; its log could not be read: {problem}"
        return
    if not log.strip():
        yield f"  {name} failed; its log is empty"
        return
    yield f"  {name} failed; its log ends:"
    for line in log.split("\n")[-LOG_LINES:]:
        shown = plain(masked(line)[: LOG_WIDTH + 1].replace("\t", "    "))
        yield f"    | {shown[:LOG_WIDTH]}{'…' if len(shown) > LOG_WIDTH else ''}".rstrip()


def _names(tasks: tuple[TaskRun, ...]) -> str:
    """Return the names of ``tasks``, the first few where there are many."""
    names = ", ".join(plain(task.name) for task in tasks[:MOST_NAMES])
    return f"{names} and {len(tasks) - MOST_NAMES} more" if tasks[MOST_NAMES:] else names

"""A run as seen at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.submit.states import Phase, State, read_state

if TYPE_CHECKING:
    from wfc.submit.answers import TaskInstance, WorkflowInstance


@dataclass(frozen=True, slots=True)
class TaskRun:
    """One task of a run; ``id`` is its task instance, times are ms since 1970.

    ``number`` counts how often it was run, where the service tells.
    """

    name: str
    type: str
    state: State
    started: int | None
    finished: int | None
    id: int
    number: int | None = None

    @property
    def seconds(self) -> float | None:
        """Return how long it ran, once it has ended."""
        return _seconds(self.started, self.finished) if self.state.is_final else None


@dataclass(frozen=True, slots=True)
class Run:
    """The state of a workflow instance and of its tasks, in the order of their ids.

    ``gave_up`` is empty, or says why nobody looks any more though the run has not ended.
    ``later`` is the state of an instance that went on after it had ended (None: it did not).
    """

    id: int
    state: State
    tasks: tuple[TaskRun, ...] = ()
    started: int | None = None
    finished: int | None = None
    gave_up: str = ""
    later: State | None = None

    @property
    def seconds(self) -> float | None:
        """Return how long it ran, once it has ended."""
        return _seconds(self.started, self.finished) if self.state.is_final else None

    @property
    def succeeded(self) -> bool:
        """Tell whether it ended well."""
        return self.state.phase is Phase.SUCCEEDED and not self.gave_up

    def in_phase(self, *phases: Phase) -> tuple[TaskRun, ...]:
        """Return the tasks that are in one of ``phases``."""
        return tuple(task for task in self.tasks if task.state.phase in phases)


def read_run(instance: WorkflowInstance, tasks: tuple[TaskInstance, ...]) -> Run:
    """Make a snapshot of what the service said."""
    return Run(
        id=instance.id,
        state=read_state(instance.status),
        tasks=tuple(_read_task(task) for task in tasks),
        started=instance.started_time,
        finished=instance.finished_time,
    )


def _read_task(task: TaskInstance) -> TaskRun:
    """Make the part of a snapshot that is one task."""
    return TaskRun(
        name=task.task_name or str(task.id),
        type=task.task_type or "",
        state=read_state(task.status, task.trigger_recurrence or ""),
        started=task.started_time,
        finished=task.finished_time,
        id=task.id,
        number=task.run_number,
    )


def _seconds(started: int | None, finished: int | None) -> float | None:
    """Return the time between two moments; None where the service does not tell both."""
    if not started or not finished or finished < started:
        return None
    return (finished - started) / 1000

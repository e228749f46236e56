"""A run as events, beside what is shown of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wfc.submit.event import Ended, Left, RunState, TaskState

if TYPE_CHECKING:
    from wfc.submit.events import Events
    from wfc.submit.progress import Display
    from wfc.submit.run import Run
    from wfc.submit.states import State


class Telling:
    """A display that tells ``events`` what changed, and shows it on ``display``."""

    def __init__(
        self,
        display: Display,
        events: Events,
        workflow: str | None = None,
        submission: str | None = None,
    ) -> None:
        """Tell of the run that ``submission`` of ``workflow`` became."""
        self._display = display
        self._events = events
        self._workflow = workflow
        self._submission = submission
        self._states: dict[int, State] = {}
        self._state: State | None = None

    def show(self, run: Run) -> None:
        """Tell each state that is new, the tasks' first, and how it came to an end."""
        for task in run.tasks:
            if task.state != self._states.get(task.id):
                self._states[task.id] = task.state
                self._events.tell(
                    TaskState(
                        workflow=self._workflow,
                        submission=self._submission,
                        run=str(run.id),
                        task=task.name,
                        task_instance=str(task.id),
                        state=task.state.word,
                        phase=task.state.phase.value,
                        seconds=task.seconds,
                    )
                )
        if run.state != self._state:
            self._state = run.state
            self._events.tell(
                RunState(
                    workflow=self._workflow,
                    submission=self._submission,
                    run=str(run.id),
                    state=run.state.word,
                    phase=run.state.phase.value,
                )
            )
        self._display.show(run)

    def rest(self, seconds: float) -> None:
        """Wait as the display does."""
        self._display.rest(seconds)

    def end(self, run: Run) -> None:
        """Tell what ``run``, which is looked at no more, came to."""
        if run.gave_up:
            self._events.tell(
                Left(
                    workflow=self._workflow,
                    submission=self._submission,
                    run=str(run.id),
                    reason=run.gave_up,
                )
            )
            return
        self._events.tell(
            Ended(
                workflow=self._workflow,
                submission=self._submission,
                run=str(run.id),
                state=run.state.word,
                phase=run.state.phase.value,
                seconds=run.seconds,
                tasks=Counter(task.state.phase.value for task in run.tasks),
            )
        )

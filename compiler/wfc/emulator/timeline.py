"""When each task of a submitted workflow waits, runs and ends: arithmetic, with no clock in it.

All times are whole microseconds since the epoch, so that sums are exact at any speed.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, shows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SECOND: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a workflow goes: µs until it is picked up, µs a task runs, tasks at once."""

    pickup: int
    task: int
    slots: int

    @classmethod
    def of(cls, *, speed: float, task_seconds: float, slots: int) -> Pace:
        """Return the pace at ``speed`` times the emulated time; raises ValueError if not > 0."""
        if not (speed > 0 and task_seconds > 0 and slots > 0):
            raise ValueError("speed, task_seconds and slots must be greater than 0")
        pickup = round(number("pickup-seconds") / speed * SECOND)
        return cls(pickup, max(1, round(task_seconds / speed * SECOND)), slots)


@dataclass(frozen=True, slots=True)
class Span:
    """The turning points of a run, each None while (or because) it does not come.

    ``ready``: the upstream is done; ``started``: a slot was free; ``finished``: as ``ends``,
    ``Success`` or ``Failure``.
    """

    ready: int | None = None
    started: int | None = None
    finished: int | None = None
    ends: str | None = None

    def until(self, now: int) -> Span:
        """Return what of the run has come at ``now``."""
        if self.finished is not None and self.finished <= now:
            return self
        started = self.started is not None and self.started <= now
        ready = self.ready is not None and self.ready <= now
        return Span(self.ready if ready else None, self.started if started else None)

    @property
    @shows("task-states", "workflow-states")
    def status(self) -> str:
        """The state the turning points so far add up to."""
        if self.ends is not None:
            return self.ends
        if self.started is not None:
            return "Running"
        return "NotRun" if self.ready is None else "WaitResource"

    @property
    def latest(self) -> int | None:
        """The last turning point so far."""
        return self.finished or self.started or self.ready


@shows("failure-stops-downstream")
def timeline(
    upstream: Sequence[Collection[int]], fails: Collection[int], submitted: int, pace: Pace
) -> tuple[Span, ...]:
    """Return the run of each task.

    ``upstream`` holds for each task the positions it waits for (no circle), ``fails`` the
    positions that end as Failure. Who was ready first, then who was written first, gets
    the next slot.
    """
    runs = [Span()] * len(upstream)
    missing = [len(waits) for waits in upstream]
    downstream = _turned(upstream)
    now = submitted + pace.pickup
    queue = deque((now, task) for task, count in enumerate(missing) if not count)
    running: list[tuple[int, int]] = []
    while queue or running:
        while queue and len(running) < pace.slots:
            ready, task = queue.popleft()
            ends = "Failure" if task in fails else "Success"
            runs[task] = Span(ready, now, now + pace.task, ends)
            heapq.heappush(running, (now + pace.task, task))
        now = running[0][0]
        queue.extend((now, task) for task in sorted(_freed(running, fails, downstream, missing)))
    return tuple(runs)


def _turned(upstream: Sequence[Collection[int]]) -> list[list[int]]:
    """Return for each task the positions that wait for it."""
    downstream: list[list[int]] = [[] for _ in upstream]
    for task, waits in enumerate(upstream):
        for before in waits:
            downstream[before].append(task)
    return downstream


def _freed(
    running: list[tuple[int, int]],
    fails: Collection[int],
    downstream: Sequence[Sequence[int]],
    missing: list[int],
) -> list[int]:
    """End the tasks that end next; return those that now wait for nothing more."""
    now = running[0][0]
    freed = []
    while running and running[0][0] == now:
        _, done = heapq.heappop(running)
        for after in () if done in fails else downstream[done]:
            missing[after] -= 1
            if not missing[after]:
                freed.append(after)
    return freed

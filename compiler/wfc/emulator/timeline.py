"""When each task of a submitted workflow waits, runs and ends: arithmetic, with no clock in it.

All times are whole microseconds since the epoch, so that sums are exact at any speed.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, shows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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

    def begun_at(self, now: int) -> bool:
        """Tell whether the run had started, or was over, by ``now``."""
        cut = self.until(now)
        return cut.started is not None or cut.finished is not None

    def open_at(self, now: int) -> bool:
        """Tell whether the run ends only after ``now``."""
        return self.finished is not None and self.finished > now

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
    upstream: Sequence[Collection[int]],
    fails: Collection[int],
    submitted: int,
    pace: Pace,
    kept: Mapping[int, Span] | None = None,
    dry: Collection[int] = (),
) -> tuple[Span, ...]:
    """Return the run of each task.

    ``upstream`` holds for each task the positions it waits for (no circle), ``fails`` the
    positions that end as Failure, ``kept`` the runs by position that have begun before
    ``submitted``: they stand, ``dry`` the positions that take no time. Who was ready first, then
    who was written first, gets the next slot.
    """
    kept = kept or {}
    runs = [kept.get(task, Span()) for task in range(len(upstream))]
    downstream = _turned(upstream)
    missing = _missing(upstream, downstream, kept, submitted)
    now = submitted + pace.pickup
    queue = deque((now, at) for at, count in enumerate(missing) if not count and at not in kept)
    running = [(run.finished or 0, at) for at, run in kept.items() if run.open_at(submitted)]
    heapq.heapify(running)
    while queue or running:
        while queue and len(running) < pace.slots:
            ready, task = queue.popleft()
            ends = "Failure" if task in fails else "Success"
            end = now if task in dry else now + pace.task
            runs[task] = Span(ready, now, end, ends)
            heapq.heappush(running, (end, task))
        now = max(now, running[0][0])
        freed = _freed(running, runs, downstream, missing)
        queue.extend((now, task) for task in sorted(freed) if task not in kept)
    return tuple(runs)


@shows("stop-reads-failure")
def stopped(runs: Sequence[Span], now: int) -> tuple[Span, ...]:
    """Return ``runs`` of a workflow that is stopped: what was ready ends as Failure."""
    # Before it was picked up nothing is ready; then its first tasks are what is stopped.
    ready = max(now, min(run.ready for run in runs if run.ready is not None))
    return tuple(_stopped(run, now, ready) for run in runs)


def _stopped(run: Span, now: int, ready: int) -> Span:
    if run.finished is not None and run.finished <= now:
        return run
    if run.ready is None or run.ready > ready:
        return Span()
    return replace(run.until(now), finished=now, ends="Failure")


def _missing(
    upstream: Sequence[Collection[int]],
    downstream: Sequence[Sequence[int]],
    kept: Mapping[int, Span],
    now: int,
) -> list[int]:
    """Return for each task how many it still waits for at ``now``."""
    missing = [len(waits) for waits in upstream]
    for task, run in kept.items():
        if run.ends == "Success" and not run.open_at(now):
            for after in downstream[task]:
                missing[after] -= 1
    return missing


def _turned(upstream: Sequence[Collection[int]]) -> list[list[int]]:
    """Return for each task the positions that wait for it."""
    downstream: list[list[int]] = [[] for _ in upstream]
    for task, waits in enumerate(upstream):
        for before in waits:
            downstream[before].append(task)
    return downstream


def _freed(
    running: list[tuple[int, int]],
    runs: Sequence[Span],
    downstream: Sequence[Sequence[int]],
    missing: list[int],
) -> list[int]:
    """End the tasks that end next; return those that now wait for nothing more."""
    now = running[0][0]
    freed = []
    while running and running[0][0] == now:
        _, done = heapq.heappop(running)
        for after in downstream[done] if runs[done].ends == "Success" else ():
            missing[after] -= 1
            if not missing[after]:
                freed.append(after)
    return freed

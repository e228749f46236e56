"""Watch many runs at once, with one call for up to a hundred of them. Only reads."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from wfc.submit.errors import CallError, CredentialsError
from wfc.submit.outage import Outage
from wfc.submit.pace import Pace
from wfc.submit.run import Run, read_run
from wfc.submit.sight import NOT_SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.answers import WorkflowInstance
    from wfc.submit.client import Client

BATCH = 100

# Seconds between two calls: the Basic edition lets five a second through.
BETWEEN = 0.25


def follow_all(
    client: Client,
    runs: Iterable[AdhocRun],
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    timeout: float | None = None,
    sparing: bool = False,
) -> Iterator[Run]:
    """Yield a snapshot of a run each time its state changed, without tasks until it has ended.

    The last snapshot of each has its tasks, or says why it ``gave_up``: after ``timeout``
    seconds for all together, when the service is lost from sight, or when calls become few and it
    must be ``sparing``.
    """
    outage = Outage(clock, limited=timeout is not None)
    pace = Pace(clock, timeout, thrifty=not client.endpoint.is_loopback, sparing=sparing)
    left = {run.id: run for run in runs}
    shown = {number: Run(number, NOT_SEEN) for number in left}
    while left:
        reason = ""
        try:
            yield from _news(client, left, shown, pace, sleep)
        except (CallError, CredentialsError) as problem:
            reason = outage.note(problem)
        else:
            outage.end()
        reason = reason or pace.over(client.calls)
        if reason:
            yield from (replace(shown[number], gave_up=reason) for number in left)
            return
        if left:
            sleep(pace.rest(outage.asked_wait, client.calls))


def _news(
    client: Client,
    left: dict[int, AdhocRun],
    shown: dict[int, Run],
    pace: Pace,
    sleep: Callable[[float], None],
) -> Iterator[Run]:
    """Yield what is new of the runs that are ``left``; those that have ended are no longer."""

    def between() -> None:
        if not client.endpoint.is_loopback:
            sleep(BETWEEN)

    for seen in _round(client, left, between):
        if seen.state.is_final:
            between()
            *_, last = left.pop(seen.id).follow(sleep=sleep, timeout=pace.left())
            yield last
        elif seen != shown[seen.id]:
            shown[seen.id] = seen
            yield seen


def _round(
    client: Client, left: Mapping[int, AdhocRun], between: Callable[[], None]
) -> Iterator[Run]:
    """Yield every run as it is now. What a list does not show is asked for by itself."""
    for day, numbers in _by_day(left.values()).items():
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            rows = _listed(client, day, batch, between) if day else {}
            for number in batch:
                instance = rows.get(number)
                if instance is None:
                    between()
                    instance = client.get_workflow_instance(number)
                yield read_run(instance, ())


def _listed(
    client: Client, day: tuple[int, int], batch: Sequence[int], between: Callable[[], None]
) -> dict[int, WorkflowInstance]:
    """Return what one call tells of ``batch``, by id."""
    between()
    page = client.list_workflow_instances(*day, ids=batch)
    return {row.id: row for row in page.workflow_instances}


def _by_day(runs: Iterable[AdhocRun]) -> dict[tuple[int, int] | None, list[int]]:
    """Return the ids of ``runs`` by project and business date, without which nothing is listed."""
    days: dict[tuple[int, int] | None, list[int]] = {}
    for run in runs:
        days.setdefault(run.day, []).append(run.id)
    return days

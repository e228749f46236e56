"""Watch a submitted run until it ends. Only reads: nothing in here can submit."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from wfc.submit.outage import Outage
from wfc.submit.pace import Pace
from wfc.submit.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wfc.submit.reads import Reads
    from wfc.submit.run import Run
    from wfc.submit.submit import Receipt


def follow(  # noqa: PLR0913 - what is followed, and three ways to know when to stop
    client: Reads,
    receipt: Receipt,
    project_id: int | None,
    biz_date: int | None,
    env: str | None,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    timeout: float | None = None,
    sparing: bool = False,
) -> Iterator[Run]:
    """Yield a snapshot each time something changed, the last one when the instance ended.

    ``project_id``, ``biz_date`` (ms) and ``env`` stand in where the service does not tell which
    ones it stored. After ``timeout`` seconds, or when the run is lost from sight, the last snapshot
    comes once more with ``gave_up``; so it does when calls become few and it must be ``sparing``.
    """
    outage = Outage(clock, limited=timeout is not None)
    sight = Sight(client, receipt.workflow_instance_id, project_id, biz_date, env, outage)
    pace = Pace(clock, timeout, thrifty=not client.endpoint.is_loopback, sparing=sparing)
    shown = sight.run
    while True:
        sight.look()
        if sight.run != shown:
            shown = sight.run
            yield shown
        reason = sight.lost or pace.over(client.calls)
        if sight.ended or (reason and shown.state.is_final):
            return
        if reason:
            yield replace(shown, gave_up=reason)
            return
        sleep(pace.rest(outage.asked_wait, client.calls))

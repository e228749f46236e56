"""A rerun is sent once: whether an earlier one was carried out is seen by how often tasks ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.journal.records import Standing
from wfc.submit.act import RERUN, asked_of
from wfc.submit.states import Phase

if TYPE_CHECKING:
    from wfc.journal.journal import Journal
    from wfc.journal.records import Act
    from wfc.submit.run import Run


def unsettled(journal: Journal, instance: int) -> list[Act]:
    """Return the reruns of ``instance`` of which it is not written down what became of them."""
    return [
        each
        for each in journal.acts(instance)
        if each.kind == RERUN and each.standing in (Standing.INTENT, Standing.SENT)
    ]


def settle(journal: Journal, made: Act, run: Run) -> bool:
    """Write down what ``run`` proves about the rerun ``made``; False where it proves nothing.

    One that was only intended was never sent. A task that was run more often since shows that it
    was carried out (assumed: that the service counts so).
    """
    if made.standing is Standing.INTENT:
        reason = "wfc ended before it was sent"
        journal.note_act(made, Standing.INTENT, Standing.REJECTED, reason)
        return True
    before = asked_of(made)
    if not any(_has_run_again(before.get(task.id, 0), task.number or 0) for task in run.tasks):
        return False
    journal.note_act(made, Standing.SENT, Standing.ACKED, "seen to have been run again")
    return True


def _has_run_again(before: int, now: int) -> bool:
    """Compare two counts of runs; 0 is a count that is not known."""
    return 0 < before < now


def failed(run: Run) -> dict[int, int]:
    """Return the tasks that failed, each with how often it was run (0: not known)."""
    return {task.id: task.number or 0 for task in run.in_phase(Phase.FAILED)}

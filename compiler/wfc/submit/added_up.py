"""What the parts of a run add up to, where the service shows no more than its parts."""

from __future__ import annotations

from wfc.submit.answers import TaskInstance, WorkflowInstance

#: States of what has begun and is not over.
GOING_ON = frozenset(("WaitTime", "WaitResource", "Running", "Checking", "CheckingCondition"))


def added_up(run: int, parts: tuple[TaskInstance, ...], biz_date: int | None) -> WorkflowInstance:
    """Return what ``parts`` add up to: over when nothing goes on and nothing can go on."""
    states = {part.status for part in parts}
    status = "NotRun"
    if states & GOING_ON or {"NotRun", "Success"} <= states:
        status = "Running"
    if not states & GOING_ON and "Failure" in states:
        status = "Failure"
    elif states == {"Success"}:
        status = "Success"
    started = [part.started_time for part in parts if part.started_time is not None]
    finished = [part.finished_time for part in parts if part.finished_time is not None]
    is_over = status in ("Failure", "Success")
    return WorkflowInstance(
        id=run,
        status=status,
        biz_date=biz_date,
        started_time=min(started, default=None),
        finished_time=max(finished, default=None) if is_over else None,
    )

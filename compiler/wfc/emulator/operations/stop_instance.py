"""StopInstance (2020-05-18): end one instance of a DAG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import shows
from wfc.emulator.coherence import edges_of
from wfc.emulator.operation import Call, Operation, Outcome
from wfc.emulator.service_error import ServiceError
from wfc.emulator.store import FOREVER
from wfc.emulator.timeline import Span
from wfc.emulator.views_dag import instance_of
from wfc.emulator.wrapped import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence


@shows("one-node-stops")
def perform(call: Call) -> Outcome:
    """End it as a failure; what waits for it, and has not begun, never runs."""
    found, _ = instance_of(call)
    if found.run.finished is not None:
        message = f"The instance {found.id} is over: its status is {found.run.status}."
        raise ServiceError("instance-not-running", message)
    tasks = call.store.tasks(found.workflow, FOREVER)
    at = next(position for position, task in enumerate(tasks) if task.id == found.id)
    ready = call.now if found.run.ready is None else found.run.ready
    ended = Span(ready, found.run.started, call.now, "Failure")
    rows = [(found.id, found.run_number, ended)]
    for position in _behind(at, edges_of([task.task for task in tasks])):
        task = tasks[position]
        if not task.run.begun_at(call.now):
            rows.append((task.id, task.run_number, Span()))
    call.store.put_runs(rows)
    return wrapped(True)


def _behind(start: int, upstream: Sequence[Sequence[int]]) -> set[int]:
    """Return the positions that wait for ``start``, directly or not."""
    found: set[int] = set()
    front = {start}
    while front:
        front = {at for at, waits in enumerate(upstream) if front & set(waits)} - found
        found |= front
    return found


OPERATION: Final = Operation(
    version="2020-05-18",
    action="StopInstance",
    method="POST",
    parameters=frozenset({"InstanceId", "ProjectEnv"}),
    perform=perform,
)

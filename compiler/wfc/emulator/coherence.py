"""Whether the tasks of a request fit together, and which waits for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.variables import producers, split_reference, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from wfc.emulator.task import Task

    Upstream: TypeAlias = tuple[tuple[int, ...], ...]


def upstream_of(tasks: Sequence[Task]) -> Upstream:
    """Return, for each task, the positions of the tasks it waits for, in the order written.

    Raises ServiceError for the first thing that does not fit.
    """
    _check_names(tasks)
    made = producers(tasks)
    for position, task in enumerate(tasks):
        _check_inputs(_spot(position, task), task, made)
    found = edges_of(tasks)
    _check_cycles(tasks, found)
    return found


def _spot(position: int, task: Task) -> Spot:
    return Spot(f"Tasks[{position}]", task.name)


def _repeated(values: Iterable[tuple[Spot, str]]) -> str | None:
    """Return a message about the second of two equal values, or None if there are none."""
    first: dict[str, Spot] = {}
    for spot, value in values:
        if value in first:
            return spot.wrong(value, f"that is already {first[value]}")
        first[value] = spot
    return None


def _check_names(tasks: Sequence[Task]) -> None:
    """Raise ServiceError where a name, code, output or variable stands twice."""
    at = [(_spot(position, task), task) for position, task in enumerate(tasks)]
    if message := _repeated((spot.inside("Name"), task.name) for spot, task in at):
        raise ServiceError("task-name-repeated", message)
    codes = ((spot.inside("ClientUniqueCode"), task.client_unique_code) for spot, task in at)
    if message := _repeated(codes):
        raise ServiceError("task-code-repeated", message)
    outputs = (
        (spot.inside("Outputs", "TaskOutputs", index, "Output"), produced.output)
        for spot, task in at
        for index, produced in enumerate(task.outputs.task_outputs)
    )
    if message := _repeated(outputs):
        raise ServiceError("output-repeated", message)
    for spot, task in at:
        for side in (task.inputs, task.outputs):
            place = spot.inside(type(side).__name__, "Variables")
            names = ((place.inside(index, "Name"), name) for index, name in enumerate(side.names))
            if message := _repeated(names):
                raise ServiceError("variable-repeated", message)


def _check_inputs(at: Spot, task: Task, made: Mapping[str, Task]) -> None:
    """Raise ServiceError where an input is not a variable of a direct upstream."""
    waits = [dependency.upstream_output for dependency in task.dependencies]
    upstream = {made[output].name for output in waits if output in made}
    for index, variable in enumerate(task.inputs.variables):
        spot = at.inside("Inputs", "Variables", index, "Value")
        split = split_reference(variable.value)
        if split is None:
            why = "it must be <output of an upstream task>:<variable of that task>"
            raise ServiceError("variable-reference-malformed", spot.wrong(variable.value, why))
        producer = made.get(split[0])
        if producer is None and split[0] in waits:
            continue  # of an output made elsewhere, which counts as there
        if producer is None:
            why = f"no task of this request has the output {split[0]}"
            raise ServiceError("variable-unknown", spot.wrong(variable.value, why))
        if variable_of(producer, split[1]) is None:
            why = f"task {producer.name} has no output variable {split[1]}"
            raise ServiceError("variable-unknown", spot.wrong(variable.value, why))
        if producer.name not in upstream:
            why = f"the task does not depend on {producer.name} directly"
            raise ServiceError("variable-not-upstream", spot.wrong(variable.value, why))


@shows("external-output-accepted")
def edges_of(tasks: Sequence[Task]) -> Upstream:
    """Return the positions each task waits for; outputs made elsewhere are there already."""
    maker = {
        produced.output: position
        for position, task in enumerate(tasks)
        for produced in task.outputs.task_outputs
    }
    found = []
    for position, task in enumerate(tasks):
        spot = _spot(position, task)
        names = [
            (spot.inside("Dependencies", index, "UpstreamOutput"), dependency.upstream_output)
            for index, dependency in enumerate(task.dependencies)
        ]
        if message := _repeated(names):
            raise ServiceError("dependency-repeated", message)
        for place, output in names:
            if maker.get(output) == position:
                why = "the task would depend on itself"
                raise ServiceError("dependency-on-itself", place.wrong(output, why))
        waits = (maker[output] for _, output in names if output in maker)
        found.append(tuple(dict.fromkeys(waits)))
    return tuple(found)


def _check_cycles(tasks: Sequence[Task], upstream: Upstream) -> None:
    """Raise ServiceError naming the tasks of one circle."""
    stuck = _stuck(upstream)
    if not stuck:
        return
    # A stuck task waits for a stuck task: going upstream must come round.
    path = [min(stuck)]
    while (before := next(task for task in upstream[path[-1]] if task in stuck)) not in path:
        path.append(before)
    circle = path[path.index(before) :]
    names = " waits for ".join(tasks[position].name for position in (*circle, before))
    spot = _spot(circle[0], tasks[circle[0]]).inside("Dependencies")
    waiting = [dependency.upstream_output for dependency in tasks[circle[0]].dependencies]
    raise ServiceError("dependency-cycle", spot.wrong(waiting, f"{names}, in a circle"))


def _stuck(upstream: Upstream) -> set[int]:
    """Return the positions that can never run: on a circle, or downstream of one."""
    downstream: list[list[int]] = [[] for _ in upstream]
    for position, waits in enumerate(upstream):
        for before in waits:
            downstream[before].append(position)
    open_waits = [len(waits) for waits in upstream]
    free = [position for position, count in enumerate(open_waits) if not count]
    done = 0
    while done < len(free):
        for after in downstream[free[done]]:
            open_waits[after] -= 1
            if not open_waits[after]:
                free.append(after)
        done += 1
    return {position for position, count in enumerate(open_waits) if count}

"""A key that the API requires is written nowhere.

What it does: reports each required key that neither the task nor Defaults has. A task's `Owner`
falls back to the workflow's, and a missing `ClientUniqueCode` is derived, so those are not asked
for.

Why is this bad: the official client sends the request all the same, and the service refuses it
without saying where.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: rg}
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Graph
    from wfc.problem import Route
    from wfc.resolve.workflow import Task

SEVERITY = "error"
ALWAYS = True

WORKFLOW = ("Name", "ProjectId", "Owner", "Tasks")
TASK = ("Name", "Type", "RuntimeResource")
#: Lists of a task whose entries have required keys; one of several in a tuple is enough.
ENTRIES: tuple[tuple[Route, tuple[tuple[str, ...], ...]], ...] = (
    (("Dependencies",), (("UpstreamOutput",),)),
    (("Inputs", "Variables"), (("Name",), ("Value", "From"))),
    (("Outputs", "TaskOutputs"), (("Output",),)),
    (("Outputs", "Variables"), (("Name",),)),
)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the top, at each task, and at each entry of its lists."""
    spec = graph.workflow.spec
    cut = {route for route, _ in spec.cuts}
    absent = [key for key in WORKFLOW if key not in spec.value and spec.place(key).route not in cut]
    if absent:
        verb = "is" if len(absent) == 1 else "are"
        yield Finding(f"{listed(absent)} of the workflow {verb} missing", spec.place())
    for task in graph.tasks:
        yield from _task(task, cut)


def _task(task: Task, cut: set[Route]) -> Iterator[Finding]:
    def lacks(value: dict[str, Any], keys: tuple[str, ...], *route: str | int) -> bool:
        return not any(key in value or _is_cut(task, cut, (*route, key)) for key in keys)

    absent = [key for key in TASK if lacks(task.value, (key,))]
    resource = task.value.get("RuntimeResource")
    if resource is not None and lacks(resource, ("ResourceGroupId",), "RuntimeResource"):
        absent.append("RuntimeResource.ResourceGroupId")
    if absent:
        verb = "is" if len(absent) == 1 else "are"
        yield Finding(
            f"{listed(absent)} of {task.title()} {verb} missing",
            task.place("Name"),
            help=("add it here, or under `Defaults` for all tasks",) if task.name else (),
        )
    for route, wanted in ENTRIES:
        for index, entry in _entries(task, route):
            for keys in wanted:
                if lacks(entry, keys, *route, index):
                    yield Finding(
                        f"an entry of `{'.'.join(map(str, route))}` of {task.title()} "
                        f"has no {listed(keys, 'or')}",
                        task.place(*route, index),
                    )


def _entries(task: Task, route: Route) -> list[tuple[int, dict[str, Any]]]:
    value: Any = task.value
    for step in route:
        value = value.get(step) or {}
    return [(index, entry) for index, entry in enumerate(value) if entry is not None]


def _is_cut(task: Task, cut: set[Route], route: Route) -> bool:
    """Say whether what would stand at ``route`` was cut out of any layer of the task."""
    return bool(cut) and any((*layer.place.route, *route) in cut for layer in task.layers)

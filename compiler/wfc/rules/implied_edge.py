"""A dependency that other dependencies already imply.

What it does: reports a dependency on a task for which another dependency of the same task waits
anyway. Files of more than 10,000 tasks are passed over.

Why is this bad: it changes nothing, and hides the shape of the graph. (It is not wrong, and a task
needs it that takes a variable: such ones are not reported.)

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract]
  - Name: report
    DependsOn: [extract, load]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract]
  - Name: report
    DependsOn: [load]
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "info"


#: Beyond this many tasks the sets of what each waits for take too much room.
MOST = 10_000


def check(graph: Graph) -> Iterator[Finding]:
    """Report each dependency on a task that another one waits for."""
    if len(graph.tasks) > MOST:
        return
    above = _above(graph)
    taken = {
        (each.task.index, each.producer.index)
        for each in graph.references
        if each.producer is not None
    }
    for index, edges in graph.edges_of().items():
        if index not in above:
            continue  # in a cycle, or behind one
        upstream = {
            each.upstream.index: each.upstream for each in edges if each.upstream is not None
        }
        for edge in edges:
            target = edge.upstream
            if target is None or target.index == index or (index, target.index) in taken:
                continue
            others = (each for at, each in upstream.items() if above[at] >> target.index & 1)
            between = next(others, None)
            if between is not None:
                yield Finding(
                    f"{edge.task.title()} waits for `{target.name}` by `{between.name}` as well",
                    edge.place(),
                    label="implied",
                    related=(between.named("waits for it"),),
                    help=("it can be left out",),
                )


def _above(graph: Graph) -> dict[int, int]:
    """Return, for each task in order, the tasks it waits for, each a bit of a number."""
    waits = graph.upstream()
    above: dict[int, int] = {}
    for task in graph.order:
        found = 0
        for index in waits[task.index] - {task.index}:
            found |= above[index] | 1 << index
        above[task.index] = found
    return above

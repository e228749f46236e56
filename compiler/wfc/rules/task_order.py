"""A task is written above one that it waits for.

What it does: compares the order of `Tasks` with the dependencies.

Why is this bad: a file reads best from what comes first to what comes last. The order means nothing
to DataWorks, so this rule is a matter of style and off by default.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    DependsOn: [extract]
  - Name: extract
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
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "info"


def check(graph: Graph) -> Iterator[Finding]:
    """Report the first dependency of each task on one below it; those in a cycle have no order."""
    sound = {task.index for task in graph.order}
    told = set()
    for edge in graph.edges:
        below = edge.upstream
        if below is None or below.index <= edge.task.index or edge.task.index in told:
            continue
        if edge.task.index in sound and below.index in sound:
            told.add(edge.task.index)
            yield Finding(
                f"{edge.task.title()} is written above `{below.name}`, for which it waits",
                edge.place(),
                label="waits for a task below",
                related=(below.named("written here"),),
                help=(f"move {edge.task.title()} below it",),
            )

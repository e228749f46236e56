"""A task that nothing depends on, and that depends on nothing, among others that do.

What it does: reports a task without upstream and downstream in a workflow in which other tasks
depend on each other.

Why is this bad: often its `DependsOn` was forgotten. A scheduled node without upstream never runs;
a task of an ad hoc workflow simply begins at once (assumed), so this rule is off by default.

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


def check(graph: Graph) -> Iterator[Finding]:
    """Report each task that no edge touches."""
    touched = set()
    for edge in graph.edges:
        if edge.upstream is None and edge.output not in graph.externals:
            return  # a name that was not found may have meant any task
        touched.add(edge.task.index)
        if edge.upstream is not None:
            touched.add(edge.upstream.index)
    if not touched:
        return
    for task in graph.tasks:
        cut = graph.is_cut(task, "DependsOn") or graph.is_cut(task, "Dependencies")
        if task.index not in touched and not cut:
            yield Finding(
                f"{task.title()} depends on nothing, and nothing depends on it",
                task.place("Name"),
                label="begins at once, beside all others",
                help=("if it waits for another task, write `DependsOn`",),
            )

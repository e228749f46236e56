"""A task without the data source that its type works on.

What it does: reports a task of a type that connects to something (MaxCompute, Hologres, EMR, a
database, …) and has no `DataSource`.

Why is this bad: the task may have nowhere to run its script. The API's page calls `DataSource`
optional, and whether the service then takes the workspace's default is not documented: so this
rule is off by default.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: MYSQL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: SELECT 1}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: MYSQL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    DataSource: {Name: shop_mysql}
    Script: {Content: SELECT 1}
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc_spec.capabilities import SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "info"


def check(graph: Graph) -> Iterator[Finding]:
    """Report the first task of each type that lacks one, and how many more there are."""
    without: dict[str, list[Task]] = {}
    for task in graph.tasks:
        kind = task.value.get("Type", "")
        has = kind not in SOURCES or "Name" in task.value.get("DataSource", {})
        if not has and not graph.is_cut(task, "DataSource"):
            without.setdefault(kind, []).append(task)
    for kind, tasks in without.items():
        first = tasks[0]
        others = f" (and {len(tasks) - 1} more)" if len(tasks) > 1 else ""
        yield Finding(
            f"{first.title()}{others} is of type {kind} and has no data source",
            first.place("Type"),
            label=f"works on a data source of type {SOURCES[kind]} (assumed to be needed)",
            help=("write `DataSource: {Name: …}` here, or under `Defaults` for all tasks",),
        )

"""Two tasks have the same `ClientUniqueCode`.

What it does: compares the codes that are written in the file.

Why is this bad: the code "uniquely identifies the task"; with one code for two tasks nobody can
say which is meant.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load_orders
    ClientUniqueCode: load_v1
  - Name: load_users
    ClientUniqueCode: load_v1
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load_orders
  - Name: load_users
```

wfc derives a stable code from the names of workflow and task where none is written.
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "error"
SUSPECT_GRAPH = "are_codes_alike"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each code that an earlier task has."""
    seen: dict[str, Task] = {}
    for task in graph.tasks:
        code = task.value.get("ClientUniqueCode")
        if code is None:
            continue
        first = seen.setdefault(code, task)
        if first is not task:
            yield Finding(
                f"ClientUniqueCode `{code}` is used by two tasks",
                task.place("ClientUniqueCode"),
                label=f"used again by {task.title()}",
                related=(Label(first.place("ClientUniqueCode"), f"first used by {first.title()}"),),
                help=("leave it out and wfc derives one from the names of workflow and task",),
            )

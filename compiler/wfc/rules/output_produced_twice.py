"""One output is produced by two tasks.

What it does: compares the outputs of all tasks, those that wfc derives from task names included.

Why is this bad: who depends on the output waits for one of the two, and nobody can say for which;
deployed nodes are refused for it ("can not exported multiple nodes into the same output").

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.orders_loaded}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "error"
SUSPECT_GRAPH = "len(outputs) != len(graph.made)"


def check(graph: Graph) -> Iterator[Finding]:
    """Report the second and every further place that produces an output."""
    for name, outputs in graph.outputs.items():
        first = outputs[0]
        for other in outputs[1:]:
            if other.task is first.task:
                continue  # twice by one task: told elsewhere
            if not other.route and first.task.name == other.task.name:
                continue  # two tasks of one name: that is the mistake
            yield Finding(
                f"{other.task.title()} produces `{name}`, produced by {first.task.title()} as well",
                other.place(),
                label="produced again here",
                related=(Label(first.place(), f"{first.task.title()} produces it here"),),
                help=("give each task an output of its own; by habit `<project>.<task name>`",),
            )

"""A task writes the same output twice.

What it does: compares the entries of `Outputs.TaskOutputs` of each task.

Why is this bad: it means nothing more than once, and one of the two is often a slip for another
name.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}, {Output: shop_dw.orders}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}, {Output: shop_dw.users}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Output
    from wfc.graph.graph import Graph

SEVERITY = "warning"
SUSPECT_GRAPH = "len(outputs) != len(graph.made)"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each output that its task has written before."""
    for name, outputs in graph.outputs.items():
        seen: dict[int, Output] = {}
        for output in outputs:
            first = seen.setdefault(output.task.index, output)
            if first is not output:
                yield Finding(
                    f"{output.task.title()} writes the output `{name}` twice",
                    output.place(),
                    label="written again here",
                    related=(Label(first.place(), "first written here"),),
                    help=("remove one of the two",),
                )

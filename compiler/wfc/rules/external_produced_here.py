"""An external output that a task of the same file produces.

What it does: compares `Externals` with the outputs of the file's own tasks.

Why is this bad: which of the two a dependency waits for is not documented: wfc takes the task of
the file.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Externals: [shop_dw.orders]
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.orders}]
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
    Dependencies: [{UpstreamOutput: shop_dw.orders}]
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "warning"
SUSPECT_GRAPH = "not graph.externals.isdisjoint(outputs)"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each entry of Externals that is an output of the file."""
    for at, name in enumerate(graph.workflow.value.get("Externals") or ()):
        if name in graph.outputs:
            output = graph.outputs[name][0]
            yield Finding(
                f"the external output `{name}` is produced by {output.task.title()} of this file",
                graph.workflow.place("Externals", at),
                label="not from elsewhere",
                related=(Label(output.place(), "produced here"),),
                help=("remove it from `Externals`, or rename one of the two",),
            )

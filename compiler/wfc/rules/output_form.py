"""An output that is not `<project>.<name>`.

What it does: reports an output without a dot.

Why is this bad: by habit an output begins with the name of its workspace, so that it is unique.
What an ad hoc workflow asks for is not documented, so this rule is off by default.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: orders}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
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
    """Look at each output that is written."""
    for name, outputs in graph.outputs.items():
        project, dot, rest = name.partition(".")
        # What no output may hold is told elsewhere.
        odd = ":" in name or name.split() != [name]
        if not odd and not (project and dot and rest) and outputs[0].route:
            yield Finding(
                f"the output `{name}` of {outputs[0].task.title()} names no project",
                outputs[0].place(),
                label="recommended is `<project>.<name>`",
            )

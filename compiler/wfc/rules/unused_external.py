"""An external output that no task depends on.

What it does: looks for each entry of `Externals` among the dependencies and the variables of the
file.

Why is this bad: it is the rest of an earlier version, or a dependency names another output than was
meant.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Externals: [shop_dw.calendar]
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Externals: [shop_dw.calendar]
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.calendar}]
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
    """Report each entry that nothing names."""
    if len(graph.workflow.specs()) > 1:
        return  # what files share need not be used by each
    used = {edge.output for edge in graph.edges} | {each.output for each in graph.references}
    for at, name in enumerate(graph.workflow.value.get("Externals") or ()):
        if name is not None and name not in used and name not in graph.outputs:
            yield Finding(
                f"no task depends on the external output `{name}`",
                graph.workflow.place("Externals", at),
                label="never used",
                help=("take it out, or name it in `Dependencies` of the task that waits for it",),
            )

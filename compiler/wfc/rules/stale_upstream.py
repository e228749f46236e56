"""A node runs while a node it waits for is left out.

What it does: reports each node that really runs and depends on a node that is neither run nor run
dry.

Why is this bad: often nothing: that is how a part of a workflow is run again. But what it reads is
then what an earlier run has left.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [load]
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [+load]
```
"""

from __future__ import annotations

from wfc.graph.selection import selection
from wfc.problem import Finding
from wfc.resolve.manual_run import run_of
from wfc.wording import listed
from wfc_spec.selector import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "info"
KINDS = ("ManualRun",)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the nodes that run, and at what they wait for."""
    run = run_of(graph.workflow)
    chosen = selection(graph, run)
    if not chosen.listed or chosen.strangers:
        return
    stale = chosen.stale()
    for node in graph.tasks:
        if node.index in stale:
            verb = "is" if len(stale[node.index]) == 1 else "are"
            yield Finding(
                f"{node.title()} runs, and {listed(each.name for each in stale[node.index])}, "
                f"which it waits for, {verb} left out",
                node.place("Name"),
                label="what it reads may be stale",
                help=(f"to run what it needs as well, select `+{quoted(node.name)}`",),
            )

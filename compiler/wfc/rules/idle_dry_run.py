"""A dry run has nothing to do with what runs.

What it does: reports each excluded node that no node which really runs depends on, or is depended
on by, however far away.

Why is this bad: a dry run is there to let what is behind it run; this one only looks as if the
node had been successful.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: report, NodeId: 74326}
Select: [extract]
Exclude: [report]
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: report, NodeId: 74326, DependsOn: [extract]}
Select: [extract]
Exclude: [report]
```
"""

from __future__ import annotations

from wfc.graph.selection import DRY, chart_of, selection
from wfc.problem import Finding
from wfc.resolve.manual_run import run_of
from wfc_spec.selection import around

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "info"
KINDS = ("ManualRun",)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at all that the nodes which run are connected with, up and down."""
    chosen = selection(graph, run_of(graph.workflow))
    if not chosen.dry or not chosen.runs:
        return
    chart = chart_of(graph)
    start = [at for at, node in enumerate(graph.tasks) if node.index in chosen.runs]
    near = around(start, chart.upstream) | around(start, chart.downstream)
    linked = {graph.tasks[at].index for at in near}
    for node in chosen.nodes(DRY):
        if node.index not in linked:
            yield Finding(
                f"{node.title()} is run dry, and nothing that runs has to do with it",
                node.place("Name"),
                label="neither needed by what runs, nor in need of it",
                help=("leave it out of `Exclude`: it is not created then",),
            )

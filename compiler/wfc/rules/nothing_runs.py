"""No node of the run really runs.

What it does: reports selectors that leave nothing to run: all that `Select` means is excluded, or
its selectors have nothing in common.

Why is this bad: the list of nodes that run would be empty. What the service makes of that is not
documented: everything might run.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract, load]
Exclude: [extract+]
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract, load]
Exclude: [load]
```
"""

from __future__ import annotations

from wfc.graph.selection import RUN, mistaken, selection
from wfc.problem import Finding
from wfc.resolve.manual_run import run_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True


def check(graph: Graph) -> Iterator[Finding]:
    """Look at what is left when the excluded nodes are taken out."""
    run = run_of(graph.workflow)
    keys = [key for key in ("Exclude", "Select") if key in run.value]
    if not keys or any(mistaken(graph, run.value.get(key) or ()) for key in keys):
        return  # what a selector should mean is told first
    if any(run.is_lost(key) for key in (*keys, "Nodes")):
        return
    chosen = selection(graph, run)
    if not chosen.nodes(RUN):
        excluded = bool(chosen.dry)
        yield Finding(
            "every node that is selected is excluded" if excluded else "no node is selected",
            run.spec.place(keys[0]),
            label="nothing is left to run",
            help=("a run of dry runs alone does nothing",) if excluded else (),
        )

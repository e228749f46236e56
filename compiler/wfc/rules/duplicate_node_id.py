"""Two nodes have the same ID.

What it does: reports each `NodeId` or `TaskId` that another node of the file has.

Why is this bad: to select one of the two would select the other as well.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74324}
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "error"
KINDS = ("ManualRun",)


def check(graph: Graph) -> Iterator[Finding]:
    """Compare the IDs of all nodes, for each version of the API."""
    for key in ("NodeId", "TaskId"):
        first: dict[int, Task] = {}
        for node in graph.tasks:
            known_as = node.value.get(key)
            if known_as is None or first.setdefault(known_as, node) is node:
                continue
            other = first[known_as]
            yield Finding(
                f"{node.title()} has the {key} of {other.title()}",
                node.place(key),
                label="the same ID",
                related=(Label(other.place(key), "one here"),),
                help=("correct one of the two, or name the node once",),
            )

"""`ExcludeNodeIds` stands without `IncludeNodeIds`.

What it does: reports a request of RunManualDagNodes that has the one list and not the other.

Why is this bad: the API's page says that `ExcludeNodeIds` has an effect only together with
`IncludeNodeIds`: the nodes would really run.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
ExcludeNodeIds: 74325
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324
ExcludeNodeIds: 74325
```
"""

from __future__ import annotations

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
    """Look for the one key without the other."""
    run = run_of(graph.workflow)
    alone = "ExcludeNodeIds" in run.value and "IncludeNodeIds" not in run.value
    if alone and not run.is_lost("IncludeNodeIds"):
        yield Finding(
            "`ExcludeNodeIds` has no effect without `IncludeNodeIds`",
            run.spec.place("ExcludeNodeIds").key(),
            label="these nodes would really run",
            help=("list the nodes that run under `IncludeNodeIds`, or use `Nodes` and `Exclude`",),
        )

"""A node is to run, and to run dry.

What it does: reports each ID that stands in both lists of a request: `IncludeNodeIds` and
`ExcludeNodeIds`, or `IncludeTaskIds` and `ExcludeTaskIds`. (Where `Select` and `Exclude` mean the
same node, it is excluded, so the lists that are made of them never share one.)

Why is this bad: which of the two wins is not documented.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324,74325
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

from wfc.graph.selection import written_ids
from wfc.problem import Finding, Label
from wfc.resolve.manual_run import run_of
from wfc.wording import listed
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True


def check(graph: Graph) -> Iterator[Finding]:
    """Compare the two lists."""
    run = run_of(graph.workflow)
    include, exclude = written_ids(run.value, run.target)
    both = [each for each in dict.fromkeys(exclude) if each in set(include)]
    if not both:
        return
    routes: tuple[tuple[str, ...], ...] = (("IncludeNodeIds",), ("ExcludeNodeIds",))
    if run.target == CREATE_WORKFLOW_INSTANCES:
        routes = tuple(
            ("DefaultRunProperties", f"{each}TaskIds") for each in ("Include", "Exclude")
        )
    places = [run.spec.place(*route) for route in routes]
    verb = "is" if len(both) == 1 else "are"
    yield Finding(
        f"{listed(both)} {verb} to run, and to run dry",
        places[1],
        label="to run dry",
        related=(Label(places[0], "to run"),),
        help=("take the ID out of one of the lists",),
    )

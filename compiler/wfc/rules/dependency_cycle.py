"""Tasks depend on each other in a cycle.

What it does: reports a shortest cycle of each group of tasks that wait for each other, drops its
edges and looks again, so that independent cycles are all told; at most 20 a file, then a count.

Why is this bad: DataWorks does not refuse a cycle: its tasks, and all behind them, are silently
never scheduled.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    DependsOn: [report]
  - Name: load
    DependsOn: [extract]
  - Name: report
    DependsOn: [load]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract]
  - Name: report
    DependsOn: [load]
```
"""

from __future__ import annotations

from wfc.graph.cycle import SHOWN, cycles
from wfc.problem import Finding, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Edge
    from wfc.graph.cycle import Cycle
    from wfc.graph.graph import Graph

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
ALWAYS = True
SUSPECT_GRAPH = "len(graph.order) != len(tasks)"

#: How many tasks of one cycle are named.
LONG = 12


def check(graph: Graph) -> Iterator[Finding]:
    """Report up to 20 cycles one by one, and how many groups are left."""
    for count, cycle in enumerate(cycles(graph)):
        if count == SHOWN:
            first = cycle.edges[0]
            yield Finding(
                f"more {first.task.noun}s depend on each other in cycles: {SHOWN} are shown",
                first.place(),
                help=("mend the cycles above and run lint again",),
            )
            return
        yield _told(cycle)


def _told(cycle: Cycle) -> Finding:
    names = [edge.task.name for edge in cycle.edges]
    way = " -> ".join([*names[:LONG], *(["…"] if len(names) > LONG else []), names[0]])
    labels = [f"`{edge.task.name}` waits for `{_upstream(edge)}`" for edge in cycle.edges]
    first, *rest = cycle.edges
    return Finding(
        shortened(f"{first.task.noun}s depend on each other in a cycle: {way}", 100),
        first.place(),
        label=f"{labels[0]} …",
        related=tuple(
            Label(edge.place(), f"… {label}")
            for edge, label in zip(rest[:LONG], labels[1:], strict=False)
        ),
        drawing=_drawing(names),
        help=("remove one of the marked dependencies",),
    )


def _upstream(edge: Edge) -> str:
    return edge.upstream.name if edge.upstream else ""


def _drawing(names: list[str]) -> tuple[str, ...]:
    """Draw the cycle as a loop, one task a line, in the order in which they would run."""
    shown = [f"… {len(names) - LONG} more", *names[LONG - 1 :: -1]] if len(names) > LONG else names
    first, *rest = shown if shown is not names else names[::-1]
    lines = [f"┌──> {first}"]
    for name in rest:
        lines += ["│      ↓", f"│    {name}"]
    return (*lines, "└──────┘")

"""A task depends on its own output.

What it does: reports each dependency whose output the task itself produces.

Why is this bad: DataWorks does not refuse it: the task waits for itself and is never scheduled.
(Waiting for the run of another day has no place in an ad hoc workflow.)

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.load}]}
    Dependencies: [{UpstreamOutput: shop_dw.load}]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.load}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
SUSPECT_GRAPH = "not graph.sound_edges"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each edge from a task to itself."""
    for edge in graph.edges:
        if edge.upstream is not edge.task:
            continue
        produced = [
            Label(output.place(), "produced by the same task here")
            for output in graph.outputs.get(edge.output, ())
            if output.task is edge.task and output.route
        ]
        yield Finding(
            f"{edge.task.title()} depends on itself",
            edge.place(),
            label=f"a {edge.task.noun} cannot wait for itself",
            related=tuple(produced[:1]),
            help=(f"remove this dependency, or name another {edge.task.noun}",),
        )

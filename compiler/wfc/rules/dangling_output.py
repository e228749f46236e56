"""A task depends on an output that no task of the workflow produces.

What it does: looks up every `UpstreamOutput` among the outputs of this file and its `Externals`;
the match is exact, as it is in DataWorks.

Why is this bad: the dependency names nobody, so the task never runs, or runs without waiting for
its data.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.extract}]}
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.extarct}]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.extract}]}
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.extract}]
```

An output that another workflow produces is declared under `Externals`. That the service accepts
such a dependency of an ad hoc workflow is assumed.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "error"
SUSPECT_GRAPH = "not graph.sound_edges"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each dependency that is bound to no task."""
    names = Names(name for names in (graph.outputs, graph.externals) for name in names)
    for edge in graph.edges:
        known = edge.upstream is not None or edge.output in graph.externals
        if known or edge.route[0] == "DependsOn" or edge.output in graph.lost:
            continue
        if edge.output in graph.workflow.absent:
            continue
        called = graph.names.get(edge.output)
        near = graph.own.get(called.index) if called else names.near(edge.output)
        label = f"did you mean `{near}`?" if near else "no task of this file has this output"
        advice = "an output produced elsewhere is listed under `Externals`"
        if called:
            advice = f"a task is named by `DependsOn: [{edge.output}]`"
        related: tuple[Label, ...] = ()
        if near is not None and near in graph.outputs:
            output = graph.outputs[near][0]
            related = (Label(output.place(), f"{output.task.title()} produces `{near}`"),)
        yield Finding(
            f"{edge.task.title()} depends on `{edge.output}`, which no task produces",
            edge.place(),
            label=label,
            related=related,
            help=(advice,),
            fix=Fix(f"change to `{near}`", (Edit(edge.place(), near),), safe=False)
            if near
            else None,
        )

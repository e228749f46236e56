"""A task takes a variable of a task it does not directly depend on.

What it does: compares the producer of each input variable with the task's direct upstream tasks.

Why is this bad: context variables reach one level down only: without a direct dependency the
value is not there (documented for nodes; for ad hoc workflows assumed).

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
  - Name: load
    Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:row_count"}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.extract}]
    Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:row_count"}]}
```

To hand a variable further down, pass it through a `PARAM_HUB` task.
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wfc.graph.bindings import Edge, Reference
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "error"
SUSPECT_GRAPH = "not graph.sound_references or not graph.externals.isdisjoint(outputs)"

DEPENDENCIES = ("Dependencies", "DependsOn")


def check(graph: Graph) -> Iterator[Finding]:
    """Report each reference whose producer is not a direct upstream task."""
    if not graph.references:
        return
    edges = graph.edges_of()
    for reference in graph.references:
        task, producer = reference.task, reference.producer
        own = edges.get(task.index, ())
        if reference.output in graph.externals:
            yield from _external(own, reference)
        if producer is None or reference.variable is None:
            continue
        if producer is task:
            yield Finding(
                f"{task.title()} takes a variable of its own",
                reference.place(),
                label="a task cannot be its own upstream task",
                help=("take it from the task that makes it, or give a value as a parameter",),
            )
        elif not any(edge.upstream is producer for edge in own) and not _unsure(graph, task, own):
            yield Finding(
                f"{task.title()} takes a variable of `{producer.name}` but does not depend on it",
                reference.place(),
                label=f"`{producer.name}` is no direct upstream task of `{task.name}`",
                related=(producer.named("the variable comes from here"),),
                help=(f"add `DependsOn: [{producer.name}]` to {task.title()}",),
            )


def _external(own: Sequence[Edge], reference: Reference) -> Iterator[Finding]:
    task, output = reference.task, reference.output
    if any(edge.output == output for edge in own):
        return
    yield Finding(
        f"{task.title()} takes a variable of `{output}` but does not depend on it",
        reference.place(),
        label="no dependency of this task names that output",
        help=(f"add `Dependencies: [{{UpstreamOutput: {output}}}]` to {task.title()}",),
    )


def _unsure(graph: Graph, task: Task, own: Sequence[Edge]) -> bool:
    """Say whether a dependency of ``task`` was cut or dangles: it may be the missing one."""
    bases = {(layer.place.file, layer.place.route) for layer in task.layers}
    cut = any(
        (file, route[: len(base)]) == (where, base)
        and len(route) > len(base)
        and route[len(base)] in DEPENDENCIES
        for file, route in graph.workflow.cuts()
        for where, base in bases
    )
    return cut or any(edge.upstream is None and edge.output not in graph.externals for edge in own)

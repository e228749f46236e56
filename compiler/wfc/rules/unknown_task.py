"""`DependsOn` or `From` names a task that is not in the file.

What it does: looks up every name in `DependsOn`, and the task in front of the last `:` of every
`From`.

Why is this bad: wfc cannot tell which output is meant, so nothing could be compiled.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extarct]
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
```

For an output that another workflow produces write `Dependencies: [{UpstreamOutput: …}]` and list
it under `Externals`.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, listed
from wfc_spec.reference import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
ALWAYS = True
SUSPECT_GRAPH = "not graph.names.keys() >= set(graph.called)"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each name of a task that is bound to none."""
    names = Names(graph.names)
    for edge in graph.edges:
        if edge.upstream is None and edge.route[0] == "DependsOn":
            name = edge.task.value["DependsOn"][edge.route[1]]
            yield from _told(graph, names, edge.task, edge.place(), name, 0)
    for reference in graph.references:
        parts = split(reference.written)
        if reference.is_name() and parts and reference.producer is None:
            yield from _told(graph, names, reference.task, reference.place(), *parts)


def _told(
    graph: Graph, names: Names, task: Task, place: Place, name: str, variable: str | int
) -> Iterator[Finding]:
    if name in graph.lost or name in graph.workflow.absent:
        return
    made = graph.outputs.get(name)
    near = made[0].task.name if made else names.near(name)
    if variable and near is not None and near.split() != [near]:
        near = None  # a name with a blank in it cannot stand in a reference
    here = place.slice(0, len(name)) if variable else place
    edit = Edit(place, f"{near}:{variable}" if variable else near or "")
    verb = "takes a variable of" if variable else "depends on"
    defined = f"a {task.noun} with a similar name is defined here"
    if made:
        defined = f"this {task.noun} produces `{name}`"
    yield Finding(
        f"{task.title()} {verb} `{name}`, which is no {task.noun} of this file",
        here,
        label=f"did you mean `{near}`?" if near else f"no such {task.noun}",
        related=(graph.names[near].named(defined),) if near else (),
        help=() if near else _advice(graph, task, is_edge=not variable),
        fix=Fix(f"change to `{near}`", (edit,), safe=False) if near else None,
    )


def _advice(graph: Graph, task: Task, *, is_edge: bool) -> tuple[str, ...]:
    """Return the names there are, if they are few, and what is written for other outputs."""
    names = [name for name in graph.names if name != task.name]
    are = "the other one is" if len(names) == 1 else "the others are"
    there = (f"{are} {listed(names)}",) if 0 < len(names) <= FEW else ()
    if not is_edge or task.noun != "task":
        return there or (f"name a {task.noun} of this file",)
    return (*there, "an output produced elsewhere is named under `Dependencies` and `Externals`")


FEW = 5

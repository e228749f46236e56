"""A task names the same upstream output twice.

What it does: reports an output that a task depends on more than once, in `Dependencies`,
`DependsOn` or both.

Why is this bad: it means nothing more than once, and one of the two is often a slip for another
name. wfc sends the dependency once.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract, extract]
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
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.resolve.layers import winner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "warning"
KINDS = ("AdhocWorkflow", "ManualRun")
SUSPECT_GRAPH = "not graph.sound_edges"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each edge that its task has already."""
    seen: dict[tuple[int, str], Edge] = {}
    for edge in graph.edges:
        upstream = edge.upstream
        if upstream is None and edge.route[0] == "DependsOn":
            continue  # names no task: told elsewhere
        # A node has no output: it is waited for by its name.
        name = edge.output or (upstream.name if upstream is not None else "")
        first = seen.setdefault((edge.task.index, name), edge)
        if first.route != edge.route:  # one entry that leads there twice: outputs are alike
            yield Finding(
                f"{edge.task.title()} depends on `{name}` twice",
                edge.place(),
                label="written again here",
                related=(Label(first.place(), "first written here"),),
                help=("remove one of the two, or was another name meant?",),
                fix=_fix(first, edge),
            )


def _fix(first: Edge, edge: Edge) -> Fix | None:
    """Return what takes ``edge`` out, if it says nothing else: in no environment, turn or task."""
    is_alone = not hasattr(edge.place(), "is_made")  # the file takes nothing from elsewhere
    if is_alone or _written(first) == _written(edge):
        return Fix("take out the second one", (Edit(_entry(edge), ""),), safe=True)
    return None


def _written(edge: Edge) -> tuple[str | int, Any]:
    """Return the list that ``edge`` stands in, and what its entry says before it is resolved."""
    value: Any = winner(edge.task.layers, edge.route).value
    for step in edge.route:
        value = value[step]
    return edge.route[0], value


def _entry(edge: Edge) -> Place:
    """Return the place of the whole entry, which goes."""
    return edge.task.place(*edge.route[:2]).item()

"""Parameters are given for a node that the run does not create.

What it does: reports each ID in `NodeParameters` (`NodePara`, `TaskParameters`) that is in none of
the lists of a run that has lists, or, where the file has `Nodes` and no lists, that no node has.

Why is this bad: nothing reads them: the node that was meant runs with other parameters.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324
NodeParameters: {74325: table=orders}
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324,74325
NodeParameters: {74325: table=orders}
```
"""

from __future__ import annotations

from wfc.graph.selection import OUT, selection
from wfc.problem import Finding, Place
from wfc.resolve.manual_run import run_of
from wfc.wording import Names
from wfc_spec.parameters import object_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "warning"
KINDS = ("ManualRun",)

OF_NODES = ("NodeParameters", "NodePara", "TaskParameters")
#: What says which nodes there are, and which of them the run creates.
CHOOSING = (
    "Nodes",
    "Select",
    "Exclude",
    "IncludeNodeIds",
    "ExcludeNodeIds",
    "DefaultRunProperties",
)


def check(graph: Graph) -> Iterator[Finding]:
    """Look up each ID among those of the run."""
    run = run_of(graph.workflow)
    key = next((key for key in OF_NODES if key in run.value), None)
    if key is None or any(run.is_lost(each) for each in CHOOSING):
        return
    chosen = selection(graph, run)
    by = "TaskId" if key == "TaskParameters" else "NodeId"
    nodes = [node for node in graph.tasks if chosen.state(node) != OUT and by in node.value]
    known = dict.fromkeys((*(str(node.value[by]) for node in nodes), *chosen.strangers))
    if not known:
        return  # nothing is known of the nodes: all may be there
    written, place = run.value[key], run.spec.place(key)
    names = Names(known)
    for node_id in (object_of(written) or {}) if isinstance(written, str) else written:
        if node_id.isdigit() and node_id not in known:
            near = names.near(node_id)
            here = (
                place
                if isinstance(written, str)
                else Place(place.file, (*place.route, node_id), "key")
            )
            yield Finding(
                f"`{key}` has parameters for `{node_id}`, which this run does not create",
                here,
                label=f"did you mean `{near}`?" if near else "not among the nodes of this run",
            )

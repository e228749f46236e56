"""One thing is said by two keys.

What it does: reports the second of two keys that say the same: selectors and lists of IDs, the
parameters of a node under `Nodes` and by its ID, and one thing in the words of two targets
(`DagParameters` and `DagPara`).

Why is this bad: only one of the two could be sent, and which one would be a guess.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract+]
IncludeNodeIds: 74324
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract+]
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.resolve.manual_run import run_of
from wfc_spec.parameters import object_of
from wfc_spec.targets import SPELLINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Graph
    from wfc.problem import Route
    from wfc.resolve.manual_run import ManualRun

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True

NODE_PARAMETERS = ("NodeParameters", "NodePara", "TaskParameters")
#: Keys that choose nodes by ID.
LISTS = (
    ("IncludeNodeIds",),
    ("ExcludeNodeIds",),
    ("DefaultRunProperties", "IncludeTaskIds"),
    ("DefaultRunProperties", "ExcludeTaskIds"),
    ("DefaultRunProperties", "RootTaskIds"),
)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the ways to choose nodes, at spellings, and at the parameters of nodes."""
    run = run_of(graph.workflow)
    value = run.value
    ours = next((key for key in ("Select", "Exclude") if key in value), None)
    if ours is not None:
        for route in LISTS:
            if _has(value, route):
                yield _told(run, (ours,), route, "chooses nodes, and so does")
    for keys in SPELLINGS:
        there = [key for key in value if key in keys.values()]
        for key in there[1:]:
            yield _told(run, (there[0],), (key,), "says the same as")
    yield from _parameters(run)


def _has(value: Any, route: tuple[str, ...]) -> bool:
    for step in route:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _told(run: ManualRun, one: Route, other: Route, what: str) -> Finding:
    keys = list(run.value)
    first, second = sorted((one, other), key=lambda route: keys.index(str(route[0])))
    return Finding(
        f"`{second[-1]}` {what} `{first[-1]}`",
        run.spec.place(*second).key(),
        label="said again here",
        related=(Label(run.spec.place(*first).key(), "said here"),),
        help=("remove one of the two",),
    )


def _parameters(run: ManualRun) -> Iterator[Finding]:
    """Report each node whose parameters stand by its ID too."""
    by_id: set[str] = set()
    for key in NODE_PARAMETERS:
        written = run.value.get(key, {})
        by_id |= (written if isinstance(written, dict) else object_of(written) or {}).keys()
        for node in run.tasks if by_id else ():
            if "Parameters" in node.value and str(node.value.get(run.id_key)) in by_id:
                yield Finding(
                    f"the parameters of {node.title()} stand in `{key}` too",
                    node.place("Parameters").key(),
                    label="said again here",
                    related=(Label(run.spec.place(key).key(), "said here, by its ID"),),
                    help=("remove one of the two",),
                )
        if by_id:
            return

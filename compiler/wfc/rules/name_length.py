"""A name of more than 128 characters.

What it does: counts the characters of the names of workflow and tasks.

Why is this bad: 128 is the limit of names in DataWorks; that it holds in ad hoc workflows is
assumed. `wfc plan` needs 20 of them for its marker.

```yaml fails
Name: "orders_orders_orders_orders_orders_orders_orders_orders_orders_\\
  orders_orders_orders_orders_orders_orders_orders_orders_orders_orders_"
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened
from wfc_spec.limits import LONGEST_NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "warning"
SUSPECT_PART = "max(map(len, columns.names), default=0) > 128"
SUSPECT_GRAPH = 'len(workflow.value.get("Name", "")) > 128'


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the workflow, then at each task."""
    workflow = graph.workflow
    name = workflow.text("Name")
    if len(name) > LONGEST_NAME:
        yield _told("the workflow", name, workflow.place("Name"))
    for task in graph.tasks:
        if len(task.name) > LONGEST_NAME:
            yield _told(f"task `{shortened(task.name)}`", task.name, task.place("Name"))


def _told(what: str, name: str, place: Place) -> Finding:
    return Finding(
        f"the name of {what} has {len(name)} characters",
        place.slice(LONGEST_NAME, len(name)),
        label=f"{LONGEST_NAME} are taken (assumed)",
        help=("shorten it",),
    )

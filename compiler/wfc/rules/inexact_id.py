"""An id that is written so that other readers get another number.

What it does: reports an `Owner` in the form of a float (`1e15`, `1000.0`), and a `ProjectId` above
2^53.

Why is this bad: readers of JSON and YAML that know floats alone round such a number: the id that
arrives is another one. wfc itself keeps every digit.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1.107e15
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: "1107550004253538"
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "warning"
SUSPECT_PART = 'columns.owners and not "".join(columns.owners).isdigit()'
SUSPECT_GRAPH = (
    'not str(workflow.value.get("Owner", "1")).isdigit() or '
    'type(workflow.value.get("ProjectId")) is int and workflow.value["ProjectId"] > 2**53'
)


#: The largest number up to which a float holds every whole one.
EXACT = 2**53


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the workflow, then at each owner of a task."""
    workflow = graph.workflow
    if isinstance(number := workflow.value.get("ProjectId"), int) and number > EXACT:
        yield _told("ProjectId", number, "of the workflow", workflow.place("ProjectId"))
    if _is_float(owner := workflow.text("Owner")):
        yield _told("Owner", owner, "of the workflow", workflow.place("Owner"))
    for task in graph.tasks:
        if _is_float(owner := task.value.get("Owner", "")):
            yield _told("Owner", owner, f"of {task.title()}", task.place("Owner"))


def _is_float(text: str) -> bool:
    if text.isdigit() or not text[:1].isdigit():
        return False
    try:
        float(text)
    except ValueError:
        return False
    return "_" not in text


def _told(key: str, value: object, whose: str, place: Place) -> Finding:
    what = "is written as a float" if key == "Owner" else "is above 2^53"
    return Finding(
        f"{key} `{value}` {whose} {what}",
        place,
        label="other readers round it" if key == "ProjectId" else "write its digits, in quotes",
        help=("check its digits; in quotes no reader rounds it",) if key == "ProjectId" else (),
    )

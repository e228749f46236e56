"""Two outputs, or two codes, that differ in case alone.

What it does: compares the outputs of all tasks, and their `ClientUniqueCode`s, without case.

Why is this bad: DataWorks compares outputs character for character, some of what stands around it
does not; and people take the one for the other.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.Orders}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
  - Name: load
    Outputs: {TaskOutputs: [{Output: shop_dw.orders_loaded}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
SUSPECT_GRAPH = "are_codes_alike or differ_by_case_only(outputs)"


def check(graph: Graph) -> Iterator[Finding]:
    """Compare outputs with outputs, and codes with codes."""
    outputs = ((name, each[0].task, each[0].place()) for name, each in graph.outputs.items())
    yield from _told("output", outputs)
    codes: dict[str | None, Task] = {}
    for task in graph.tasks:
        codes.setdefault(task.value.get("ClientUniqueCode"), task)
    places = ((code, task, task.place("ClientUniqueCode")) for code, task in codes.items() if code)
    yield from _told("ClientUniqueCode", places)


def _told(what: str, names: Iterable[tuple[str, Task, Place]]) -> Iterator[Finding]:
    seen: dict[str, tuple[str, Task, Place]] = {}
    for name, task, place in names:
        first, owner, there = seen.setdefault(name.lower(), (name, task, place))
        if first != name:
            yield Finding(
                f"the {what} `{name}` of {task.title()} is `{first}` but for case",
                place,
                label="another one by case alone",
                related=(Label(there, f"of {owner.title()}"),),
                help=("write both alike if one is meant, else give one another name",),
            )

"""A resource group that is named by its number or its display name.

What it does: reports a `ResourceGroupId` that is a number, or that holds a blank or a letter
outside ASCII.

Why is this bad: the API takes the identifier (`S_res_group_…`, `Serverless_res_group_…`); console
and other operations also show a number and a display name, which it does not find.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: 52425803}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: S_res_group_524258031846018_1684}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "not all(map(is_name, columns.groups))"


def check(part: Part) -> Iterator[Finding]:
    """Look at each resource group; one in Defaults is told once by the engine."""
    for task in part.tasks:
        group = task.value.get("RuntimeResource", {}).get("ResourceGroupId", "-")
        if group.isspace():
            continue  # a blank name: told elsewhere
        is_number = group.isdigit()
        if is_number or not group.isascii() or " " in group:
            word = "number" if is_number else "display name"
            yield Finding(
                f"`{shortened(group)}` looks like the {word} of a resource group",
                task.place("RuntimeResource", "ResourceGroupId"),
                label="expected its identifier, such as `S_res_group_…`",
            )

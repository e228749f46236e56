"""A control node whose branches or loop an ad hoc workflow cannot say.

What it does: reports tasks of type CONTROLLER_BRANCH, CONTROLLER_JOIN, CONTROLLER_CYCLE,
CONTROLLER_TRAVERSE and their starts and ends, CONTROLLER_WAIT, COMBINED_NODE and SUB_PROCESS.

Why is this bad: conditions, joins and the tasks inside a loop have no place in the request of an ad
hoc workflow. Whether the service takes such tasks at all is not known. (Assignment nodes and
PARAM_HUB need inputs and outputs alone, and are not reported.)

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: choose
    Type: CONTROLLER_BRANCH
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: choose
    Type: DIDE_SHELL
    Script: {Content: if test "$(date +%u)" = 1; then echo monday; fi}
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc_spec.capabilities import is_control

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "not columns.kinds.isdisjoint(CONTROL)"


def check(part: Part) -> Iterator[Finding]:
    """Look at each task of these types."""
    for task in part.tasks:
        if is_control(task.value.get("Type", "")):
            yield Finding(
                f"{task.title()} is a {task.value['Type']}: an ad hoc workflow has no branches",
                task.place("Type"),
                label="nothing in the request says what it controls",
                help=("whether the service takes such a task is not known",),
            )

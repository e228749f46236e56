"""`Cu` is no number of compute units that a task can have.

What it does: checks that `Cu` is a number above 0 and at most 64, the limit of a serverless
resource group.

Why is this bad: the service takes it as text and fails when it starts the task.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    RuntimeResource: {Cu: 0}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    RuntimeResource: {Cu: 0.25}
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened
from wfc_spec.limits import MOST_COMPUTE_UNITS, compute_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = "not columns.units <= USUAL_UNITS"


def check(part: Part) -> Iterator[Finding]:
    """Look at each Cu."""
    for task in part.tasks:
        written = task.value.get("RuntimeResource", {}).get("Cu")
        if written is None:
            continue
        units = compute_units(written)
        if units is None or not 0 < units <= MOST_COMPUTE_UNITS:
            yield Finding(
                f"`{shortened(written)}` is no number of compute units for {task.title()}",
                task.place("RuntimeResource", "Cu"),
                label="a serverless task has at most 64"
                if units and units > 0
                else "expected a number above 0, such as `0.25`",
            )

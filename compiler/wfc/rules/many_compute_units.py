"""A task with more compute units than are recommended.

What it does: reports a `Cu` above 16 (and up to 64, beyond which it is an error).

Why is this bad: 16 is the recommended maximum of a serverless task; more is rarely meant, and is
paid for.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    RuntimeResource: {Cu: 25}
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
from wfc_spec.limits import MOST_COMPUTE_UNITS, RECOMMENDED_COMPUTE_UNITS, compute_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "not columns.units <= USUAL_UNITS"


def check(part: Part) -> Iterator[Finding]:
    """Look at each Cu."""
    for task in part.tasks:
        units = compute_units(task.value.get("RuntimeResource", {}).get("Cu", "1"))
        if units is not None and RECOMMENDED_COMPUTE_UNITS < units <= MOST_COMPUTE_UNITS:
            yield Finding(
                f"{task.title()} has {units:g} compute units",
                task.place("RuntimeResource", "Cu"),
                label="at most 16 are recommended",
            )

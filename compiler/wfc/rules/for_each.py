"""A `ForEach` makes no task, or too many.

What it does: multiplies the numbers of values of its keys; one to 1,000 combinations are taken.

Why is this bad: a loop over nothing is a task that nobody will ever see; thousands of tasks of one
line are a mistake in most cases, and the service refuses them.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    ForEach: {}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    ForEach: {table: [orders, users]}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say how many tasks it would make."""
    facts: Any = fault.facts
    count, limit = facts["count"], facts["limit"]
    if not count:
        return Finding(
            "this `ForEach` has no key to loop over",
            fault.place,
            label="expected a name and its values, such as `table: [orders, users]`",
        )
    return Finding(
        f"this `ForEach` makes {count:,} tasks",
        fault.place,
        label=f"at most {limit:,} are taken",
        help=("split the loop, or pass the values to one task as a parameter",),
    )

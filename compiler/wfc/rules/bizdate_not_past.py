"""A business date that is not over yet.

What it does: checks, before anything is submitted, that the `BizDate` lies before today in the
time zone of the workflow.

Why is this bad: the data of that day are not complete. Manual workflows are refused with such a
date; what the service does with an ad hoc one is assumed, so this is a warning.

```yaml plan
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2038-01-19
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "warning"


def tell(fault: Fault) -> Finding:
    """Name the date and today."""
    facts: Any = fault.facts
    return Finding(
        f"BizDate {facts['date']} is not over yet",
        fault.place,
        label=f"today is {facts['today']} in {facts['zone']}",
        help=("the business date is the day the data are of: yesterday, or earlier",),
    )

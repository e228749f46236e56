"""A date that the calendar does not have.

What it does: checks that a `BizDate` written as a day is one.

Why is this bad: there is no moment to send.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-02-30
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-02-28
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

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Name the date."""
    facts: Any = fault.facts
    return Finding(
        f"there is no day `{facts['date']}`",
        fault.place,
        label="no such day",
        help=("write a day of the calendar as year, month and day: `2026-02-28`",),
    )

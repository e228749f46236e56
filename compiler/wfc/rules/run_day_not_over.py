"""A day of a run that is not over yet.

What it does: checks, before anything is submitted, that every day of a run lies before today in
the time zone of the workspace.

Why is this bad: the service refuses a business date that is not one or more days before today.

```yaml plan
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
StartBizDate: 2026-11-18
EndBizDate: 2038-01-19
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
StartBizDate: 2026-11-18
EndBizDate: 2026-11-19
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
    """Name the day and today."""
    facts: Any = fault.facts
    return Finding(
        f"the day {facts['date']} is not over yet",
        fault.place,
        label=f"today is {facts['today']} in {facts['zone']}",
        help=("a business date is one or more days before today",),
    )

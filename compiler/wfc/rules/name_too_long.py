r"""A Name without room for the marker that a lost submission is found by.

What it does: checks, before anything is submitted, that the `Name` has at most 108 characters; with
`Marker: false` 128.

Why is this bad: wfc adds 20 characters to the Name of every instance, and DataWorks takes 128
(documented for nodes and workflows, assumed here). Without the marker nobody could tell whether a
submission whose answer was lost has arrived.

```yaml plan
Name: "orders_of_all_shops_and_all_regions_with_their_customers_and_items\
  _and_returns_and_vouchers_and_payments_daily"
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders_daily
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

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Count the characters."""
    facts: Any = fault.facts
    marker = f"{facts['marker']} are added, so that a lost submission can be found"
    return Finding(
        f"this Name has {facts['length']} characters, {facts['most']} are left for it",
        fault.place,
        label=f"{facts['length'] - facts['most']} too many",
        help=(marker,) if facts["marker"] else (),
    )

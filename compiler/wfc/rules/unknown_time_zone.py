"""`TimeZone` is none that is known.

What it does: looks the name up in the IANA time zone database.

Why is this bad: midnight of a `BizDate` cannot be told without it.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
TimeZone: Asia/Beijing
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
TimeZone: Asia/Shanghai
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"

#: What people write for the time of China, which a likeness of letters would lead elsewhere.
CHINESE = dict.fromkeys(
    ("Asia/Beijing", "Beijing", "CST", "China", "GMT+8", "UTC+8", "+08:00", "+8"), "Asia/Shanghai"
)


def tell(fault: Fault) -> Finding:
    """Offer the nearest name."""
    from importlib.resources import files

    facts: Any = fault.facts
    zones = files("tzdata").joinpath("zones").read_text("utf-8").split()
    zone = facts["zone"]
    near = CHINESE.get(zone) or (Names(zones).near(zone) if "/" in zone else None)
    return Finding(
        f"no time zone is called `{facts['zone']}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else "expected a name such as `Asia/Shanghai`",
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

"""A line at the head of the file that begins with `%`.

What it does: reports every directive but `%YAML 1.2`, which says what holds anyway.

Why is this bad: `%YAML 1.1` promises rules that are not followed here (`yes` would be true, `010`
would be 8), and `%TAG` is about tags, which are not allowed.

```yaml fails
%YAML 1.1
---
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

```yaml works
%YAML 1.2
---
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say which directive it is, and that none is needed."""
    facts: Any = fault.facts
    name, said = facts["name"], shortened(facts["said"])
    if name == "YAML":
        return Finding(
            f"this file says it is YAML {said}; only 1.2 is read",
            fault.place,
            label="remove this line",
            help=("in YAML 1.2 `yes`, `no`, `on` and `off` are text, and `010` is 10",),
        )
    return Finding(
        f"the directive `%{shortened(name)}` is not allowed",
        fault.place,
        label="remove this line",
        help=("a line that begins with `%` is a directive; quote text that begins with `%`",),
    )

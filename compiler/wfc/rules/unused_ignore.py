"""A comment ignores a rule that finds nothing there.

What it does: reports each rule of a comment `# wfc: ignore[rule]` that does not speak about what
the comment covers: what begins on its line, or, on a line of its own, the key or item below it.

Why is this bad: it will hide the next mistake of that kind, which nobody has looked at.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract]  # wfc: ignore[duplicate-edge] both names are in use
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
  - Name: load
    DependsOn: [extract, extract]  # wfc: ignore[duplicate-edge] both names are in use
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "warning"
YIELDS = True


def tell(fault: Fault) -> Finding:
    """Offer to take the rule out, and the comment with the last."""
    facts: Any = fault.facts
    rule = facts["rule"]
    return Finding(
        f"`{rule}` is ignored here and finds nothing",
        fault.place,
        label="take it out",
        fix=Fix(f"no longer ignore `{rule}`", (Edit(facts["gone"], ""),), safe=True),
    )

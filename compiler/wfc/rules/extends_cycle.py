"""Templates extend each other in a circle, or too many in a row.

What it does: follows `Extends` from every template to the one under it.

Why is this bad: a template that lies under itself means nothing. More than 64 in a row are a
mistake of whatever wrote them.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Templates:
  base: {Extends: sql, Timeout: 1h}
  sql: {Extends: base, Type: PARAM_HUB}
Tasks:
  - Name: load
    Extends: sql
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Templates:
  base: {Timeout: 1h}
  sql: {Extends: base, Type: PARAM_HUB}
Tasks:
  - Name: load
    Extends: sql
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
    """Draw the circle, or say that there are too many."""
    facts: Any = fault.facts
    way = facts["way"]
    if not way:
        return Finding(
            f"more than {facts['limit']} templates extend each other in a row",
            fault.place,
            label="one too many",
        )
    circle = " → ".join((*way, way[0]))
    many = f"the templates {circle}" if len(way) > 1 else f"the template {circle}"
    return Finding(
        f"{many} extend{'' if len(way) > 1 else 's'} {'each other' if len(way) > 1 else 'itself'}",
        fault.place,
        label="and so on without end",
        help=("remove one `Extends`",),
    )

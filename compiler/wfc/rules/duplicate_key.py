"""A key is written twice in one mapping.

What it does: reports the second of two keys that are the same text, however they are quoted, in
YAML and in JSON. The first one counts for all other checks.

Why is this bad: most readers of YAML silently keep the last one, some the first. What runs then
depends on the reader, and the other value is lost without a word.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Timeout: 30m
    "Timeout": 90m
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Timeout: 90m
```

A key may be the same as one that comes by `<<`: then the one written here counts.
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Point at the second key, and at the first."""
    facts: Any = fault.facts
    key = f"`{shortened(facts['key'])}`"
    return Finding(
        f"{key} is written twice",
        fault.place,
        label="written again here",
        related=(Label(facts["first"], f"{key} is first written here"),),
        help=("remove one of the two",),
    )

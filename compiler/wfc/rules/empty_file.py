"""A file with nothing in it, or with comments only.

What it does: reports a spec that has no content.

Why is this bad: a file is listed or named as a spec because it should say something. Most likely
it was not saved, or the wrong end of it was commented out.

```yaml fails
# Name: orders
```

```yaml works
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say whether there is nothing at all, or comments."""
    facts: Any = fault.facts
    return Finding(
        "this file holds nothing but comments" if facts["comments"] else "this file is empty",
        fault.place,
        help=("a workflow begins with `Name:`, and has `Tasks:`",),
    )

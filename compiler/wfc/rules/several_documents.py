"""A file that holds more than one document.

What it does: reports the second document of a file, which begins at a line `---` or after a line
`...`. Only the first is looked at.

Why is this bad: one file is one workflow. What follows the second `---` would be silently ignored
by one reader, and refused or joined to the first by another.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
---
Name: users
```

```yaml works
---
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

A `---` in front of the first document is fine.
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Point at where the second document begins."""
    return Finding(
        "a file holds one document, this one holds more",
        fault.place,
        label="a second document begins here",
        help=("put it into a file of its own, or remove the line",),
    )

"""A task has both `Script.Content` and `Script.File`.

What it does: reports a task whose script is written twice at one place. (Content in a task takes
the place of a File from Defaults, and the reverse.)

Why is this bad: only one of the two would run, and the reader cannot see which.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo 1, File: load.sh}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo 1}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Point at both."""
    facts: Any = fault.facts
    return Finding(
        "a script has either Content or File, not both",
        fault.place,
        label="the script comes from this file …",
        related=(Label(facts["content"], "… or is it this one?"),),
        help=("remove one of the two",),
    )

"""More tasks than a workflow of DataWorks takes.

What it does: checks, before anything is submitted, that there are at most 400 tasks.

Why is this bad: the documents allow 400 inner nodes in a workflow, and recommend 100. For ad hoc
workflows no limit is documented, so that this one is assumed, and a warning.

```yaml none
# 401 tasks
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "warning"


def tell(fault: Fault) -> Finding:
    """Count the tasks."""
    facts: Any = fault.facts
    return Finding(
        f"{facts['count']} tasks are more than the {facts['most']} a workflow takes (assumed)",
        fault.place,
        help=("split it into several workflows, joined by Externals",),
    )

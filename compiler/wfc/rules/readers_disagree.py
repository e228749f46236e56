"""Only the quick reader finds something wrong with a file: this is a bug of wfc.

What it does: wfc reads a file quickly first, and where that is not clean exactly. When the exact
reader then finds nothing, the two disagree, and that is said instead of being dropped.

Why is this bad: one of the two readers is wrong about the file, and nobody can say which. What the
exact reader made of it is used.

```yaml none
No file is known for which this happens; if you have one, please report it.
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Fault

SEVERITY = "warning"


def tell(fault: Fault) -> Finding:
    """Ask for a report."""
    return Finding(
        "the two readers of wfc disagree about this file",
        fault.place,
        help=(
            "please report it with the file: this is a bug of wfc",
            "`--no-quick` uses the exact reader alone, whose word stands",
        ),
    )

"""Settings in a file that wfc does not read them from.

What it does: reports a file of `Kind: Project` that is not called `wfc.yaml`.

Why is this bad: the settings of a project are found by that name alone. What stands here has no
effect, and whoever wrote it thinks that it has.

```yaml none
A file called `wfc.yaml` in the root of the project:

Kind: Project
Lint: {Ignore: [duplicate-edge]}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Point at the Kind."""
    return Finding(
        "settings are read from a file called `wfc.yaml` alone",
        fault.place,
        label="nothing in this file has an effect",
        help=("call it `wfc.yaml`, in the root of the project",),
    )

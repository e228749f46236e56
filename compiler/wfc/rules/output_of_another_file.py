"""A task depends on an output that only another file of the project produces.

What it does: looks up an `UpstreamOutput` that no task of the file produces among the outputs of
the other ad hoc files of a project that has a `wfc.yaml`.

Why is this bad: each file is a workflow of its own: nothing makes the other one run before this
one. What is produced elsewhere, and known to be there, is listed under `Externals`.

```yaml none
Two files are needed to show this.
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "warning"
YIELDS = True


def tell(fault: Fault) -> Finding:
    """Name the output and the other file."""
    facts: Any = fault.facts
    return Finding(
        shortened(f"`{facts['output']}` is produced by another file alone", 100),
        fault.place,
        label="nothing makes that file run before this one (assumed)",
        related=(Label(facts["there"], "produced here"),),
        help=("list it under `Externals` when it is there before this workflow runs",),
    )

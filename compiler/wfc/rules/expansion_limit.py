"""A file expands to more than wfc takes.

What it does: counts what `ForEach`, `Templates`, `Include` and references make of a file: 256 MB of
text, 20 million values, a million dependencies on tasks made by `ForEach`. A file with its project
has 100 environments at most, each of which is checked.

Why is this bad: a few lines that stand for gigabytes are a mistake, or an attack on whoever checks
them.

```yaml none
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  text: {Default: two megabytes of text, put in two thousand times}
Tasks:
  - Name: load
    Description: ${{ params.text }}${{ params.text }}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"
HELP = {
    "task": "split the workflow, or make the loops smaller",
    "environment": "let a param say in what environments differ, or divide the project",
}


def tell(fault: Fault) -> Finding:
    """Name the limit, at the task or the environment that passes it."""
    facts: Any = fault.facts
    return Finding(
        f"this file expands to more than {facts['limit']}",
        fault.place,
        label=f"the limit is passed at this {facts['at']}",
        help=(HELP[facts["at"]],),
    )

"""A task depends on one that does not exist in an environment.

What it does: compares what tasks depend on with the tasks that `Only`, `Except` or the environment
keep out.

Why is this bad: in that environment the dependency names nobody.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments: {dev: {}, prod: {}}
Tasks:
  - Name: extract
    Only: [prod]
  - Name: load
    DependsOn: [extract]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments: {dev: {}, prod: {}}
Tasks:
  - Name: start
  - Name: extract
    Only: [prod]
    DependsOn: [start]
  - Name: load
    Only: [prod]
    DependsOn: [extract]
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"
HELP = "give both the same `Only` or `Except`, or let the environment say otherwise"
HELP_OF_NODE = "keep out both there, or let the environment give it another `DependsOn`"


def tell(fault: Fault) -> Finding:
    """Point at the dependency, and at what keeps the other task out."""
    facts: Any = fault.facts
    verb = "takes a variable of" if facts["is_variable"] else "depends on"
    return Finding(
        f"{facts['task']} {verb} `{facts['name']}`, which not every environment has",
        fault.place,
        label="names nobody there",
        related=(facts["why"],),
        help=(HELP_OF_NODE if facts["task"].startswith("node") else HELP,),
    )

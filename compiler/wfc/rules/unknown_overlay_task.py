"""An environment says something about a task that there is none.

What it does: looks up every name under `Tasks` (of a run: `Nodes`) of an environment of the file.
(In `wfc.yaml`, whose environments are for all files, a name that a file does not have is skipped.)

Why is this bad: what was to be different in that environment is not, and nobody is told.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments:
  prod:
    Tasks:
      laod: {Timeout: 2h}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments:
  prod:
    Tasks:
      load: {Timeout: 2h}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Offer the nearest task, or the loop that a name comes of."""
    facts: Any = fault.facts
    name, loop = facts["name"], facts["loop"]
    near = loop or Names(facts["known"]).near(name)
    noun, environment = facts["noun"], facts["environment"]
    headline = f"environment `{environment}` names `{name}`, which is no {noun} of this file"
    if near is None:
        known = facts["known"]
        there = f"the {noun}s are {listed(known)}" if known else f"it has no {noun}s"
        return Finding(headline, fault.place, label=there)
    return Finding(
        headline,
        fault.place,
        label=f"did you mean `{near}`?",
        help=(f"an environment speaks of tasks as they are written: of `{loop}`, for all turns",)
        if loop
        else (),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False),
    )

"""`Extends` names a template that there is none.

What it does: looks up every `Extends`, of tasks and of templates, among the `Templates` of the
file and of the fragments it includes.

Why is this bad: the task lacks everything the template was to give it.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Templates:
  sql: {Type: PARAM_HUB, Timeout: 2h}
Tasks:
  - Name: load
    Extends: sqll
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Templates:
  sql: {Type: PARAM_HUB, Timeout: 2h}
Tasks:
  - Name: load
    Extends: sql
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, listed
from wfc_spec.interpolation import OPENING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"
TOO_EARLY = "templates are laid under tasks before references are replaced"


def tell(fault: Fault) -> Finding:
    """Offer the nearest template, else list them."""
    facts: Any = fault.facts
    name, known = facts["name"], facts["known"]
    if OPENING in name:
        return Finding("`Extends` takes no references", fault.place, label=TOO_EARLY)
    near = Names(known).near(name)
    there = f"the templates are {listed(known)}" if known else "this file has no `Templates`"
    return Finding(
        f"there is no template `{name}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else there,
        help=(there,) if near else (),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

"""`Only` or `Except` names an environment that there is none.

What it does: looks up every name in `Only` and `Except` among the environments of the file and of
`wfc.yaml`.

Why is this bad: a task that is only in `prd` is in no environment at all, and nobody is told.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments: {dev: {}, prod: {}}
Tasks:
  - Name: extract
  - Name: report
    Only: [prd]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Environments: {dev: {}, prod: {}}
Tasks:
  - Name: extract
  - Name: report
    Only: [prod]
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


def tell(fault: Fault) -> Finding:
    """Offer the nearest environment, else list them."""
    facts: Any = fault.facts
    name, known = facts["name"], facts["known"]
    if OPENING in name:
        said = f"`{fault.place.route[-2]}` takes no references"
        return Finding(said, fault.place, label="tasks are chosen before references are replaced")
    near = Names(known).near(name)
    there = f"the environments are {listed(known)}" if known else "this file names no environments"
    return Finding(
        f"there is no environment `{name}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else there,
        help=(there,) if near else () if known else ("declare it under `Environments`",),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

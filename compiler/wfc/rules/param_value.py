"""A param's `Default` is no value for it, or its declaration contradicts itself.

What it does: holds every `Default`, of the file, of each environment and of `wfc.yaml`, against
`Type`, `Values`, `Minimum`, `Maximum` and `MaxLength`, and these against each other.

Why is this bad: what was declared to be kept out would be sent.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  hours: {Type: integer, Minimum: 1, Default: 0}
Tasks:
  - Name: load
    Timeout: ${{ params.hours }}h
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  hours: {Type: integer, Minimum: 1, Default: 2}
Tasks:
  - Name: load
    Timeout: ${{ params.hours }}h
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"
#: What to do about a declaration, by what does not fit in it.
ADVICE = {
    "against": "take one of the two out, or change it",
    "lacks": "add `Values`, or take another type",
}


def tell(fault: Fault) -> Finding:
    """Say what the value would have to be, or what does not go together."""
    facts: Any = fault.facts
    name = facts["name"]
    misfit = facts.get("misfit")
    if misfit == "refers":
        return Finding(
            facts["words"],
            fault.place,
            label="it would be taken as it is written",
            help=("write the value; what differs belongs into `Environments`",),
        )
    if misfit is not None:
        return Finding(
            f"the declaration of the param `{name}` contradicts itself",
            fault.place,
            label=facts["words"],
            help=(ADVICE[misfit],),
        )
    value = shortened(facts["value"])
    near = Names(facts["known"]).near(value)
    return Finding(
        f"`{value}` is no value for the param `{name}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else f"expected {facts['reason']}",
        help=(f"expected {facts['reason']}",) if near else (),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

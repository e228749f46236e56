"""An alias `*name` that stands for nothing, or for itself.

What it does: reports `*name` where nothing above it is marked `&name`, and where it stands inside
what is marked so.

Why is this bad: an alias is replaced by what its anchor marks. Without an anchor there is nothing
to put there; inside its own anchor there would be no end to it.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
    RuntimeResource: &small {ResourceGroupId: rg}
  - Name: load
    Type: VIRTUAL
    RuntimeResource: *smal
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
    RuntimeResource: &small {ResourceGroupId: rg}
  - Name: load
    Type: VIRTUAL
    RuntimeResource: *small
```

Text that begins with a `*` has to be quoted.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say what the alias lacks, and offer an anchor with a similar name."""
    facts: Any = fault.facts
    name = shortened(facts["name"])
    if facts["what"] == "cyclic":
        return Finding(
            f"`*{name}` stands inside what it stands for",
            fault.place,
            label="would never end",
            related=(Label(facts["opened"], f"`&{name}` begins here, and has not ended yet"),),
            help=("write out what is meant here, or move the anchor",),
        )
    headline = f"`*{name}` refers to an anchor that is not defined above it"
    if not facts["near"]:
        advice = (
            f"mark what it stands for with `&{name}` further up; quote text that begins with `*`"
        )
        return Finding(headline, fault.place, label="no such anchor", help=(advice,))
    near = facts["near"]
    return Finding(
        headline,
        fault.place,
        label=f"did you mean `*{near}`?",
        related=(Label(facts["defined"], "an anchor with a similar name is defined here"),),
        fix=Fix(f"use `*{near}`", (Edit(fault.place, f"*{near}"),), safe=False),
    )

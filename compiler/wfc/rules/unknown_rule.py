"""The settings name a rule that there is not, or one that cannot be switched off.

What it does: checks the names under `Lint` in `wfc.yaml`.

Why is this bad: a misspelt name switches nothing off, and nobody notices. Rules that guard the
payload speak always, because without them a payload could be incomplete.

```yaml fails
Kind: Project
Lint:
  Ignore: [duplicate-edges]
```

```yaml works
Kind: Project
Lint:
  Ignore: [duplicate-edge]
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Offer the nearest name."""
    facts: Any = fault.facts
    rule = facts["rule"]
    if "always" in facts:
        return Finding(
            f"the rule `{rule}` cannot be changed",
            fault.place,
            label="guards the payload",
            help=("without it a payload could be incomplete",),
        )
    near = Names(facts["known"]).near(rule)
    return Finding(
        f"no rule is called `{rule}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else "no such rule",
        help=() if near else ("`wfc explain` lists the rules",),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=True) if near else None,
    )

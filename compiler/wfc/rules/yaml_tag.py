"""A tag such as `!!str` or `!include`.

What it does: reports every tag. For all other checks the value counts as if it had none.

Why is this bad: tags make one reader of YAML build what another refuses, and in some they run
code. They are never needed here: the field says whether a value is text or a number, and files
are joined by `Include`.

```yaml fails
Name: orders
ProjectId: 10
Owner: !!str 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

Text that begins with a `!` has to be quoted.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Offer to remove the tag."""
    facts: Any = fault.facts
    tag = shortened(facts["tag"])
    gone = facts["gone"]
    fix = Fix(f"remove `{tag}`", (Edit(gone, ""),), safe=False) if gone else None
    return Finding(
        f"tags such as `{tag}` are not allowed",
        fault.place,
        label="remove this tag",
        help=("the field says whether a value is text; quote text that begins with `!`",),
        fix=fix,
    )

"""Two files of a project have the same output, or the same `ClientUniqueCode`.

What it does: compares the outputs and codes of all ad hoc files of a project that has a
`wfc.yaml`, also when only one of them is checked. A pair of files is reported once.

Why is this bad: when both run, who depends on the output may wait for the one or the other, and a
code no longer identifies one task. Whether the service minds is not documented (assumed).

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
    """Name the first thing they share, and how many more there are."""
    facts: Any = fault.facts
    what, name, there, more = facts["what"], facts["name"], facts["there"], facts["more"]
    others = f" (and {more} more)" if more else ""
    file = facts["file"]
    return Finding(
        shortened(f"the {what} `{name}`{others} is also in `{file}`", 100),
        fault.place,
        label="here …",
        related=(Label(there, "… and here"),),
        help=("rename one of them, if both files can run",),
    )

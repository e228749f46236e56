"""The file that `Script.File` names cannot be taken.

What it does: reads the file, relative to the spec, and reports one that is missing, outside the
project, a link, no plain file, not UTF-8, or larger than 2 MB.

Why is this bad: without its script the task cannot be compiled; and a spec from elsewhere must
not be able to read files outside its project.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {File: no_such_file.sh}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo 1}
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

HEADLINES = {
    "missing": "the script file `{}` does not exist",
    "outside": "the script file `{}` is outside the project",
    "a link": "the script file `{}` is reached through a symbolic link",
    "not a file": "the script file `{}` is not a plain file",
    "too large": "the script file `{}` is larger than 2 MB",
    "not UTF-8": "the script file `{}` is not UTF-8 text",
}
LABELS = {"missing": "looked for beside this spec"}
HELP = {
    "missing": ("create it, or correct the path, which is relative to the folder of this spec",),
    "not a file": ("name a file that holds the script",),
    "too large": ("shorten it, or divide it among several tasks",),
    "outside": ("scripts are taken from inside the project only",),
    "a link": ("wfc follows no links, so that a spec cannot read outside its project",),
    "not UTF-8": ("save it as UTF-8: the API takes text",),
}


def tell(fault: Fault) -> Finding:
    """Say why the file cannot be taken, and which one may be meant."""
    facts: Any = fault.facts
    name, reason = facts["file"], facts["reason"]
    near = Names(facts["near"]).near(name) if reason == "missing" else None
    headline = HEADLINES.get(reason, f"the script file `{{}}` cannot be read: {reason}")
    return Finding(
        headline.format(name),
        fault.place,
        label=f"did you mean `{near}`?" if near else LABELS.get(reason, ""),
        help=() if near else HELP.get(reason, ("see that wfc may read it",)),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

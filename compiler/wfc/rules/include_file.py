"""A file that `Include` names cannot be taken in.

What it does: reports a fragment that is missing, outside the project, reached through a link, no
fragment, included twice, or includes itself by way of others.

Why is this bad: what the fragment holds is missing, or there twice; and a spec from elsewhere must
not be able to read files outside its project.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Include: [no_such_file.wfc.yaml]
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
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"

HEADLINES = {
    "missing": "the included file `{}` does not exist",
    "folders": "the included file `{}` does not exist",
    "outside": "the included file `{}` is outside the project",
    "a link": "the included file `{}` is reached through a symbolic link",
    "not a file": "the included file `{}` is not a plain file",
    "too large": "the included file `{}` is larger than 256 MB",
    "no fragment": "the included file `{}` is no fragment",
    "itself": "the file `{}` includes itself",
    "cyclic": "the file `{}` includes itself by way of others",
    "twice": "the file `{}` is included twice",
    "tasks": "the fragment `{}` has `Tasks`, and a run has none",
    "too many": "`{}` is one included file too many",
    "reference": "`Include` takes no references",
}
LABELS = {
    "missing": "looked for beside this file",
    "folders": "write `/` between folders",
    "not a file": "expected the name of a file",
    "itself": "and so on without end",
    "cyclic": "and so on without end",
}
HELP = {
    "not a file": ("name the fragments in a folder one by one",),
    "outside": ("fragments are taken from inside the project only",),
    "a link": ("wfc follows no links, so that a spec cannot read outside its project",),
    "no fragment": ("write `Kind: Fragment` at its top; what a fragment cannot have stays here",),
    "itself": ("remove this entry",),
    "cyclic": ("remove one `Include` of the circle",),
    "twice": ("remove one of the two: its tasks would be there twice",),
    "tasks": ("a run takes `Params` from a fragment: put them into one of their own",),
    "too many": ("a file includes 1,000 others at most, 64 in a row",),
    "reference": ("write the name of the file; what differs belongs into `Environments`",),
}


def tell(fault: Fault) -> Finding:
    """Say why the file cannot be taken, and which one may be meant."""
    facts: Any = fault.facts
    name, reason = facts["file"], facts["reason"]
    near = Names(facts["near"]).near(name) if reason == "missing" else None
    if reason == "missing" and "\\" in name:
        reason, near = "folders", None
    headline = HEADLINES.get(reason, f"the included file `{{}}` cannot be read: {reason}")
    first = facts.get("first")
    return Finding(
        headline.replace("{}", name),
        fault.place,
        label=f"did you mean `{near}`?" if near else LABELS.get(reason, ""),
        related=(Label(first, "it is included here already"),) if first is not None else (),
        help=HELP.get(reason, ()),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False) if near else None,
    )

"""A comment for wfc that says nothing.

What it does: reports comments that begin with `# wfc:` and are not of the form
`# wfc: ignore[rule, rule] reason`, with `until=2026-12-31` among the words of the reason where it
is to end; names of rules that there are not; and rules that cannot be ignored, because without
what they guard a payload would be incomplete.

Why is this bad: whoever wrote it thinks that it works.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract  # wfc: ignore everything
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract  # nothing to ignore
```

At the end of a line the comment covers what begins on that line. On a line of its own it covers the
key or the item of a list below it, with everything in it. The day of `until=` is the last on which
it holds, in UTC; after it, what it hid is reported again. `SOURCE_DATE_EPOCH` stands for the clock
where it is set.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "warning"
YIELDS = True

FORM = "write `# wfc: ignore[rule] reason`, with the name of a rule in the brackets"


def tell(fault: Fault) -> Finding:
    """Say what would be right."""
    facts: Any = fault.facts
    match facts["what"]:
        case "form":
            return Finding("this comment says nothing to wfc", fault.place, help=(FORM,))
        case "rules":
            return Finding(
                "this comment names no rule", fault.place, help=(FORM, "each rule is named")
            )
        case "until":
            day = shortened(facts["until"])
            return Finding(
                f"`until={day}` is no day",
                fault.place,
                help=("expected the last day it holds, such as `until=2026-12-31`",),
            )
        case "always":
            rule = facts["rule"]
            return Finding(
                f"the rule `{rule}` cannot be ignored by a comment",
                fault.place,
                help=("it guards the payload, or speaks of such comments",),
            )
        case _:
            return _unknown(fault)


def _unknown(fault: Fault) -> Finding:
    facts: Any = fault.facts
    rule = shortened(facts["rule"])
    near = Names(facts["known"]).near(facts["rule"])
    return Finding(
        f"no rule is called `{rule}`",
        fault.place,
        label=f"did you mean `{near}`?" if near else "no such rule",
        help=() if near else ("`wfc explain` lists the rules",),
        fix=Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=True) if near else None,
    )

"""A key that the language does not know.

What it does: reports every key that is none of the API's field names nor one of wfc's own, with
the nearest known key, the right case, or the section the key belongs to.

Why is this bad: the official clients drop a misspelt key without a word, and the value with it;
a lower-case `content` is accepted at submit and fails when the task runs.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Timeot: 30m
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Timeout: 30m
```

Notes for people and other tools go under keys that begin with `x-`: they are ignored.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"

#: What deployed nodes have, by the names of the API and of FlowSpec.
SCHEDULING = (
    *("Cron", "CronExpress", "Trigger", "Recurrence", "Schedule", "InstanceMode", "Strategy"),
    *("RerunMode", "RerunTimes", "RerunInterval", "Priority"),
)
#: Where sections of the language stand, for keys that are written in the wrong one.
HOMES = {
    "AdhocWorkflow": "a workflow",
    "ManualRun": "a run",
    "Fragment": "a fragment",
    "Project": "`wfc.yaml`",
    "Task": "a task",
    "TaskDefaults": "`Defaults`",
    "Template": "a template",
    "Param": "a param",
    "Node": "a node",
    "Script": "`Script`",
    "RuntimeResource": "`RuntimeResource`",
    "DataSource": "`DataSource`",
    "Inputs": "`Inputs`",
    "Outputs": "`Outputs`",
    "InputVariable": "an entry of `Inputs.Variables`",
    "OutputVariable": "an entry of `Outputs.Variables`",
    "TaskOutput": "an entry of `Outputs.TaskOutputs`",
    "Dependency": "an entry of `Dependencies`",
    "Lint": "`Lint`",
    "Selection": "an entry of `Lint.PerFile`",
}


def tell(fault: Fault) -> Finding:
    """Offer the near miss, else the section that knows the key, else what is known here."""
    facts: Any = fault.facts
    key = facts["key"]
    headline = f"unknown key `{key}` in {facts['owner']}"
    near = facts["near"]
    if near is not None and near in facts["siblings"]:
        return Finding(headline, fault.place, label=f"`{near}` is already written here")
    homes = dict.fromkeys(HOMES.get(home, home) for home in facts["homes"])
    belongs = f"belongs in {' or '.join(homes)}"
    if near is not None:
        # A right key in the wrong place is no slip of the pen for certain.
        fix = Fix(f"rename to `{near}`", (Edit(fault.place, near),), safe=not homes)
        advice = (f"`{key}` {belongs}",) if homes else ()
        return Finding(headline, fault.place, label=f"did you mean `{near}`?", help=advice, fix=fix)
    if homes:
        return Finding(headline, fault.place, label=belongs)
    if key in SCHEDULING:
        label, advice = "the request has no place for it", ("leave it out: nothing is scheduled",)
        return Finding(headline, fault.place, label=label, help=advice)
    known = f"known here: {listed(facts['known'])}"
    note = "a key that begins with `x-` is ignored"
    return Finding(headline, fault.place, label="no such key", help=(known, note))

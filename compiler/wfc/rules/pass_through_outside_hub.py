"""A task other than a `PARAM_HUB` passes a variable through.

What it does: reports an output variable of type `PassThrough` on any other type of task that wfc
knows.

Why is this bad: only the parameter node is documented to hand on what it was given; from any other
task the tasks downstream may get nothing (assumed for ad hoc workflows).

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      Variables: [{Name: day, Type: System, Value: $bizdate}]
  - Name: hand_on
    DependsOn: [extract]
    Outputs:
      Variables: [{Name: day, Type: PassThrough, From: "extract:day"}]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      Variables: [{Name: day, Type: System, Value: $bizdate}]
  - Name: hand_on
    Type: PARAM_HUB
    DependsOn: [extract]
    Outputs:
      Variables: [{Name: day, Type: PassThrough, From: "extract:day"}]
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc_spec.task_types import TASK_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = '"PassThrough" in columns.types'


def check(part: Part) -> Iterator[Finding]:
    """Look at each output variable of type PassThrough."""
    for variable in part.variables:
        if variable.section != "Outputs" or variable.entry.get("Type") != "PassThrough":
            continue
        kind = variable.task.value.get("Type", "")
        if kind in TASK_TYPES and kind != "PARAM_HUB":
            yield Finding(
                f"{variable.task.title()} is of type {kind} and passes nothing through (assumed)",
                variable.place("Type"),
                label="only a PARAM_HUB task passes a variable through",
                related=(Label(variable.task.place("Type"), "of this type"),),
                help=("let the reader depend on the source, or put a PARAM_HUB task between",),
            )

"""A `NodeOutput` variable that its task cannot fill.

What it does: reports a `NodeOutput` variable whose value is not `${outputs}`, or whose task is of a
type that is not known to give out what its script produced. Types that wfc does not know are not
judged.

Why is this bad: the variable is fixed to what the script produced; whatever else is written, or on
a task that produces nothing, the reader gets something that nobody meant. Which types give an
output is documented for nodes; that it is the same in ad hoc workflows is assumed.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      Variables: [{Name: outputs, Type: NodeOutput, Value: "${outputs}"}]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: extract
    Type: CONTROLLER_ASSIGNMENT
    Script: {Language: odps, Content: SELECT 1}
    Outputs:
      Variables: [{Name: outputs, Type: NodeOutput, Value: "${outputs}"}]
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import shortened
from wfc_spec.capabilities import ASSIGNING, OUTPUTS
from wfc_spec.task_types import TASK_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = '"NodeOutput" in columns.types'


def check(part: Part) -> Iterator[Finding]:
    """Look at each output variable of type NodeOutput."""
    for variable in part.variables:
        entry = variable.entry
        if variable.section != "Outputs" or entry.get("Type") != "NodeOutput":
            continue
        kind = variable.task.value.get("Type", "")
        value = entry.get("Value", OUTPUTS)
        if value != OUTPUTS:
            yield Finding(
                f"`{shortened(value)}` is no value for a NodeOutput variable",
                variable.place("Value"),
                label=f"expected `{OUTPUTS}`",
                related=(Label(variable.place("Type"), "of type NodeOutput"),),
                fix=Fix(
                    f"write `{OUTPUTS}`", (Edit(variable.place("Value"), OUTPUTS),), safe=False
                ),
            )
        if kind in TASK_TYPES and kind not in ASSIGNING:
            yield Finding(
                f"{variable.task.title()} is of type {kind}, which gives out nothing (assumed)",
                variable.place("Type"),
                label="nothing fills this variable",
                related=(Label(variable.task.place("Type"), "of this type"),),
                help=("a CONTROLLER_ASSIGNMENT task gives out what its script produced",),
            )

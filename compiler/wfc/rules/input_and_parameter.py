"""An input variable and a scheduling parameter have the same name.

What it does: compares the names of a task's `Inputs.Variables` with those of its
`Script.Parameters`.

Why is this bad: both are read as `${name}`, and which of the two the script gets is not documented
for ad hoc workflows (for nodes the parameter wins).

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: extract
    Script: {Content: SELECT 1}
    Outputs: {Variables: [{Name: day, Type: Constant, Value: 20261119}]}
  - Name: load
    DependsOn: [extract]
    Script: {Content: "SELECT '${day}'", Parameters: {day: today}}
    Inputs: {Variables: [{Name: day, From: "extract:day"}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: extract
    Script: {Content: SELECT 1}
    Outputs: {Variables: [{Name: day, Type: Constant, Value: 20261119}]}
  - Name: load
    DependsOn: [extract]
    Script: {Content: "SELECT '${day}'"}
    Inputs: {Variables: [{Name: day, From: "extract:day"}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc_spec.parameters import assignments, entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "not columns.given.isdisjoint(columns.received)"


def check(part: Part) -> Iterator[Finding]:
    """Look at each input variable of a task that has parameters."""
    for variable in part.variables:
        task, name = variable.task, variable.entry.get("Name")
        parameters = task.value.get("Script", {}).get("Parameters", "")
        if variable.section != "Inputs" or not parameters or name is None:
            continue
        if name in (each for each, _ in entries(parameters)):
            yield Finding(
                f"`{name}` is both an input variable and a parameter of {task.title()}",
                variable.place("Name"),
                label=f"`${{{name}}}` in the script means one of the two",
                related=(Label(_written(task, parameters, name), "also a parameter"),),
                help=("rename one of them",),
            )


def _written(task: Task, parameters: Any, name: str) -> Place:
    if isinstance(parameters, dict):
        return task.place("Script", "Parameters", name).key()
    place = task.place("Script", "Parameters")
    starts = [each.start for each in assignments(parameters) if each.name == name]
    return place.slice(starts[0], starts[0] + len(name))

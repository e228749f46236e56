"""An input variable that the script does not read.

What it does: looks for the name of each input variable in the task's script, whatever its type.

Why is this bad: the value was fetched for nothing, or the script reads another name than was meant.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: extract
    Script: {Content: SELECT 1}
    Outputs: {Variables: [{Name: row_count, Type: Constant, Value: 42}]}
  - Name: load
    DependsOn: [extract]
    Script: {Content: SELECT 2}
    Inputs: {Variables: [{Name: rows, From: "extract:row_count"}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: extract
    Script: {Content: SELECT 1}
    Outputs: {Variables: [{Name: row_count, Type: Constant, Value: 42}]}
  - Name: load
    DependsOn: [extract]
    Script: {Content: "SELECT ${rows}"}
    Inputs: {Variables: [{Name: rows, From: "extract:row_count"}]}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "info"
LOCAL = True


def check(part: Part) -> Iterator[Finding]:
    """Look at each input variable of a task that has a script."""
    for variable in part.variables:
        text, name = variable.task.script, variable.entry.get("Name")
        if variable.section == "Inputs" and text and name is not None and name not in text:
            yield Finding(
                f"the script of {variable.task.title()} does not read its input `{name}`",
                variable.place("Name"),
                label="never read",
                help=(f"the script reads it as `${{{name}}}`",),
            )

"""`Script.Language` on a task that is no assignment node.

What it does: reports `Script.Language` on any task type but CONTROLLER_ASSIGNMENT.

Why is this bad: the key says how wfc wraps the script for an assignment node; the script of any
other type goes as it is, and the key would mean nothing.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: odps}}
Tasks:
  - Name: load
    Type: ODPS_SQL
    Script: {Content: select 1;, Language: odps}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: odps}}
Tasks:
  - Name: load
    Type: CONTROLLER_ASSIGNMENT
    Script: {Content: select 1;, Language: odps}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "error"
LOCAL = True
ALWAYS = True
SUSPECT_TASK = '"Language" in script and kind != "CONTROLLER_ASSIGNMENT"'


def check(part: Part) -> Iterator[Finding]:
    """Look at each script that names a language."""
    for task in part.tasks:
        kind = task.value.get("Type")
        if "Language" in task.value.get("Script", ()) and kind not in (
            "CONTROLLER_ASSIGNMENT",
            None,
        ):
            yield Finding(
                f"{task.title()} is of type {kind}, which takes no script language",
                task.place("Script", "Language"),
                label="only for CONTROLLER_ASSIGNMENT",
                related=(Label(task.place("Type"), "of this type"),),
                help=("remove the line",),
            )

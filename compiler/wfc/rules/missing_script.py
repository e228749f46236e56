"""A task of a type that runs a script has none, or one that runs none has one.

What it does: reports a task whose type (SQL, shell, Python) does nothing without a script, and has
none or an empty one; and a VIRTUAL or PARAM_HUB task that has one.

Why is this bad: the task ends at once and looks successful, or the script is never run.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script: {Content: SELECT 1}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.suspicion import WITH_SCRIPT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = (
    'not columns.bare.isdisjoint(WITH_SCRIPT) or "VIRTUAL" in columns.filled or "PARAM_HUB" '
    "in columns.filled"
)


SCRIPTLESS = ("VIRTUAL", "PARAM_HUB")


def check(part: Part) -> Iterator[Finding]:
    """Look at each task of a type that is known."""
    for task in part.tasks:
        kind, script = task.value.get("Type", ""), task.value.get("Script", {})
        is_written = "Content" in script or "File" in script
        # `Content` and `File` written one level too high are told elsewhere.
        if any(part.is_cut(task, key) for key in ("Script", "Content", "File")):
            continue
        if kind in WITH_SCRIPT and not (task.script or "").strip() and not _is_lost(task):
            key = "File" if "File" in script else "Content"
            yield Finding(
                f"{task.title()} is of type {kind} and has no script",
                task.place("Script", key) if is_written else task.place("Name"),
                label="it holds nothing but blanks" if is_written else "nothing to run",
                help=("write `Script: {Content: …}` or `Script: {File: …}`",),
            )
        elif kind in SCRIPTLESS and task.script and task.script.strip():
            yield Finding(
                f"{task.title()} is of type {kind}, which runs no script",
                task.place("Script", "File" if "File" in script else "Content"),
                label="never run",
                related=(Label(task.place("Type"), "of this type"),),
                help=("take the script out, or change the type",),
            )


def _is_lost(task: Task) -> bool:
    """Say whether a script was written, and could not be taken."""
    return "File" in task.value.get("Script", {}) and task.script is None

"""A script holds `${{ }}`, which is not replaced there.

What it does: looks for references of wfc in the text of every script.

Why is this bad: the task would run with the reference as it is written. Scripts are sent byte for
byte, so that what is reviewed is what runs.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  schema: {Default: shop_dw}
Tasks:
  - Name: load
    Type: ODPS_SQL
    DataSource: {Name: shop_odps}
    Script: {Content: "select * from ${{ params.schema }}.orders;"}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  schema: {Default: shop_dw}
Tasks:
  - Name: load
    Type: ODPS_SQL
    DataSource: {Name: shop_odps}
    Script:
      Content: select * from ${schema}.orders;
      Parameters: {schema: "${{ params.schema }}"}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = '"${{" in columns.text'


def check(graph: Part) -> Iterator[Finding]:
    """Report the first reference of each script."""
    for task in graph.tasks:
        text = task.script
        if text is not None and "${{" in text:
            from wfc_spec.interpolation import slots

            slot = slots(text)[0]
            if slot.source:
                yield Finding(
                    f"the script of {task.title()} holds `{text[slot.start : slot.end]}`",
                    _place(task, slot.start, slot.end),
                    label="sent as it is written",
                    help=("give the value by `Script.Parameters`, and use `${name}` here",),
                )


def _place(task: Task, start: int, end: int) -> Place:
    if "Content" in task.value["Script"]:
        return task.place("Script", "Content").slice(start, end)
    return task.place("Script", "File")

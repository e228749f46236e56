"""The script of an assignment node is not the JSON that such a node wants.

What it does: checks that the Content of a CONTROLLER_ASSIGNMENT task without `Script.Language` is
a JSON object with `language` and `content`.

Why is this bad: an assignment node takes its script as such JSON (an older revision of the help
page shows plain text, so this is a warning; that ad hoc workflows want the same is assumed).

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Type: CONTROLLER_ASSIGNMENT
    Script: {Content: select 1;}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Type: CONTROLLER_ASSIGNMENT
    Script: {Content: select 1;, Language: odps}
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_TASK = 'kind == "CONTROLLER_ASSIGNMENT" and "Language" not in script'


def check(part: Part) -> Iterator[Finding]:
    """Look at each assignment node that names no language."""
    for task in part.tasks:
        script = task.value.get("Script", {})
        if task.value.get("Type") != "CONTROLLER_ASSIGNMENT" or "Language" in script:
            continue
        if task.script is not None and not _is_wrapped(task.script):
            key = "File" if "File" in script else "Content"
            yield Finding(
                f"the script of {task.title()} is not the JSON an assignment node wants",
                task.place("Script", key),
                label='expected {"language": …, "content": …}',
                help=("add `Language: odps`, `python2` or `shell`, and wfc writes that JSON",),
            )


def _is_wrapped(script: str) -> bool:
    import json

    try:
        value = json.loads(script)
    except ValueError:
        return False
    return isinstance(value, dict) and {"language", "content"} <= value.keys()

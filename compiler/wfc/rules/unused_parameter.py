"""A parameter that the script does not read.

What it does: looks for the name of each scheduling parameter in SQL (`${x}`) and PyODPS (`args`),
and for `$1`, `$2`, … in a shell script. A script that takes all at once (`$@`, `args`) reads all.

Why is this bad: it is the rest of an earlier script, or the script reads another name than was
meant.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT * FROM orders
      Parameters: {dt: $bizdate}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT * FROM orders WHERE ds = '${dt}'
      Parameters: {dt: $bizdate}
```
"""

from __future__ import annotations

from wfc.graph.parameters import parameters
from wfc.problem import Finding
from wfc_spec.capabilities import takes_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "info"
LOCAL = True


def check(part: Part) -> Iterator[Finding]:
    """Look at each parameter of a task that has a script."""
    for task in part.tasks:
        text, kind = task.script, task.value.get("Type", "")
        if not text or not (takes_names(kind) or kind == "DIDE_SHELL"):
            continue
        for position, written in enumerate(parameters(task), 1):
            name = written.name if isinstance(written.name, str) else f"${position}"
            if not _reads(text, kind, name):
                yield Finding(
                    f"the script of {task.title()} does not read its parameter `{name}`",
                    written.whole(),
                    label="never read",
                    help=("take it out, or use it in the script",),
                )


def _reads(text: str, kind: str, name: str) -> bool:
    if kind == "DIDE_SHELL":
        all_at_once = "$@" in text or "$*" in text or "shift" in text
        return all_at_once or name in text or f"${{{name[1:]}" in text
    return name in text or (kind.startswith("PY") and ("args)" in text or "args." in text))

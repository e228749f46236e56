"""A script is larger than its type takes.

What it does: compares scripts with the limits that the help pages give: MaxCompute SQL 128 KB and
200 statements, Serverless Spark SQL 130 KB.

Why is this bad: a script beyond its limit is refused when it runs. That the limits hold in ad hoc
workflows as well is assumed.

```yaml none
A script beyond these limits is too large for this page.
```
"""

from __future__ import annotations

from wfc.graph.sql import tokens
from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_TASK = (
    'len(text) > 400 and (len(text) > 40_000 or (kind == "ODPS_SQL" and text.count(";") >= 200))'
)


#: Bytes a script may have, and statements, by type.
BYTES = {"ODPS_SQL": 128 * 1024, "SERVERLESS_SPARK_SQL": 130 * 1024}
STATEMENTS = {"ODPS_SQL": 200}


def check(part: Part) -> Iterator[Finding]:
    """Look at each large script of a type whose limit is known."""
    for task in part.tasks:
        kind, text = task.value.get("Type", ""), task.script or ""
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > BYTES.get(kind, size):
            yield _told(
                task, f"has {size // 1024} KB", f"{kind} takes {BYTES[kind] // 1024} KB (assumed)"
            )
        most = STATEMENTS.get(kind)
        if most is not None and text.count(";") >= most:
            count = _statements(text)
            if count > most:
                yield _told(task, f"has {count} statements", f"{kind} takes {most} (assumed)")


def _statements(text: str) -> int:
    found = tokens(text)
    if found is None:
        return 0
    words = [each.word for each in found]
    return words.count(";") + (words[-1:] != [";"])


def _told(task: Task, what: str, label: str) -> Finding:
    key = "File" if "File" in task.value["Script"] else "Content"
    return Finding(
        f"the script of {task.title()} {what}",
        task.place("Script", key),
        label=label,
        help=("split it into several tasks",),
    )

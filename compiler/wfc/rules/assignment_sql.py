"""The SQL of an assignment node is not a plain SELECT.

What it does: takes the SQL of a CONTROLLER_ASSIGNMENT task apart, and reports a comment in it,
`WITH`, and SQL without any SELECT.

Why is this bad: an assignment node gives out the rows of its last SELECT; it is documented to take
neither comments nor `WITH`, and answers `find no select sql in sql assignment!`.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: pick
    Type: CONTROLLER_ASSIGNMENT
    Script:
      Language: odps
      Content: |
        -- the regions
        SELECT region FROM orders
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: pick
    Type: CONTROLLER_ASSIGNMENT
    Script:
      Language: odps
      Content: |
        SELECT region FROM orders
```

The SQL is taken apart by sqlglot: without the extra `sql` this rule says nothing.
"""

from __future__ import annotations

from wfc.graph.sql import tokens
from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.graph.sql import Token
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_TASK = (
    'kind == "CONTROLLER_ASSIGNMENT" and script.get("Language") == "odps" '
    "and is_no_plain_select(text)"
)


def check(part: Part) -> Iterator[Finding]:
    """Look at each assignment node in SQL."""
    for task in part.tasks:
        text = task.script
        if task.value.get("Type") != "CONTROLLER_ASSIGNMENT" or not text:
            continue
        if task.value["Script"].get("Language") != "odps":
            continue
        found = tokens(text)
        if found is None:
            continue
        start = _comment(text, found)
        if start is not None:
            label = "no comments in an assignment: take it out"
            yield _told(task, start, start + 2, "holds a comment", label)
        words = {each.word.upper(): each for each in reversed(found)}
        if "WITH" in words:
            at = words["WITH"]
            yield _told(task, at.start, at.end, "uses WITH", "write it as a subquery")
        elif "SELECT" not in words:
            yield _told(task, 0, len(text), "has no SELECT", "expected a SELECT to give out")


def _comment(text: str, found: list[Token]) -> int | None:
    """Return where the first comment begins: a sign of one that is in no token."""
    at = 0
    for each in (*found, None):
        gap = text[at : each.start if each else len(text)]
        begun = min((here for here in (gap.find("--"), gap.find("/*")) if here >= 0), default=None)
        if begun is not None:
            return at + begun
        at = each.end if each else at
    return None


def _told(task: Task, start: int, end: int, what: str, label: str) -> Finding:
    return Finding(
        f"the SQL of assignment {task.title()} {what} (documented for nodes)",
        task.script_place(start, end),
        label=label,
    )

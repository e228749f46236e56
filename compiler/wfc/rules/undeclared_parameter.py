"""A script reads a parameter that its task does not have.

What it does: looks in SQL for `${x}` (and `${x[0]}`), and in PyODPS for `args['x']`, of which no
parameter and no input variable of the task has the name. A scheduling parameter in SQL itself
(`${yyyymmdd-1}`, `$[yyyymmdd]`, `$bizdate`) is told too: it belongs into the parameters. Comments
are left out. Other types are not judged: in a shell script `${x}` may be a variable of its own.

Why is this bad: nothing is put in its place: the SQL runs with the characters `${x}`, the Python
ends with a KeyError.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT * FROM orders WHERE ds = '${day}'
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
      Content: SELECT * FROM orders WHERE ds = '${day}'
      Parameters: {day: $bizdate}
```
"""

from __future__ import annotations

from re import findall

from wfc.graph import python, sql
from wfc.graph.language import is_sql
from wfc.problem import Finding
from wfc.wording import Names
from wfc_spec.capabilities import takes_names
from wfc_spec.parameters import entries, joined
from wfc_spec.scheduling import BUILT_IN
from wfc_spec.time_format import offset_of, tokens_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wfc.graph.graph import Part
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "columns.is_odd"
SUSPECT_TASK = (
    '(kind in NAMED or (kind == "CONTROLLER_ASSIGNMENT" and "$" in text)) and '
    "may_read_undeclared(text, kind, parameters, value)"
)

#: What needs no declaration: the older spelling of the dates, and what an assignment gives out.
OWN = ("outputs",)


def check(part: Part) -> Iterator[Finding]:
    """Look at each script that reads parameters by name."""
    for task in part.tasks:
        text, kind = task.script, task.value.get("Type", "")
        if not text or part.is_cut(task, "Script") or part.is_cut(task, "Inputs"):
            continue
        if is_sql(task):
            yield from _told(task, sql.references(text), "${{{}}}")
            yield from _dates(task, text)
        elif takes_names(kind):
            yield from _told(task, python.arguments(text), "args['{}']")


def _told(task: Task, read: Iterable[tuple[str, int, int]], shown: str) -> Iterator[Finding]:
    written = task.value["Script"].get("Parameters", "")
    given = {name for name, _ in entries(written)}
    if isinstance(written, list):  # told by positional-parameters: none of them has a name
        return
    # `dt = 1`, `dt:1` and `dt=1,hh=2` are told as such, and are meant to give names.
    if any(isinstance(name, int) or "=" in value for name, value in entries(written)):
        given |= set(findall(r"\w+", joined(written)))
    inputs = {entry.get("Name") for _, entry in task.items("Inputs", "Variables")}
    known = [each for each in (*given, *inputs) if isinstance(each, str)]
    seen = {*known, *OWN}
    for name, start, end in read:
        if name in seen:
            continue
        seen.add(name)
        if _is_date(name, "business"):
            yield _date(task, f"${{{name}}}", start, end)
            continue
        near = Names(sorted(known)).near(name)
        value = f"${name}" if name in BUILT_IN else "…"
        yield Finding(
            f"the script of {task.title()} reads `{shown.format(name)}`, which the task has not",
            task.script_place(start, end),
            label=f"did you mean `{shown.format(near)}`?" if near else "nothing gives this a value",
            related=(task.named("in this task"),),
            help=()
            if near
            else (f"declare it: `Parameters: {{{name}: {value}}}`, or as an input variable",),
        )


def _dates(task: Task, script: str) -> Iterator[Finding]:
    """Look for dates as parameters have them, each once; other text in brackets is none."""
    seen = set()
    for text, start, end in sql.expressions(script):
        is_known = text in BUILT_IN or _is_date(text[1:-1], "schedule")
        if is_known and text not in seen:
            seen.add(text)
            yield _date(task, f"${text}", start, end)


def _is_date(text: str, kind: str) -> bool:
    """Say whether ``text`` is the format of a date, with an offset or without."""
    return tokens_of(offset_of(text, kind)[0], kind)[1] is None


def _date(task: Task, text: str, start: int, end: int) -> Finding:
    value, name = (text, text[1:]) if text[1:] in BUILT_IN else (f'"{text}"', "dt")
    return Finding(
        f"the script of {task.title()} holds the scheduling parameter `{text}`",
        task.script_place(start, end),
        label="replaced in a parameter, not in a script (assumed)",
        related=(task.named("in this task"),),
        help=(f"declare it: `Parameters: {{{name}: {value}}}`, and read `${{{name}}}`",),
    )

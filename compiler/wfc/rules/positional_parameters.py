"""Parameters by name where the script reads them by position, or the reverse.

What it does: reports a DIDE_SHELL task whose parameters have names, a type that reads them by name
(SQL, PyODPS) whose parameters are a list, and a shell script that reads a `$n` behind the last
parameter.

Why is this bad: a shell script gets bare values as `$1`, `$2`, …; with `dt=$bizdate` its `$1` is
the text `dt=20261119`, and `${dt}` is empty. SQL and PyODPS find a value by its name alone.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script:
      Content: echo ${dt}
      Parameters: dt=$bizdate
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script:
      Content: echo $1
      Parameters: $bizdate
```

What stands in single quotes (`awk '{print $1}'`), in a comment or in a function is not the script's
own `$1` and is left out; so is a script that sets its positions itself.
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.wording import shortened
from wfc_spec.capabilities import takes_names
from wfc_spec.parameters import entries
from wfc_spec.shell import positions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Part
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
LOCAL = True
SUSPECT_TASK = (
    '(kind == "DIDE_SHELL" and (type(parameters) is dict or "=" in parameters or '
    "may_read_beyond(text, parameters))) or (type(parameters) is list and kind in NAMED)"
)


def check(part: Part) -> Iterator[Finding]:
    """Look at each task that has parameters, and at each shell script."""
    for task in part.tasks:
        kind = task.value.get("Type", "")
        found = task.value.get("Script", {}).get("Parameters", "")
        if part.is_cut(task, "Script"):
            continue
        if kind == "DIDE_SHELL":
            yield from _shell(task, found)
        elif isinstance(found, list) and found and takes_names(kind):
            if any("=" in str(each) for each in found):  # told by parameter-form
                continue
            yield Finding(
                f"{task.title()} is of type {kind}, which reads parameters by name",
                task.place("Script", "Parameters"),
                label="these have no names",
                related=(Label(task.place("Type"), "of this type"),),
                help=("write a map: `Parameters: {dt: $bizdate}`",),
            )


def _shell(task: Task, found: Any) -> Iterator[Finding]:
    given = entries(found)
    named = [name for name, _ in given if isinstance(name, str)]
    if named and not all(name.isdigit() for name in named):
        first = shortened("=".join(map(str, given[0])))
        yield Finding(
            f"{task.title()} is a shell script, which reads parameters by position",
            task.place("Script", "Parameters"),
            label=f"`$1` is the text `{first}`, and `${named[0]}` is nothing",
            related=(Label(task.place("Type"), "of this type"),),
            help=(f"write a list: `Parameters: [{', '.join(_shown(given))}]`",),
        )
    read = positions(task.script or "")
    beyond = next((each for each in read if each.number > len(given)), None)
    if beyond is not None:
        has = "no parameters" if not given else f"only {len(given)}"
        yield Finding(
            f"the script of {task.title()} reads `${beyond.number}`, and the task has {has}",
            task.script_place(beyond.start, beyond.end),
            label=f"`${beyond.number}` is empty",
            help=("`Parameters` is a list of values, and a script reads them in that order",),
        )


def _shown(given: Any) -> Iterator[str]:
    """Yield the values: the name, which the help leaves out, tells that one is a secret."""
    from wfc_spec.secrets import masked

    for name, value in given:
        yield masked(f"{name}={value}")[len(f"{name}=") :]

"""A secret stands in a script, a parameter or a variable.

What it does: looks for AccessKey IDs (`LTAI…`) and what 30 letters and digits are called
`access_key_secret`, for passwords in connection strings
(`mysql://user:password@host`, `…?password=…`), and for quoted values that are assigned to something
called password, secret or token. Placeholders such as `***`, `${password}` or `<password>` are
none.

Why is this bad: a spec is kept in git and read by many, and so would be its secrets, for good. What
is found is shown as `***` in every report.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script:
      Content: mysql "mysql://loader:Tr0ub4dor@db/shop" -e 'SELECT 1'
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    DataSource: {Name: shop_mysql}
    Type: MYSQL
    Script:
      Content: SELECT 1
```
"""

from __future__ import annotations

from wfc.graph.parameters import parameters
from wfc.problem import Finding
from wfc.wording import shortened
from wfc_spec.secrets import named_secret, secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Variable
    from wfc.graph.graph import Part
    from wfc.problem import Place

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = "may_hold_secrets(columns.text) or may_hold_secrets(str(columns.declared))"


def check(part: Part) -> Iterator[Finding]:
    """Look through all text of each task in which people put secrets."""
    for task in part.tasks:
        if task.script:
            for start, end, what in secrets(task.script):
                place = task.script_place(start, end)
                yield _told(f"the script of {task.title()} holds {what}", place)
        for written in parameters(task):
            name = written.name if isinstance(written.name, str) else ""
            if named_secret(name, written.value):
                headline = f"the parameter {written.title()} of {task.title()} holds a secret"
                yield _told(headline, written.whole())
    for variable in part.variables:
        yield from _in_variable(variable)


def _in_variable(variable: Variable) -> Iterator[Finding]:
    """Look at the value of a variable, and at what a constant is called."""
    entry, task = variable.entry, variable.task.title()
    name, value = entry.get("Name", ""), entry.get("Value", "")
    found = secrets(value)
    for start, end, what in found:
        place = variable.place("Value").slice(start, end)
        yield _told(f"a variable of {task} holds {what}", place)
    if not found and entry.get("Type") == "Constant" and named_secret(name, value):
        headline = f"the variable `{shortened(name)}` of {task} holds a secret"
        yield _told(headline, variable.place("Value"))


def _told(headline: str, place: Place) -> Finding:
    return Finding(
        headline,
        place,
        label="whoever reads this file can use it",
        help=(
            "let a data source of the workspace hold it (`DataSource: {Name: …}`)",
            "it has been in a file: have it replaced by a new one",
        ),
    )

"""The name of a variable or parameter is none that a script can write.

What it does: checks that the names of input variables, output variables and scheduling parameters
begin with a letter or `_` and go on with letters, digits and `_`, all of them ASCII.

Why is this bad: a script reads a variable as `${name}`; no other name fits there. A `:` in a name
would also make every reference `<output>:<variable>` ambiguous.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      Variables: [{Name: row-count, Type: Constant, Value: 42}]
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened
from wfc_spec.parameters import assignments, breaks_grammar, is_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = "columns.is_odd or not all(map(is_name, columns.received | columns.declared))"


def check(part: Part) -> Iterator[Finding]:
    """Look at each variable, and at the name of each parameter."""
    for variable in part.variables:
        name = variable.entry.get("Name")
        if name is not None and not is_name(name):
            word = "input" if variable.section == "Inputs" else "output"
            task = variable.task
            yield _told(
                f"the {word} variable `{name}` of {task.title()}", name, variable.place("Name")
            )
    for task in part.tasks:
        for name, place in _parameters(task):
            if not is_name(name):
                yield _told(f"the parameter `{name}` of {task.title()}", name, place)


def _parameters(task: Task) -> Iterator[tuple[str, Place]]:
    """Yield the names of parameters; what breaks the grammar of the string is told elsewhere."""
    parameters = task.value.get("Script", {}).get("Parameters")
    if isinstance(parameters, dict):
        for name in parameters:
            if not breaks_grammar(name):
                yield name, task.place("Script", "Parameters", name).key()
    elif isinstance(parameters, str):
        place = task.place("Script", "Parameters")
        for each in assignments(parameters):
            if each.name:
                yield each.name, place.slice(each.start, each.start + len(each.name))


def _told(what: str, name: str, place: Place) -> Finding:
    wrong = next((letter for letter in name if not is_name(f"_{letter}")), name[:1])
    begins = "begins with" if is_name(f"_{name}") else "holds"
    return Finding(
        shortened(f"{what} {begins} `{wrong}`", 100),
        place,
        label="expected letters, digits and `_`, a digit not first",
    )

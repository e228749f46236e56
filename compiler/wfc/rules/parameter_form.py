"""A value of `Script.Parameters` cannot stand in the API's one string.

What it does: checks every value of a map, and of a list: the API takes `name=value` pairs (or
bare values) separated by one blank, so a value holds neither a blank nor `=`.

Why is this bad: the service cuts the string at every blank: the rest of the value becomes another
parameter.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Parameters: {day: 2026-11-19 00:00:00}}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Parameters: {day: 2026-11-19, hour: "00:00:00"}}
```
"""

from __future__ import annotations

from wfc.graph.parameters import Written, told
from wfc.problem import Finding
from wfc.wording import shortened
from wfc_spec.parameters import assignments, breaks_grammar, is_name
from wfc_spec.scheduling import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
LOCAL = True
SUSPECT_PART = "columns.is_odd"


def check(part: Part) -> Iterator[Finding]:
    """Look at each name and value of maps and lists; text goes as it is written."""
    for task in part.tasks:
        # A node of a run has them at its top.
        route = ("Script", "Parameters") if "Script" in task.value else ("Parameters",)
        parameters = task.value.get("Script", task.value).get("Parameters")
        pairs: Any = ()
        if isinstance(parameters, dict):
            pairs = parameters.items()
        elif isinstance(parameters, list):
            pairs = enumerate(parameters)
        for key, value in pairs:
            place = task.place(*route, key)
            wrong = breaks_grammar(key) if isinstance(key, str) else None
            if wrong:
                yield _told(task, f"the name `{shortened(str(key))}`", wrong, place.key())
            wrong = breaks_grammar(value) if value is not None else None
            if wrong:
                yield _value(Written(task, key, value, place), wrong)


def _value(written: Written, wrong: str) -> Finding:
    """Put a value into words: a blank within one expression is told there."""
    if wrong == "a blank" and len(assignments(written.value)) == 1:
        for mistake in parse(written.value).mistakes:
            return told(written, mistake)
    what = f"parameter {written.title()}"
    name, equals, _ = written.value.partition("=")
    if equals and isinstance(written.name, int) and is_name(name):
        advice = f"a parameter with a name stands in a map: `Parameters: {{{name}: …}}`"
        return _told(written.task, what, wrong, written.place, advice)
    return _told(written.task, what, wrong, written.place)


def _told(task: Task, what: str, wrong: str, place: Place, advice: str = "") -> Finding:
    if wrong == "nothing":
        return Finding(f"{what} of {task.title()} is empty", place, label="expected a value")
    if not advice:
        advice = "split it into several parameters, and join them in the script"
        if wrong == "`=`":
            advice = "let the script put such a value together, from parts without `=`"
    return Finding(
        f"{what} of {task.title()} holds {wrong}",
        place,
        label="neither a blank nor `=` can stand in a parameter",
        help=(advice,),
    )

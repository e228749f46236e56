"""A name that is blank, or holds a character that nobody sees.

What it does: looks at the names and identifiers that are compared or sent: of workflow, tasks,
outputs and dependencies, codes, owners, types, resource groups and data sources.

Why is this bad: names that look the same are not, terminals act on control characters, and nobody
can type such a name again.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: "   "
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from unicodedata import category
from unicodedata import name as unicode_name

from wfc.problem import Finding
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "error"
SUSPECT_PART = "not are_plain(columns.called)"
SUSPECT_GRAPH = (
    'not are_plain([*outputs, *graph.externals, *(workflow.text(key) for key in ("Name", '
    '"Owner", "Region", "TimeZone"))])'
)


OF_WORKFLOW = ("Name", "Owner", "Region", "TimeZone")
OF_TASK = (
    ("Name",),
    ("ClientUniqueCode",),
    ("Type",),
    ("Owner",),
    ("RuntimeResource", "ResourceGroupId"),
    ("DataSource", "Name"),
)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the workflow, at each task, and at each name of an output."""
    workflow = graph.workflow
    for key in OF_WORKFLOW:
        yield from _told(workflow.text(key), f"`{key}` of the workflow", workflow.place(key))
    for at, name in enumerate(workflow.value.get("Externals") or ()):
        place = workflow.place("Externals", at)
        yield from _told(name or "", "an entry of `Externals`", place)
    for task in graph.tasks:
        for route in OF_TASK:
            value = task.value
            for key in route:
                value = value.get(key, {})
            whose = "a task" if route == ("Name",) else task.title()
            yield from _told(
                str(value or ""), f"`{'.'.join(route)}` of {whose}", task.place(*route)
            )
    for output in (each for outputs in graph.outputs.values() for each in outputs if each.route):
        yield from _told(output.name, f"an output of {output.task.title()}", output.place())


def _told(name: str, what: str, place: Place) -> Iterator[Finding]:
    if name and name.isspace():
        yield Finding(f"{what} is blank", place, label="expected more than blanks")
        return
    if name.isprintable():
        return
    for at, letter in enumerate(name):
        kind = category(letter)
        if what.startswith("an output") and letter.isspace():
            continue  # told elsewhere
        if kind in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") and letter != "\u200d":
            known = unicode_name(letter, "a control character").lower()
            yield Finding(
                shortened(f"{what} holds U+{ord(letter):04X} ({known}), which nobody sees", 100),
                place.slice(at, at + 1),
                label="delete this character",
            )
            return

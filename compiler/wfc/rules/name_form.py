"""A name of letters that DataWorks does not recommend.

What it does: reports a workflow name that is not made of letters, digits, `_`, `,` and `.`, and a
task name that is not made of letters, digits and `_` (Chinese letters count).

Why is this bad: these are the rules for names of deployed workflows and nodes. The API's own
example of an ad hoc task is called `SQL node.`, so this rule is off by default.

```yaml fails
Name: daily orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: daily_orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "info"


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the workflow, then at each task."""
    workflow = graph.workflow
    yield from _told("the workflow", workflow.text("Name"), "_,.", workflow.place("Name"))
    for task in graph.tasks:
        yield from _told("a task", task.name, "_", task.place("Name"))


def _told(what: str, name: str, signs: str, place: Place) -> Iterator[Finding]:
    for at, letter in enumerate("" if name.isspace() else name):
        # What cannot be read is told elsewhere.
        if letter.isprintable() and not (letter.isalnum() or letter in signs):
            listed = ", ".join(f"`{sign}`" for sign in signs)
            yield Finding(
                shortened(f"the name `{name}` of {what} holds `{letter}`", 100),
                place.slice(at, at + 1),
                label=f"recommended are letters, digits and {listed}",
            )
            return

"""Variables that pass each other through in a circle.

What it does: follows each `PassThrough` variable to the one it takes its value from, and on to the
source; reports a circle once, with every variable on it. A chain that ends at a variable or a task
that is not there is told where it breaks.

Why is this bad: no task of the circle ever gives the value: whoever reads one of them reads
nothing.

```yaml none
A circle of variables is a circle of tasks as well, so two rules speak of it.
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from wfc.graph.bindings import Reference, Variable
    from wfc.graph.graph import Graph

    Step: TypeAlias = tuple[int, str]

SEVERITY = "error"
SUSPECT_PART = '"PassThrough" in columns.types'


def check(graph: Graph) -> Iterator[Finding]:
    """Report each circle once, from the variable that is written first."""
    named = {
        (each.task.index, each.entry.get("Name", "")): each
        for each in reversed(graph.variables)
        if each.section == "Outputs"
    }
    sources: dict[Step, Reference] = {}
    for reference in graph.references:
        if reference.route[0] == "Outputs":
            name = reference.task.value["Outputs"]["Variables"][reference.route[2]].get("Name", "")
            sources.setdefault((reference.task.index, name), reference)
    done: set[Step] = set()
    for start in sources:
        way: dict[Step, None] = {}
        step = start
        while step in sources and step not in done and step not in way:
            way[step] = None
            step = _next(sources[step])
        if step in way:
            circle = list(way)[list(way).index(step) :]
            if len(circle) > 1:  # a task that takes its own variable is told elsewhere
                yield _told([sources[each] for each in circle], named)
        done |= way.keys()


def _next(reference: Reference) -> Step:
    producer = reference.producer
    return (producer.index if producer else -1, reference.variable or "")


def _told(circle: list[Reference], named: dict[Step, Variable]) -> Finding:
    first = min(range(len(circle)), key=lambda at: circle[at].task.index)
    circle = [*circle[first:], *circle[:first]]
    names = [named[_next(each)] for each in circle]
    titles = [f"{each.task.name}:{each.entry['Name']}" for each in (names[-1], *names)]
    return Finding(
        shortened(f"variables pass each other through in a circle: {' <- '.join(titles)}", 100),
        circle[0].place(),
        label=f"`{titles[0]}` takes its value from `{titles[1]}` …",
        related=tuple(
            Label(each.place(), f"… `{own}` from `{source}`")
            for each, own, source in zip(circle[1:], titles[1:-1], titles[2:], strict=True)
        ),
        help=("one of them needs a value of its own: a Constant, System or NodeOutput variable",),
    )

"""A task type that wfc does not know, or that is no task.

What it does: compares `Type` with the types that are known and with those that `TaskTypes` of
`wfc.yaml` calls the project's own; offers the type of which the name is the label, the right case,
or the nearest name. Types of resources, tables and functions are no tasks.

Why is this bad: most unknown types are slips, and the service tells only when the task is
submitted. What it does with each name is not documented, so this is a warning.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Type: DIDE_SHEL
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Type: DIDE_SHELL
    Script: {Content: echo 1}
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.suspicion import KNOWN_TYPES
from wfc.wording import Names, shortened
from wfc_spec.capabilities import NO_TASKS
from wfc_spec.task_types import LABELS, SECOND_NAMES, TASK_TYPES
from wfc_spec.type_numbers import NUMBERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "warning"
SUSPECT_PART = "not columns.kinds <= KNOWN_TYPES | part.workflow.types"


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each type once; tasks that share a wrong one are counted."""
    wrong: dict[str, list[Task]] = {}
    for task in graph.tasks:
        kind = task.value.get("Type", "")
        if kind and kind not in KNOWN_TYPES and kind not in graph.workflow.types:
            wrong.setdefault(kind, []).append(task)
    names = Names((*graph.workflow.types, *KNOWN_TYPES_IN_ORDER))
    for kind, tasks in wrong.items():
        task = tasks[0]
        others = f" (and {len(tasks) - 1} more)" if len(tasks) > 1 else ""
        if kind in NO_TASKS:
            yield Finding(
                f"{task.title()}{others} is of type {kind}, which is a {NO_TASKS[kind]}, no task",
                task.place("Type"),
                label="nothing of this runs (assumed)",
                help=("take the task out; what it provides is named by the tasks that use it",),
            )
            continue
        near, label = _meant(kind, names)
        place = task.place("Type")
        yield Finding(
            shortened(f"`{kind}` of {task.title()}{others} is no task type that is known", 100),
            place,
            label=label,
            help=() if near else ("a type of your own is listed under `TaskTypes` of wfc.yaml",),
            fix=Fix(f"change to `{near}`", (Edit(place, near),), safe=False) if near else None,
        )


def _meant(kind: str, names: Names) -> tuple[str | None, str]:
    """Return the type that ``kind`` stands for, if any, and what to say of it."""
    if kind in LABELS:
        return LABELS[kind], f"is a label of `{LABELS[kind]}`"
    if kind in NUMBERS:
        return NUMBERS[kind], f"is the number of `{NUMBERS[kind]}`"
    near = BY_WORDS.get(kind.casefold()) or names.near(kind)
    return near, f"did you mean `{near}`?" if near else "no such type"


#: The types by what the console calls them.
BY_WORDS = {words.casefold(): name for name, words in TASK_TYPES.items() if name not in NO_TASKS}
KNOWN_TYPES_IN_ORDER = tuple(each for each in (*TASK_TYPES, *SECOND_NAMES) if each not in NO_TASKS)

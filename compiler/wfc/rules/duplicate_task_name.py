"""Two tasks have the same name.

What it does: compares the names of all tasks of the file.

Why is this bad: `DependsOn` and `From` name tasks, task instances are told apart by name, and a
node name is unique in its workspace.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load_orders
  - Name: load_users
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
SUSPECT_GRAPH = "len(graph.names) != len(tasks)"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each task whose name is taken."""
    for task in graph.tasks:
        first = graph.names.get(task.name)
        if task.name and first is not task and first is not None:
            here, there = task.place("Name"), first.place("Name")
            if (here.file, here.route) == (there.file, there.route):
                yield _turns(task)
                continue
            yield Finding(
                f"two {task.noun}s are called `{task.name}`",
                here,
                label="another one here",
                related=(first.named("one here"),),
                help=("rename one of them",),
            )


def _turns(task: Task) -> Finding:
    """Return what is said of two turns of one loop: there is one name to change, or its values."""
    return Finding(
        f"two turns of a `ForEach` make a task called `{task.name}`",
        task.place("Name"),
        label="both are called after this",
        help=("take out a value that is there twice, or let the name tell all turns apart",),
    )

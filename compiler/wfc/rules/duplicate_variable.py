"""A task has two input variables, or two output variables, of the same name.

What it does: compares the names in `Inputs.Variables`, and those in `Outputs.Variables`, of each
task.

Why is this bad: the script, or the task downstream, gets one of the two values, and nobody can
say which.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables:
        - {Name: row_count, Type: Constant, Value: 42}
        - {Name: row_count, Type: Constant, Value: 43}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Variable
    from wfc.graph.graph import Graph

SEVERITY = "error"
SUSPECT_GRAPH = "graph.is_repeating"


def check(graph: Graph) -> Iterator[Finding]:
    """Report each variable whose name stands before it in the same list."""
    seen: dict[tuple[int, str, str], Variable] = {}
    for variable in graph.variables:
        name = variable.entry.get("Name")
        if name is None:
            continue
        first = seen.setdefault((variable.task.index, variable.section, name), variable)
        if first is not variable:
            word = "input" if variable.section == "Inputs" else "output"
            yield Finding(
                f"{variable.task.title()} has two {word} variables called `{name}`",
                variable.place("Name"),
                label="another one here",
                related=(Label(first.place("Name"), "one here"),),
                help=("rename one of them",),
            )

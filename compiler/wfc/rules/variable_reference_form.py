"""An input variable's value is not `<output>:<variable>`.

What it does: checks the form of every `Value` of `Inputs.Variables`, and of every `From`.

Why is this bad: the value is not text but names a variable of an upstream task; in any other form
it names nothing, and the script sees nothing.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.extract}]
    Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract.row_count"}]}
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
  - Name: load
    Dependencies: [{UpstreamOutput: shop_dw.extract}]
    Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:row_count"}]}
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import shortened
from wfc_spec.reference import EXPECTED, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Reference, Variable
    from wfc.graph.graph import Graph

SEVERITY = "error"
ALWAYS = True
SUSPECT_PART = "are_from(columns)"
SUSPECT_GRAPH = "not graph.sound_references"


def check(graph: Graph) -> Iterator[Finding]:
    """Report references that cannot be split, and `From` where it cannot stand."""
    for variable in graph.variables:
        if "From" in variable.entry:
            yield from _misplaced(variable)
    for reference in graph.references:
        if reference.variable is not None or reference.route[0] == "Outputs":
            continue  # what an output passes through is a matter of its type
        expected = "`<task>:<its output variable>`" if reference.is_name() else EXPECTED
        near = _near(graph, reference)
        edit = Edit(reference.place(), near)
        yield Finding(
            f"`{shortened(reference.written)}` in {reference.task.title()} names no variable",
            reference.place(),
            label=f"did you mean `{near}`?" if near else f"expected {expected}",
            help=() if near or reference.is_name() else (BY_NAME,),
            fix=Fix(f"change to `{near}`", (edit,), safe=False) if near else None,
        )


BY_NAME = "by the task's name: `From: <task>:<variable>`"


def _near(graph: Graph, reference: Reference) -> str:
    """Return the reference with its blanks taken out, or with `:` for its last `.`."""
    close = "".join(reference.written.split())
    if split(close) is None:
        close = ":".join(close.rsplit(".", 1))
    parts = split(close)
    known = graph.names if reference.is_name() else graph.outputs
    return close if parts and parts[0] in known else ""


def _misplaced(variable: Variable) -> Iterator[Finding]:
    """Report `From` beside a Value, and on an output variable that passes nothing through."""
    entry, place, task = variable.entry, variable.place("From"), variable.task
    if "Value" in entry:
        yield Finding(
            f"a variable of {task.title()} has both Value and From",
            place,
            label="the value comes from here …",
            related=(Label(variable.place("Value"), "… or is it this one?"),),
            help=("remove one of the two",),
        )
    elif variable.section == "Outputs" and entry.get("Type") != "PassThrough":
        yield Finding(
            f"only a PassThrough variable takes its value by `From`, in {task.title()}",
            place,
            label=f"this one is of type {entry['Type']}" if "Type" in entry else "has no type",
            help=("write `Type: PassThrough`, or give the variable a `Value`",),
        )

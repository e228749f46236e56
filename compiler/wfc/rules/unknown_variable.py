"""A task takes a variable that its upstream task does not have.

What it does: follows each reference to the task that produces the output, and looks for the
variable among that task's `Outputs.Variables`.

Why is this bad: nothing refuses it before the run, and then the script sees no value.

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
    Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:rowcount"}]}
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
from wfc.wording import Names, listed, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Reference
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

SEVERITY = "error"
SUSPECT_GRAPH = "not graph.sound_references"


def check(graph: Graph) -> Iterator[Finding]:
    """Report references to unknown variables, and to outputs that nobody produces."""
    for reference in graph.references:
        if reference.variable is None or reference.variable in graph.lost:
            continue
        if reference.producer is not None:
            yield from _variable(reference, reference.producer, reference.variable)
        elif not reference.is_name():
            yield from _output(graph, reference, reference.output or "")


def _variable(reference: Reference, producer: Task, variable: str) -> Iterator[Finding]:
    known = {
        entry["Name"]: index
        for index, entry in producer.items("Outputs", "Variables")
        if "Name" in entry
    }
    if variable in known:
        return
    # A name with a blank in it cannot stand in a reference: it is never offered.
    near = Names(name for name in known if name.split() == [name]).near(variable)
    end = len(reference.written)
    place = reference.place().slice(end - len(variable), end)
    related: tuple[Label, ...] = ()
    if near is not None:
        route = ("Outputs", "Variables", known[near], "Name")
        related = (Label(producer.place(*route), f"{producer.title()} has `{near}`"),)
    has = f"it has {listed(known)}" if known else "it has no output variables"
    yield Finding(
        f"{producer.title()} has no output variable `{variable}`",
        place,
        label=f"did you mean `{near}`?" if near else "no such variable",
        related=related or (producer.named(has),),
        help=() if near else (f"declare it under `Outputs.Variables` of {producer.title()}",),
        fix=_fix(reference, near, reference.written[: end - len(variable)] + (near or "")),
    )


def _output(graph: Graph, reference: Reference, output: str) -> Iterator[Finding]:
    if output in graph.externals or output in graph.lost:
        return
    if reference.written.startswith("${") and reference.written.endswith("}"):
        yield _braced(reference, reference.written[2:-1])
        return
    called = graph.names.get(output)
    near = graph.own.get(called.index) if called else None
    if near is None or near.split() != [near]:
        near = Names(name for name in graph.outputs if name.split() == [name]).near(output)
    place = reference.place().slice(0, len(output))
    advice = "a variable is taken from an output of a task of this file"
    if called:
        advice = f"by the task's name: `From: {reference.written}`"
    yield Finding(
        f"{reference.task.title()} takes a variable of `{output}`, which no task produces",
        place,
        label=f"did you mean `{near}`?" if near else "no task of this file has this output",
        related=(Label(graph.outputs[near][0].place(), "produced here"),) if near else (),
        help=() if near and not called else (advice,),
        fix=_fix(reference, near, (near or "") + reference.written[len(output) :]),
    )


def _braced(reference: Reference, inner: str) -> Finding:
    return Finding(
        f"`{shortened(reference.written)}` in {reference.task.title()} stands in `${{…}}`",
        reference.place(),
        label=f"did you mean `{inner}`?",
        help=("a reference is written as it is; `${…}` is how a script reads the variable",),
        fix=_fix(reference, inner, inner),
    )


def _fix(reference: Reference, near: str | None, written: str) -> Fix | None:
    """Replace all of the reference: part of a plain scalar could not be quoted alone."""
    if near is None:
        return None
    return Fix(f"change to `{near}`", (Edit(reference.place(), written),), safe=False)

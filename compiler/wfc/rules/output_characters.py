"""An output holds white space or a `:`.

What it does: looks at every output that a task writes, and at `Externals`.

Why is this bad: a dependency must repeat the output character for character, and a reference
`<output>:<variable>` is cut at `:`: the vendor's own tools cut such a name in two.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: "shop_dw:orders"}]}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs: {TaskOutputs: [{Output: shop_dw.orders}]}
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

SEVERITY = "error"
SUSPECT_GRAPH = (
    '":" in "".join(outputs) or len(" ".join(outputs).split()) != len(outputs) or '
    'any([":" in each or each.split() != [each] for each in graph.externals])'
)


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each output that is written, then at Externals."""
    for name, outputs in graph.outputs.items():
        at = _odd(name)
        if at >= 0 and not name.isspace():
            for output in outputs:
                if output.route:
                    whose = f"the output `{name}` of {output.task.title()}"
                    yield _told(whose, name, at, output.place())
    for position, name in enumerate(graph.workflow.value.get("Externals") or ()):
        at = -1 if name is None else _odd(name)
        if at >= 0 and not name.isspace():
            place = graph.workflow.place("Externals", position)
            yield _told(f"the external output `{name}`", name, at, place)


def _odd(name: str) -> int:
    """Return where the first character stands that no output may hold, or -1."""
    if ":" not in name and name.split() == [name]:
        return -1
    return next((at for at, letter in enumerate(name) if letter == ":" or letter.isspace()), -1)


def _told(what: str, name: str, at: int, place: Place) -> Finding:
    letter = "`:`" if name[at] == ":" else "white space"
    return Finding(
        shortened(f"{what} holds {letter}", 100),
        place.slice(at, at + 1),
        label="by habit an output is `<project>.<task>`",
    )

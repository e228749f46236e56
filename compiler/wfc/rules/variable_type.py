"""The value of an output variable does not fit its type.

What it does: a `System` variable holds a scheduling expression (`$bizdate`, `$[hh24]`,
`${yyyymmdd}`), a `PassThrough` variable a reference `<output>:<variable>`.

Why is this bad: the service stores any text; who reads the variable later gets something that
nobody meant.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: System, Value: 42}]
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

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import shortened
from wfc_spec.reference import EXPECTED, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Variable
    from wfc.graph.graph import Part

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = (
    'not columns.types <= PLAIN_TYPES or any(["$" not in each for each in columns.systems])'
)


def check(part: Part) -> Iterator[Finding]:
    """Look at each output variable that has both a type and a value."""
    for variable in part.variables:
        if variable.section == "Outputs":
            entry = variable.entry
            expected = _expected(entry.get("Type"), entry.get("Value"))
            if expected:
                yield _told(variable, expected)


def _expected(kind: str | None, value: str | None) -> str:
    """Return what a variable of type ``kind`` holds, or nothing when ``value`` will do."""
    if value is None:
        return ""
    if kind == "System" and "$" not in value:
        return "a scheduling expression, such as `$bizdate`"
    return EXPECTED if kind == "PassThrough" and split(value) is None else ""


def _told(variable: Variable, expected: str) -> Finding:
    entry, kind = variable.entry, variable.place("Type")
    fix = None
    if entry["Type"] == "System":
        fix = Fix("make it a Constant", (Edit(kind, "Constant"),), safe=False)
    return Finding(
        f"`{shortened(entry['Value'])}` is no value for a {entry['Type']} variable",
        variable.place("Value"),
        label=f"expected {expected}",
        related=(Label(kind, f"of type {entry['Type']}"),),
        fix=fix,
    )

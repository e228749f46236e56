"""A `Constant` variable holds a scheduling expression.

What it does: reports a `Constant` whose value is a built-in variable or holds `${…}` or `$[…]`.

Why is this bad: a constant is literal text: downstream tasks get the characters `$bizdate`, not
the date.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: $bizdate}]
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
      Variables: [{Name: row_count, Type: System, Value: $bizdate}]
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = '"$" in columns.constants'

#: Built-in variables (help page "Supported formats for scheduling parameters").
BUILT_IN = ("$bizdate", "$cyctime", "$gmtdate", "$bizmonth", "$jobid", "$nodeid", "$taskid")


def check(part: Part) -> Iterator[Finding]:
    """Report each constant that reads like an expression."""
    for variable in part.variables:
        entry = variable.entry
        if entry.get("Type") == "Constant" and _is_expression(entry.get("Value", "")):
            kind = variable.place("Type")
            yield Finding(
                f"constant `{entry['Value']}` looks like a scheduling expression",
                variable.place("Value"),
                label="taken as literal text",
                related=(Label(kind, "because of this type"),),
                fix=Fix("make it a System variable", (Edit(kind, "System"),), safe=False),
            )


def _is_expression(value: str) -> bool:
    if "$" not in value:
        return False
    return value in BUILT_IN or "$[" in value or ("${" in value and value != "${outputs}")

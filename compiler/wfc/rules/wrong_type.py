"""A value of the wrong type: text where a number is wanted, a list where a mapping is.

What it does: reports every value whose type does not fit its key, and what would fit. A key with
nothing behind it is reported too: `null` is no value.

Why is this bad: the service answers with a parse error that names no field, or drops the value.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Dependencies: shop_dw.root
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Externals: [shop_dw.root]
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Dependencies: [{UpstreamOutput: shop_dw.root}]
```
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say what is there and what is wanted."""
    facts: Any = fault.facts
    key, owner, expected = facts["key"], facts["owner"], facts["expected"]
    is_entry = isinstance(fault.place.route[-1], int)
    what = f"an entry of `{key}`" if is_entry else f"`{key}`"
    if facts["value"] is None:
        way_out = f"remove the {'entry' if is_entry else 'key'}"
        advice = f"write a value, or {way_out}"
        if facts.get("takes_empty"):
            advice = f'for empty text write `""`; to leave it out, {way_out}'
        return Finding(
            f"{what} of {owner} has no value",
            fault.place,
            label=f"expected {expected}",
            help=(advice,),
        )
    found = noun(facts["value"])
    return Finding(
        f"{what} of {owner} is {found}, not {expected.partition(' (`')[0]}",
        fault.place,
        label=f"expected {expected}",
    )


def noun(value: object) -> str:
    """Say what ``value`` is."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    names = {dict: "a mapping", list: "a list", type(None): "nothing"}
    return names.get(type(value), "text")

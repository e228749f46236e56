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
from wfc.wording import shortened
from wfc_spec.bizdate import is_day

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
        help=_told_apart(facts) or _written(key, facts["value"], is_entry=is_entry),
    )


def _told_apart(facts: Any) -> tuple[str, ...]:
    """Return how a value is written that other tools, and older YAML, write shorter."""
    key, value, owner = facts["key"], facts["value"], facts["owner"]
    if facts["expected"] == "true or false" and str(value).lower() in TRUTH:
        return (f"write `{TRUTH[str(value).lower()]}`: YAML 1.2 takes no other word",)
    digits = str(value)
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if facts["expected"].startswith("a date") and digits.isdecimal() and is_day(day):
        return (f"write `{day}`",)
    if owner.startswith("`Params`") and not isinstance(value, dict | list):
        return (f"write `{key}: {{Default: {shortened(str(value))}}}`",)
    if key in ("IncludeNodeIds", "ExcludeNodeIds") and isinstance(value, list):
        return (f'write `{key}: "{shortened(",".join(map(str, value)))}"`',)
    if owner.startswith("`PerFile`"):
        return (f'write `"{key}": {{Ignore: [<rules>]}}`',)
    return ()


def _written(key: str, value: object, *, is_entry: bool) -> tuple[str, ...]:
    """Return how a text would be written that is meant for what this key holds, if it is known."""
    if not isinstance(value, str):
        return () if is_entry else _nested(key, value)
    name, _, rest = value.partition(":")
    if is_entry and rest and name in KEYS:
        return (f"a blank is missing behind the colon: `{name}: {shortened(rest)}`",)
    inner = HOLDS.get(key)
    if inner is None:
        return ()
    value = value if value.split() == [value] else "…"
    if not inner:
        return () if is_entry else (f"write `{key}: [{shortened(value)}]`",)
    entry = f"{{{inner}: {shortened(value)}}}"
    by_name = ("tasks are named by `DependsOn: […]`",) if key == "Dependencies" else ()
    return (f"write `{entry}`" if is_entry else f"write `{key}: {_listed(key, entry)}`", *by_name)


def _nested(key: str, value: Any) -> tuple[str, ...]:
    """Return how a list is written where a mapping stands, or a mapping in place of a list."""
    if isinstance(value, list) and key in ("Inputs", "Outputs"):
        return (f"write `{key}: {{{'Variables' if key == 'Inputs' else 'TaskOutputs'}: […]}}`",)
    if not isinstance(value, dict) or key not in ITEMS:
        return ()
    first = next(iter(value), "")
    if first.startswith("-"):
        return (f"a list item begins with a dash and a blank: `- {shortened(first[1:])}: …`",)
    given = "…" if not first or first in KEYS else shortened(first)
    return (f"write a list: `- {ITEMS[key]}: {given}`, the other keys below, aligned",)


def _listed(key: str, entry: str) -> str:
    return f"[{entry}]" if key in ("Dependencies", "TaskOutputs", "Variables") else entry


#: What older YAML and other tools take for true and false.
TRUTH = {
    **dict.fromkeys(("yes", "y", "on", "true", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "false", "0"), "false"),
}
#: The lists of mappings, each with the key that comes first, and what keys their items have.
ITEMS = {
    **dict.fromkeys(("Tasks", "Nodes", "Variables"), "Name"),
    "Dependencies": "UpstreamOutput",
    "TaskOutputs": "Output",
}
KEYS = ("Name", "UpstreamOutput", "Output", "Type", "Value", "From")

#: What a text stands for that is written in place of a mapping, or of a list ("").
HOLDS = {
    "RuntimeResource": "ResourceGroupId",
    "Script": "Content",
    "DataSource": "Name",
    "Dependencies": "UpstreamOutput",
    "TaskOutputs": "Output",
    "Variables": "Name: …, Value",
    **dict.fromkeys(("DependsOn", "Externals", "Tags", "Include", "Select", "Exclude"), ""),
}


def noun(value: object) -> str:
    """Say what ``value`` is."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    names = {dict: "a mapping", list: "a list", type(None): "nothing"}
    return names.get(type(value), "text")

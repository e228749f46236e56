"""A `<<` that cannot be merged.

What it does: reports `<<` with anything but a mapping or a list of mappings, and a second `<<` in
one mapping.

Why is this bad: `<<: *name` puts the keys of another mapping under those written here. Text or
numbers have no keys, and of two `<<` most readers of YAML drop one without a word.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - &base
    Name: extract
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: rg}
  - <<: base
    Name: load
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: rg}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - &base
    Name: extract
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: rg}
  - <<: *base
    Name: load
```

Several mappings are merged by a list: `<<: [*one, *other]`; of the same key in both the first
counts, and a key written beside `<<` counts more than either. A quoted `"<<"` is a key like any
other.
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say which of the two it is."""
    facts: Any = fault.facts
    if facts["what"] == "twice":
        return Finding(
            "`<<` is written twice",
            fault.place,
            label="written again here",
            related=(Label(facts["first"], "`<<` is first written here"),),
            help=("merge several mappings by a list: `<<: [*one, *other]`",),
        )
    return Finding(
        "`<<` takes a mapping, or a list of mappings",
        fault.place,
        label="this has no keys to merge",
        related=(Label(facts["key"], "to be merged here"),),
        help=("write `<<: *name`, where `&name` marks a mapping further up",),
    )

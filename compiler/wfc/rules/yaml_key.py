"""A key that is empty, a list, a mapping or an alias.

What it does: reports keys that are no text, and leaves out what belongs to them.

Why is this bad: every key here is the name of something. An unquoted `{name}` or `[name]` in its
place is mostly a placeholder that nobody filled in.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    "": 30m
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Timeout: 30m
```

Keys are text as written: `1` and `yes` are keys, too.
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Say what the key is instead of text."""
    facts: Any = fault.facts
    if facts["what"] == "empty":
        return Finding("a key is empty", fault.place, label="a name is missing here")
    if facts["what"] == "alias":
        return Finding(
            f"the alias `*{shortened(facts['name'])}` cannot be a key",
            fault.place,
            label="write the key out",
        )
    return Finding(
        "a list or mapping cannot be a key",
        fault.place,
        label="expected text",
        help=("quote it if these brackets are part of a name",),
    )

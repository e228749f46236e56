"""A character that no YAML file may hold, such as NUL or escape.

What it does: reports the first control character (U+0000 to U+001F without tab and line breaks,
U+007F to U+009F without U+0085), and U+FFFE and U+FFFF. They end the file.

Why is this bad: nobody sees them, and terminals act on them. Mostly they come from a broken copy
or from a file that is no text.

```yaml none
A control character cannot be shown on this page.
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

In double quotes such a character can be written as an escape: `"\\e[0m"`.
"""

from __future__ import annotations

from wfc.problem import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Name the character by its number."""
    facts: Any = fault.facts
    code = facts["code"]
    name = _NAMES.get(code, f"U+{code:04X}")
    escape = f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return Finding(
        f"the control character {name} cannot stand in a file",
        fault.place,
        label="remove this character",
        help=(f'if it is meant, write it in double quotes: `"{escape}"`',),
    )


_NAMES = {
    0x00: "NUL (U+0000)",
    0x08: "backspace (U+0008)",
    0x0B: "vertical tab (U+000B)",
    0x0C: "form feed (U+000C)",
    0x1B: "escape (U+001B)",
    0x7F: "delete (U+007F)",
}

"""A script holds characters that nobody sees.

What it does: reports marks that turn the direction of text (U+202A to U+202E, U+2066 to U+2069,
U+200E, U+200F, U+061C), invisible ones (zero-width space and joiners outside emoji, soft hyphen,
byte order mark, tags), the no-break space, and control characters.

Why is this bad: the script runs otherwise than it reads: a reviewer approves one text, the machine
obeys another. Mostly they come from a web page or a chat.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: "echo\\u00a0hello"}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo hello}
```
"""

from __future__ import annotations

from unicodedata import category, name

from wfc.problem import Finding
from wfc.suspicion import may_hide_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "may_hide_characters(columns.text)"


def check(part: Part) -> Iterator[Finding]:
    """Report the first hidden character of each script, and how many there are."""
    for task in part.tasks:
        text = task.script
        if not text or not may_hide_characters(text):
            continue
        found = [at for at, letter in enumerate(text) if _is_hidden(text, at, letter)]
        if found:
            at = found[0]
            count = f" and {len(found) - 1} more" if len(found) > 1 else ""
            yield Finding(
                f"the script of {task.title()} holds {_named(text[at])}{count}, which nobody sees",
                task.script_place(at, at + 1),
                label="delete this character" if not count else "the first of them: delete them",
            )


def _is_hidden(text: str, at: int, letter: str) -> bool:
    if letter.isprintable() or letter in "\n\r\t\u3000":
        return False
    kind = category(letter)
    if letter == "\u200d" and 0 < at < len(text) - 1:  # joins two emoji
        return category(text[at - 1]) not in ("So", "Sk", "Mn") or category(text[at + 1]) != "So"
    return kind in ("Cc", "Cf", "Zl", "Zp") or letter == "\u00a0"


def _named(letter: str) -> str:
    known = name(letter, "a control character").lower()
    return f"U+{ord(letter):04X} ({known})"

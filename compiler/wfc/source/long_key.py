"""A key that is too long for one: the parser gives up on it and stumbles over what follows."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.source.marks import Span
    from wfc.source.page import Page

#: The longest key (YAML 1.2, 7.4.2: 1,024 characters, with what quotes it).
LONGEST = 1_000
#: What is longer, in quotes or not, up to the colon behind it.
_KEY = re.compile(
    rf"\"[^\"\n]{{{LONGEST},}}\"(?=\s*:)|'[^'\n]{{{LONGEST},}}'(?=\s*:)"
    rf"|[^\s\"'{{\[,:#][^\n:{{\[,]{{{LONGEST},}}(?=:(?:\s|$))",
    re.MULTILINE,
)


def long_key(page: Page, at: int) -> Span | None:
    """Return where a key stands that is too long, on the line of ``at`` or the one before."""
    start = page.line_start(max(page.line_start(at) - 1, 0))
    end = page.plain.find("\n", at)
    found = _KEY.search(page.plain, start, len(page.plain) if end < 0 else end)
    return None if found is None else found.span()

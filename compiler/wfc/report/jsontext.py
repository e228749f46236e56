"""JSON that is safe to show: what hides in text is written as an escape."""

from __future__ import annotations

import json

from wfc.report.text import COMMAND, is_hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def written(value: Any, *, indent: int | None = 2) -> str:
    """Return ``value`` as JSON in UTF-8; without ``indent`` on one line, without blanks.

    Control characters, bidi marks, lone surrogates and what build servers obey are escaped (RFC
    8259, 7), so the text is safe to show and can always be encoded.
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    # A line feed is layout here: json has escaped those inside strings.
    hidden = {ord(char): _escaped(char) for char in set(text) - {"\n"} if is_hidden(char)}
    return COMMAND.sub(lambda _: "#" + _escaped("#"), text.translate(hidden)) + "\n"


def _escaped(char: str) -> str:
    """Return ``\\u202e``, or the two escapes of a character beyond U+FFFF."""
    code = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{code[i : i + 4]}" for i in range(0, len(code), 4))

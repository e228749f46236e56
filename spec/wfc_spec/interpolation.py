"""References of ours: ``${{ params.x }}``, ``${{ each.x }}`` and ``${{ env }}``.

A reference and nothing more: no expressions, no functions. ``${x}``, ``$[…]`` and ``$x`` belong
to DataWorks and are left alone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

OPENING = "${{"
CLOSING = "}}"
#: What holds a reference, as a regular expression.
PATTERN = "\\$\\{\\{"
EXPECTED = "`params.<name>`, `each.<name>` or `env`"
SOURCES = ("params", "each")


class Slot:
    """One reference: code points ``start`` to ``end`` of its text, and what stands inside.

    ``source`` is ``params``, ``each`` or ``env``, and empty where ``inner`` is no reference;
    ``name`` is what is looked up there.
    """

    __slots__ = ("end", "inner", "is_closed", "name", "source", "start")

    def __init__(self, start: int, end: int, inner: str, *, is_closed: bool = True) -> None:
        """Read ``inner``, the text between the signs."""
        self.is_closed: Final = is_closed
        self.start: Final = start
        self.end: Final = end
        self.inner: Final = inner
        source, _, name = inner.partition(".")
        known = is_closed and source in SOURCES and name.split() == [name]
        self.source: Final = inner if is_closed and inner == "env" else source if known else ""
        self.name: Final = name


def slots(text: str) -> list[Slot]:
    """Return the references in ``text`` in order; one that is never closed goes to its end."""
    found = []
    start = text.find(OPENING)
    while start >= 0:
        close = text.find(CLOSING, start)
        is_closed = close >= 0
        inner = text[start + len(OPENING) : close if is_closed else len(text)]
        end = close + len(CLOSING) if is_closed else len(text)
        found.append(Slot(start, end, inner.strip(" \t"), is_closed=is_closed))
        start = text.find(OPENING, end)
    return found

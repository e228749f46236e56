"""The colours of a report: the only place that writes an escape sequence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal, TypeAlias

    Role: TypeAlias = Literal["error", "warning", "info", "frame", "strong", "clean"]

# Select Graphic Rendition (ECMA-48 8.3.117): 1 bold; 31 red, 32 green, 33 yellow, 34 blue, 36 cyan.
_CODES: Final = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "frame": "1;34",
    "strong": "1",
    "clean": "1;32",
}


class Style:
    """Paints text by its role, or leaves it as it is."""

    __slots__ = ("color",)

    def __init__(self, *, color: bool) -> None:
        """Paint when ``color``."""
        self.color: Final = color

    def paint(self, role: Role, text: str) -> str:
        """Return ``text`` in the colour of ``role``; it must be plain already."""
        if not self.color or not text:
            return text
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m"

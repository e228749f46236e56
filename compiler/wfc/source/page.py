"""The text of one file on its way through the exact reader."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.source.lines import Lines, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.source.marks import Span


class Halt(Exception):  # noqa: N818 - not an error of the program: it carries the fault that ends a file
    """The rest of the file cannot be read; never leaves the reader."""

    def __init__(self, fault: Fault) -> None:
        """End the file with ``fault``."""
        super().__init__(fault.rule)
        self.fault: Final = fault


class Page:
    """A file's name and text, and the faults that say where in it something is wrong.

    Offsets given to it count in ``plain``, where each line break is one LF; those behind its
    end mean the end.
    """

    __slots__ = ("_lines", "file", "plain", "text")

    def __init__(self, file: str, text: str) -> None:
        """Take the decoded ``text`` of ``file``."""
        self.file: Final = file
        self.text: Final = text
        self.plain: Final = plain(text)
        self._lines: Lines | None = None

    def place(self, span: Span) -> Place:
        """Return the place of a span of the plain text."""
        start, end = (min(offset, len(self.plain)) for offset in span)
        if self.plain is not self.text:
            self._lines = self._lines or Lines(self.text)
            start, end = self._lines.widen(start), self._lines.widen(end)
        return Place(self.file, (), "text", (start, end))

    def fault(self, rule: str, span: Span, **facts: object) -> Fault:
        """Return the fault that ``rule`` is broken at ``span``."""
        return Fault(rule, self.place(span), facts)

    def line_end(self, at: int) -> int:
        """Return the offset of the break that ends the line of ``at``."""
        end = self.plain.find("\n", at)
        return end if end >= 0 else len(self.plain)

    def line_start(self, at: int) -> int:
        """Return the offset of the first character of the line of ``at``."""
        return self.plain.rfind("\n", 0, at) + 1

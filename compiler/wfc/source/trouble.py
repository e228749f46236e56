"""Where the parser stopped, and ways to look around there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.frames import Frame
    from wfc.source.marks import Mark, Span
    from wfc.source.page import Page


class Trouble(NamedTuple):
    """A page, where reading it stopped, where what was being read began, and in which frame."""

    page: Page
    at: int
    opened: int
    frame: Frame

    @property
    def char(self) -> str:
        """Return the character at which reading stopped; "" at the end of the file."""
        return self.page.plain[self.at : self.at + 1]

    @property
    def head(self) -> str:
        """Return the line up to where reading stopped."""
        return self.page.plain[self.page.line_start(self.at) : self.at]

    @property
    def word(self) -> Span:
        """Return the span of the word or sign at which reading stopped."""
        text, end = self.page.plain, self.at + 1
        while self.char not in "[]{}" and end < len(text) and text[end] not in " \t\n,[]{}:\"'":
            end += 1
        return self.at, end

    @property
    def last(self) -> Mark | None:
        """Return the mark of the value read last in this frame."""
        marks = self.frame.marks
        listed = list(marks.values()) if self.frame.keyed else marks
        return listed[-1] if listed else None

    def rest(self, at: int) -> Span:
        """Return the rest of the line from ``at``, without a comment and blanks at its end."""
        line = self.page.plain[at : self.page.line_end(at)]
        return at, at + len(line.split(" #", 1)[0].rstrip())

    def column(self, at: int) -> int:
        """Return how many characters stand before ``at`` in its line."""
        return at - self.page.line_start(at)

    def fault(self, what: str, span: Span | None = None, /, **facts: object) -> Fault:
        """Name the mistake; ``span`` is the one character unless given."""
        return self.page.fault("yaml-syntax", span or (self.at, self.at + 1), what=what, **facts)

    def began(self, at: int, width: int = 1) -> dict[str, object]:
        """Return the fact that it began at ``at``."""
        return {"opened": self.page.place((at, at + width))}

    def swap(self, span: Span, by: str) -> dict[str, object]:
        """Return the facts of a correction: ``by`` in the place of ``span``."""
        return {"swap": self.page.place(span), "by": by}

    def quoted(self, span: Span) -> dict[str, object]:
        """Return the facts of a correction: ``span`` in quotes, if one kind of them does it."""
        said = self.page.plain[slice(*span)]
        if not said or said[0] in "'\"":
            return {}
        if not set(said) & set('"\\'):
            return self.swap(span, f'"{said}"')
        return {} if "'" in said else self.swap(span, f"'{said}'")

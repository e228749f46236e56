"""Lines as an editor counts them: broken at LF, CRLF and CR, and at nothing else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.source.marks import Span


def plain(text: str) -> str:
    """Return ``text`` with every line break as one LF, the way marks count."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Lines:
    """Where the lines of a text start, and how offsets in ``plain(text)`` relate to it."""

    __slots__ = ("_pairs", "_starts", "_text")

    def __init__(self, text: str) -> None:
        """Look for the line breaks of ``text``."""
        self._text: Final = text
        self._starts: Final = _starts(text)
        self._pairs: Final = _pairs(text)

    def __len__(self) -> int:
        """Return the number of lines; text after the last break is one, and so is no text."""
        return len(self._starts)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a code point of the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """Return start and end of line ``line`` (from 1) without its break; empty past the end."""
        if not 1 <= line <= len(self._starts):
            return len(self._text), len(self._text)
        start = self._starts[line - 1]
        if line == len(self._starts):
            return start, len(self._text)
        end = self._starts[line] - 1
        return start, end - 1 if self._text[end - 1 : end + 1] == "\r\n" else end

    def widen(self, offset: int) -> int:
        """Return the offset in the text of one in its ``plain`` form."""
        return offset + bisect_left(self._pairs, offset) if self._pairs else offset


def _starts(text: str) -> list[int]:
    """Return the offset at which each line starts."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")  # offsets stay
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _pairs(text: str) -> list[int]:
    """Return, for each CRLF, the offset its LF has in the plain text."""
    pairs: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        pairs.append(at - len(pairs))
        at = text.find("\r\n", at + 2)
    return pairs

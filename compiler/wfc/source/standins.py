"""Characters the C parser would misread, replaced by others of the same length and put back.

It follows YAML 1.1 in what is a line break, takes ``?`` and ``:`` inside a plain scalar in
``[ ]`` or ``{ }`` for signs, and refuses the pairs of escapes by which JSON writes an emoji.
Replacing keeps every offset. The stand-ins are private-use characters the text has not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Final

from wfc.source.flow import unquote
from wfc.source.page import Halt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.source.marks import Span
    from wfc.source.page import Page

BREAKS: Final = "\x85\u2028\u2029"
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
_QUESTION: Final = re.compile(r"(?<=[\s\[{,])\?(?=[^\s,\[\]{}])")
_INSIDE: Final = re.compile(
    r"(?<=[^\s,\[\]{}])\?"
    r"|(?<=[^\s,\[\]{}\"']):(?=[^\s,\[\]{}])"
    r"|(?:(?<=[\[{,])|(?<=[\[{,:][ ])):(?=[^\s,\[\]{}])"
)


class StandIns:
    """The text to parse instead of a page's own, and the way back."""

    __slots__ = ("_back", "_escape", "_page", "_places", "needed", "text")

    def __init__(self, page: Page, text: str, *, flow: bool) -> None:
        """Replace what has to be in ``text``, the page as screened.

        With ``flow`` that is also ``:`` and ``?`` inside plain scalars. Raises Halt where the
        text leaves no character free.
        """
        self._page: Final = page
        swaps = [char for char in BREAKS if char in text]
        question = "?" in text and _QUESTION.search(text) is not None
        has_pairs = "\\ud" in text or "\\uD" in text
        self._places: Final = [m.start() for m in _SURROGATE.finditer(text)] if has_pairs else []
        self.needed: Final = bool(swaps or question or flow or self._places)
        spare = _spare(page) if self.needed else iter(())
        marks = dict(zip([*swaps, "?", ":"], spare, strict=False))
        for char in swaps:
            text = text.replace(char, marks[char])
        if flow:
            text = _INSIDE.sub(lambda found: marks[found[0]], text)
        if question:
            text = _QUESTION.sub(marks["?"], text)
        self._escape: Final = f"\\u{ord(next(spare)):04x}" if self._places else ""
        self.text: Final = _SURROGATE.sub(lambda _: self._escape, text) if self._places else text
        self._back: Final = {ord(mark): char for char, mark in marks.items()}

    def restore(self, value: str, span: Span, style: str) -> tuple[str, list[Span]]:
        """Return what the scalar at ``span`` really says, and its unpaired surrogates."""
        start, end = span
        places = self._places
        first, last = bisect_left(places, start), bisect_left(places, end)
        if first < last and style == '"':
            return unquote(self._page.plain, start, end)
        if first < last:
            said = (self._page.plain[at : at + 6] for at in places[first:last])
            value = re.sub(re.escape(self._escape), lambda _: next(said), value)
        return value.translate(self._back), []


def _spare(page: Page) -> Iterator[str]:
    """Give private-use characters that the text holds neither as such nor as an escape."""
    taken = {ord(char) for char in set(page.plain)}
    taken.update(int(four or eight, 16) for four, eight in _ESCAPED.findall(page.plain))
    free = [chr(code) for code in islice((c for c in range(0xE000, 0xF900) if c not in taken), 8)]
    if len(free) < 8:
        raise Halt(page.fault("yaml-limit", (0, 0), what="private"))
    return iter(free)

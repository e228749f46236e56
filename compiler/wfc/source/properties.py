"""The ``&anchor`` and ``!tag`` in front of a value: the parser counts them as part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wfc.source.marks import Span


class Properties(NamedTuple):
    """Where the anchor, the tag and, after them, the value itself are written.

    ``tag_end`` is where the tag ends with the blanks behind it.
    """

    anchor: Span
    tag: Span
    tag_end: int
    start: int


def properties(text: str, start: int, end: int) -> Properties:
    """Look at what stands before the value in ``start`` to ``end``; (0, 0) is what is not there."""
    spans = {"&": (0, 0), "!": (0, 0)}
    at = _skip(text, start, end)
    while at < end and text[at] in spans:
        spans[text[at]] = at, _word_end(text, at, end)
        at = _skip(text, spans[text[at]][1], end)
    tag_end = spans["!"][1]
    while tag_end < at and text[tag_end] in " \t":
        tag_end += 1
    return Properties(spans["&"], spans["!"], tag_end, at)


def _word_end(text: str, at: int, end: int) -> int:
    """Return where the anchor or tag at ``at`` ends."""
    stop = ">" if text.startswith("!<", at) else " \t\n,[]{}"
    last = at + 1
    while last < end and text[last] not in stop:
        last += 1
    return last + 1 if stop == ">" else last


def _skip(text: str, at: int, end: int) -> int:
    """Return where the next thing after blanks, line breaks and comments stands."""
    while at < end and text[at] in " \t\n#":
        if text[at] == "#":
            line_end = text.find("\n", at, end)
            at = line_end if line_end >= 0 else end
        else:
            at += 1
    return at

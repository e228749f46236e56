"""What to underline: the span of a key, a value, or a part of a value's own text.

Everything here counts in plain text, where each line break is one LF.
"""

from __future__ import annotations

from wfc.source.flow import units
from wfc.source.marks import AliasMark, MappingMark, SequenceMark, key_span, value_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array

    from wfc.source.marks import Mark, Span

    Walks = dict[Span, tuple[array[int], array[int]]]


def span_of_key(text: str, mark: Mark) -> Span:
    """Return where the key is written; for an item of a list and for the root, the value."""
    return key_span(mark) or span_of_value(text, mark)


def span_of_value(text: str, mark: Mark) -> Span:
    """Return what stands for the whole of a value, as little as will show it.

    A scalar: its characters with their quotes; a block scalar: its header (``|-``); one
    that is empty: its key or its dash. ``[`` and ``{``: to the closing bracket, at
    most to the end of the line. A block mapping: its first key; a block list: its
    first item. An alias: ``*name``.
    """
    while isinstance(mark, SequenceMark) and mark.items:
        start, _ = value_span(mark)
        if text[start : start + 1] == "[":
            break
        mark = mark.items[0]
    start, end = value_span(mark)
    if isinstance(mark, MappingMark | SequenceMark):
        return _collection(text, mark, start, end)
    if isinstance(mark, AliasMark):
        return start, end
    if start == end:
        return key_span(mark) or (max(0, start - 1), start)
    return (start, _line_end(text, start)) if text[start] in "|>" else (start, end)


def narrow(text: str, span: Span, value: str, within: Span, walks: Walks) -> Span | None:
    """Return where code points ``within`` of ``value`` are written; None where that is unsure.

    ``span`` is all of the scalar. Only in a folded block scalar (``>``) nothing can be said.
    What was once walked through is kept in ``walks``.
    """
    start, end = span
    first, last = sorted(min(max(offset, 0), len(value)) for offset in within)
    if start == end or text[start] == ">":
        return None
    if text[start] == "|":
        return _literal(text, start, value, first, last)
    inset = 1 if text[start] in "'\"" else 0
    if end - start == len(value) + 2 * inset:  # nothing escaped or folded
        return start + inset + first, start + inset + last
    if span not in walks:
        walks[span] = _walked(text, span)
    return _part(walks[span], span, first, last)


def _collection(text: str, mark: MappingMark | SequenceMark, start: int, end: int) -> Span:
    """Return the span of a collection that is not a block list with items."""
    if text[start : start + 1] in {"[", "{"}:
        return start, min(end, _line_end(text, start))
    entries = mark.entries.values() if isinstance(mark, MappingMark) else ()
    first = key_span(next(iter(entries), 0))
    if first and first[0] == start:
        return first
    if text.startswith("<<", start):
        return start, start + 2
    return start, min(max(end, start + 1), _line_end(text, start))  # `?`, or all is cut


def _line_end(text: str, at: int) -> int:
    """Return where the line of ``at`` ends, blanks at its end left out."""
    end = text.find("\n", at)
    return at + len(text[at : end if end >= 0 else len(text)].rstrip())


def _literal(text: str, start: int, value: str, first: int, last: int) -> Span:
    """Find a part of a ``|`` scalar: its lines are those of the source, indented."""
    if first == last:
        at = _literal_offset(text, start, value, first)
        return at, at
    end = _literal_offset(text, start, value, last - 1) + 1
    return _literal_offset(text, start, value, first), end


def _literal_offset(text: str, start: int, value: str, offset: int) -> int:
    """Return where the character at ``offset`` of a ``|`` scalar is written."""
    if offset and offset == len(value):
        return _literal_offset(text, start, value, offset - 1) + 1
    before = value.count("\n", 0, offset)
    value_start = value.rfind("\n", 0, offset) + 1
    at = start
    for _ in range(before + 1):
        at = text.find("\n", at) + 1 or len(text)
    written = _line(text, at)
    return at + len(written) - len(_line(value, value_start)) + offset - value_start


def _line(text: str, at: int) -> str:
    """Return the line that starts at ``at``, without its break."""
    end = text.find("\n", at)
    return text[at:end] if end >= 0 else text[at:]


def _walked(text: str, span: Span) -> tuple[array[int], array[int]]:
    """Read a quoted or plain scalar; return where each of its characters starts and ends."""
    from array import array

    starts, ends = array("I"), array("I")
    for char, start, end in units(text, *span):
        if char:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _part(made: tuple[array[int], array[int]], span: Span, first: int, last: int) -> Span:
    """Return the span of the characters from ``first`` to before ``last``."""
    starts, ends = made
    if first == last:
        at = starts[first] if first < len(starts) else span[1] - 1
        return at, at
    return starts[first], ends[last - 1]

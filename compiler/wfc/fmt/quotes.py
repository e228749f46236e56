"""Quotes that nothing needs are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wfc.source.emit import is_plain
from wfc.source.marks import AliasMark, MappingMark, SequenceMark, key_span, value_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.source.marks import Mark, Span

    Edit = tuple[Span, str]


def unquoted(text: str, marks: Mark, value: Any) -> str:
    """Return ``text`` (line breaks as LF) without the quotes that nothing needs."""
    parts, at = [], 0
    for (start, end), new in sorted(_edits(text, marks, value, flow=False)):
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def _edits(text: str, mark: Mark, value: Any, *, flow: bool) -> Iterator[Edit]:
    if isinstance(mark, AliasMark):
        return
    start, end = value_span(mark)
    if isinstance(mark, MappingMark):
        inside = flow or text[start : start + 1] == "{"
        for key, each in mark.entries.items():
            span = key_span(each)
            if span is None or not start <= span[0] < end:
                continue  # it came by a merge key, and stands elsewhere
            yield from _key(text, key, span, flow=inside)
            yield from _edits(text, each, value[key], flow=inside)
    elif isinstance(mark, SequenceMark):
        inside = flow or text[start : start + 1] == "["
        for each, item in zip(mark.items, value, strict=True):
            yield from _edits(text, each, item, flow=inside)
    elif isinstance(value, str) and _is_quoted(text, start, end) and is_plain(value, flow=flow):
        yield (start, end), value


def _key(text: str, key: str, span: Span, *, flow: bool) -> Iterator[Edit]:
    end = span[1] + 1
    if text[span[1] : end] != ":":
        return
    if text[end : end + 1] not in (" ", "\t", "\n"):
        yield (end, end), " "  # `{"a":1}` without its quotes would be the key `a:1`
    if _is_quoted(text, *span) and is_plain(key, flow=flow):
        yield span, key


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start : start + 1] in ("'", '"') and "\n" not in text[start:end]

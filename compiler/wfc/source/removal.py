"""Taking an item out of a list: the characters that go with it."""

from __future__ import annotations

from wfc.source.marks import SequenceMark, value_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.source.marks import Mark, Span


def removal(text: str, listed: Mark | None, index: int) -> Span | None:
    """Return what of plain ``text`` goes with item ``index`` of ``listed``.

    None where that is unsure: comments are between, or an item in block style is not one line.
    """
    if not isinstance(listed, SequenceMark) or not 0 <= index < len(listed.items):
        return None
    start, end = value_span(listed)
    spans = [value_span(each) for each in listed.items[max(index - 1, 0) : index + 2]]
    if text[start : start + 1] != "[":
        return _line(text, value_span(listed.items[index])[0], len(listed.items))
    if index:
        gone = spans[0][1], spans[1][1]
    elif len(listed.items) > 1:
        gone = spans[0][0], spans[1][0]
    else:
        gone = start + 1, end - 1
    return None if "#" in text[slice(*gone)] else gone


def _line(text: str, at: int, number: int) -> Span | None:
    """Return the line of an item that begins at ``at``, one of ``number`` in block style."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at) + 1
    following = text[end:].split("\n", 1)[0]
    column = at - start
    dash = text[start:at].rstrip(" ")
    is_alone = dash.strip(" ") == "-" and (len(following) - len(following.lstrip(" ")) < column)
    if number < 2 or not end or not is_alone or "#" in text[at:end]:
        return None
    return start, end

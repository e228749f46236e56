"""Lists and mappings in brackets: one blank behind commas and colons, keys in order.

What takes several lines stands on one where that is short enough, else as a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.source.emit import WIDTH, is_plain
from wfc.source.marks import MappingMark, SequenceMark, key_span, value_span

if TYPE_CHECKING:
    from wfc.source.marks import Mark
    from wfc_spec.order import Keys


def is_flow(text: str, mark: Mark) -> bool:
    """Say whether ``mark`` is a list or a mapping that is written in brackets."""
    start, _ = value_span(mark)
    return isinstance(mark, MappingMark | SequenceMark) and text[start : start + 1] in ("{", "[")


def flow(text: str, mark: Mark, keys: Keys) -> str | None:
    """Return ``mark``, whose source is ``text``, on one line; None where it is left alone.

    Left alone is what has comments, blank lines, anchors, tags, aliases of keys, keys without a
    value, or text on several lines.
    """
    start, end = value_span(mark)
    if isinstance(mark, SequenceMark):
        return _list(text, mark, keys) if is_flow(text, mark) else None
    if isinstance(mark, MappingMark):
        return _map(text, mark, keys) if is_flow(text, mark) else None
    return None if "\n" in text[start:end] else text[start:end]


def spread(text: str, mark: Mark, keys: Keys, column: int) -> list[str]:
    """Return ``mark``, which ``flow`` can show, as the lines of a block at ``column``."""
    found: list[str] = []
    if isinstance(mark, SequenceMark):
        for item in mark.items:
            first, *rest = _value(text, item, keys.below(0), column + 2)
            found += [f"- {first}", *(f"  {line}" for line in rest)]
    elif isinstance(mark, MappingMark):
        for key in keys.sorted(list(mark.entries)):
            each = mark.entries[key]
            head, inner = f"{_spelled(text, key, each)}:", keys.below(key)
            lines = _value(text, each, inner, column + 2, room=len(head))
            if len(lines) > 1:
                found += [head, *(f"  {line}" for line in lines)]
            else:
                found.append(f"{head} {lines[0]}")
    return found


def _value(text: str, mark: Mark, keys: Keys, column: int, room: int = 0) -> list[str]:
    """Return a value on one line, or what is in it on a line each where it is too long."""
    shown = flow(text, mark, keys) or ""
    if column + room + len(shown) <= WIDTH or not is_flow(text, mark):
        return [shown]
    return spread(text, mark, keys, column) or [shown]


def _spelled(text: str, key: str, mark: Mark) -> str:
    return key if is_plain(key, flow=True) else text[slice(*(key_span(mark) or (0, 0)))]


def _list(text: str, mark: SequenceMark, keys: Keys) -> str | None:
    start, end = value_span(mark)
    parts, gaps, at = [], [], start + 1
    for item in mark.items:
        shown = flow(text, item, keys.below(0))
        begin, done = value_span(item)
        if not shown or begin < at:
            return None
        parts.append(shown)
        gaps.append(text[at:begin])
        at = done
    return f"[{', '.join(parts)}]" if _are_blank([*gaps, text[at : end - 1]]) else None


def _map(text: str, mark: MappingMark, keys: Keys) -> str | None:
    start, end = value_span(mark)
    entries, gaps, at = {}, [], start + 1
    for key, each in mark.entries.items():
        span, (value, done) = key_span(each), value_span(each)
        shown = flow(text, each, keys.below(key))
        if span is None or not shown or not at <= span[0] <= span[1] <= value:
            return None  # a key that came from elsewhere, a value that does, or one left out
        entries[key] = f"{_spelled(text, key, each)}: {shown}"
        gaps += [text[at : span[0]], text[span[1] : value].replace(":", "", 1)]
        at = done
    made = ", ".join(entries[key] for key in keys.sorted(list(entries)))
    return f"{{{made}}}" if _are_blank([*gaps, text[at : end - 1]]) else None


def _are_blank(gaps: list[str]) -> bool:
    """Say whether nothing but commas and blanks stands between the values, and no blank line."""
    return all(not gap.replace(",", "", 1).strip() and gap.count("\n") < 2 for gap in gaps)

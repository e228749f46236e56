"""Lists and mappings in brackets: one blank behind commas and colons, keys in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.source.emit import is_plain
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

    Left alone is what has comments, anchors, tags, aliases of keys or more than one line.
    """
    start, end = value_span(mark)
    if "\n" in text[start:end]:
        return None
    if isinstance(mark, SequenceMark):
        return _list(text, mark, keys) if is_flow(text, mark) else None
    if isinstance(mark, MappingMark):
        return _map(text, mark, keys) if is_flow(text, mark) else None
    return text[start:end]


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
        if span is None or shown is None or not at <= span[0] <= span[1] <= value:
            return None  # a key that came from elsewhere, or a value that does
        written = key if is_plain(key, flow=True) else text[slice(*span)]
        entries[key] = f"{written}: {shown}".rstrip()
        gaps += [text[at : span[0]], text[span[1] : value].replace(":", "", 1)]
        at = done
    made = ", ".join(entries[key] for key in keys.sorted(list(entries)))
    return f"{{{made}}}" if _are_blank([*gaps, text[at : end - 1]]) else None


def _are_blank(gaps: list[str]) -> bool:
    """Say whether nothing but commas and blanks stands between the values."""
    return all(not gap.replace(",", "", 1).strip() for gap in gaps)

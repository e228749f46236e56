"""The characters a new value is written with, in the place and in the style of an old one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Edit
    from wfc.source.document import Document

#: Characters that are safe in a plain scalar, besides letters and digits.
SAFE = "_-./$+=:"


def rewritten(document: Document, edit: Edit) -> str | None:
    """Return what to put at the span of ``edit`` so that it reads as the edit's text.

    Quoted scalars stay quoted as they are; a plain one is quoted where its new text needs it, or
    where the file is JSON. None: there is no safe way (block scalars).
    """
    from wfc.problem import Place

    place, text = edit.place, edit.text
    if place.part == "text":
        return text
    if place.part == "item":
        return text if document.removal(place.route) is not None else None
    start, _ = document.span(Place(place.file, place.route, place.part))
    quote = document.text[start : start + 1]
    if quote in ("|", ">"):
        return None
    inner = _escaped(text, quote)
    if place.within is not None:
        # Part of a plain scalar cannot be quoted alone.
        return inner if quote in ("'", '"') or _is_plain(text) else None
    if quote in ("'", '"'):
        return f"{quote}{inner}{quote}"
    is_json = document.text.lstrip()[:1] in ("{", "[")
    return text if _is_plain(text) and not is_json else f'"{_escaped(text, chr(34))}"'


def _escaped(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "''")
    if quote == '"':
        from json import dumps

        return dumps(text, ensure_ascii=False)[1:-1]
    return text


def _is_plain(text: str) -> bool:
    """Say whether ``text`` needs no quotes: more is quoted than has to be."""
    if not text or text[0] in "-=:" or text[-1] == ":" or text.lower() in ("null", "true", "false"):
        return False
    return all(character.isalnum() or character in SAFE for character in text)

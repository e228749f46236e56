"""One spec as everybody writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.fmt.layout import Layout, OpaqueError
from wfc.fmt.quotes import unquoted
from wfc.shape.kind import SCHEMAS, is_envelope, kind_of
from wfc.source.exact import read
from wfc_spec.order import keys_of

if TYPE_CHECKING:
    from typing import Any

    from wfc.source.document import Document
    from wfc.source.marks import Mark
    from wfc_spec.order import Keys


def formatted(document: Document) -> str:
    """Return the text of ``document``, which has no faults, in canonical form.

    It is given back as it is where it is JSON, of no known kind, or written in a way that nobody
    can reorder safely: the result is read again and compared, key by key.
    """
    keys = _keys(document)
    if keys is None or document.marks is None:
        return document.text
    has_crlf = "\r\n" in document.text
    text = document.text.replace("\r\n", "\n")
    if "\r" in text:
        return document.text
    quoteless = unquoted(text, document.marks, document.value)
    for candidate in (quoteless, text):
        again = read(document.file, candidate.encode())
        if again.faults or again.marks is None or not _kept(document.value, again.value):
            continue
        for result in (_laid(document.file, candidate, again.marks, keys), candidate):
            if _is_same(document, result):
                return result.replace("\n", "\r\n") if has_crlf else result
    return document.text


def _laid(file: str, text: str, marks: Mark, keys: Keys) -> str:
    """Return ``text`` laid out, or as it is where that cannot be done."""
    layout = Layout(text)
    try:
        laid = layout.laid_out(marks, keys)
    except OpaqueError:
        return text
    if not layout.has_spread:
        return laid
    found = read(file, laid.encode())  # out of brackets fewer quotes are needed
    return laid if found.faults or not found.marks else unquoted(laid, found.marks, found.value)


def _keys(document: Document) -> Keys | None:
    value = document.value
    if not isinstance(value, dict) or is_envelope(value) or document.text.lstrip()[:1] == "{":
        return None
    kind = kind_of(document)
    if kind not in SCHEMAS:
        return None
    import wfc_schemas

    return keys_of(wfc_schemas.load(SCHEMAS[kind]))


def _is_same(document: Document, text: str) -> bool:
    """Say whether ``text`` means what ``document`` does, and has all its comments."""
    found = read(document.file, text.encode())
    if found.faults or not _kept(document.value, found.value):
        return False
    if text.count("#") < document.text.count("#"):
        return False  # a comment behind a value is gone
    return _inked(text) == _inked(document.text)


def _inked(text: str) -> dict[str, int]:
    """Return how often each line that is a comment stands in ``text``."""
    counts: dict[str, int] = {}
    for line in text.splitlines():
        row = line.strip()
        if row.startswith("#"):
            counts[row] = counts.get(row, 0) + 1
    return counts


def _kept(value: Any, other: Any) -> bool:
    """Say whether two values are the same, whatever the order of their keys."""
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(_kept(value[key], other[key]) for key in value)
    if isinstance(value, list) and isinstance(other, list):
        pairs = zip(value, other, strict=False)
        return len(value) == len(other) and all(_kept(*pair) for pair in pairs)
    return type(value) is type(other) and value == other

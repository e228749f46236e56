"""The sound part of a value, as the schema means it: text spelled, numbers as numbers."""

from __future__ import annotations

from wfc.shape.kind import SCHEMAS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Route
    from wfc.source.document import Document

NUMBERS = ("long", "seconds", "bizdate")
#: Kinds that keep the type they are written with.
TYPED = ("scalar", "flag")


def settled(
    schema: dict[str, Any],
    value: dict[str, Any],
    cuts: set[Route],
    document: Document,
    base: Route,
) -> dict[str, Any]:
    """Return ``value`` without what stands at ``cuts``.

    Text fields become text in the file's own spelling, digits in number fields become int, keys
    that begin with ``x-`` go. What does not fit and is not cut stays as it is.
    """
    return _Settling(schema["$defs"], cuts, document, base).mapping(schema, value, ())


def agree(kind: str, document: Document, exact: dict[str, Any], quick: dict[str, Any]) -> bool:
    """Say whether values of the quick reader are the ``exact`` ones of ``document``, of a ``kind``.

    Spelling counts: what was said of them was made of the quick reader's.
    """
    import wfc_schemas

    schema = wfc_schemas.load(SCHEMAS[kind])
    one, other = (settled(schema, value, set(), document, ()) for value in (exact, quick))
    return one == other


class _Settling:
    """One walk over a value and its schema side by side; as deep as the schema, no deeper."""

    __slots__ = ("_base", "_cuts", "_definitions", "_document")

    def __init__(
        self, definitions: dict[str, Any], cuts: set[Route], document: Document, base: Route
    ) -> None:
        self._definitions: Final = definitions
        self._cuts: Final = cuts
        self._document: Final = document
        self._base: Final = base

    def mapping(self, node: dict[str, Any], value: dict[str, Any], route: Route) -> dict[str, Any]:
        """Return the known keys of a mapping; of a map of any keys all of them."""
        known = node.get("properties")
        rest = node.get("additionalProperties")
        kept = {}
        for key, each in value.items():
            inner = (*route, key)
            if inner in self._cuts or (known is not None and key.startswith("x-")):
                continue
            below = rest if known is None else known.get(key)
            kept[key] = self._visit(below or {}, each, inner)
        return kept

    def _visit(self, node: dict[str, Any], value: Any, route: Route) -> Any:
        if "$ref" in node:
            node = self._definitions[node["$ref"].removeprefix("#/$defs/")]
        if isinstance(value, dict):
            return self.mapping(node, value, route)
        if isinstance(value, list):
            below = node.get("items", {})
            items = [((*route, index), each) for index, each in enumerate(value)]
            return [
                None if inner in self._cuts else self._visit(below, each, inner)
                for inner, each in items
            ]
        if value is None or "x-kind" not in node:
            return value
        if node["x-kind"] in NUMBERS:
            return _number(value, node["pattern"])
        if isinstance(value, str) or (node["x-kind"] in TYPED and type(value) in (bool, int)):
            return value
        return self._document.spelling(self._base + route)


def _number(value: object, pattern: str) -> object:
    """Return digits that fit ``pattern`` as a number; dates and durations stay text."""
    from re import match

    is_digits = isinstance(value, str) and value.isascii() and value.isdigit()
    return int(str(value)) if is_digits and match(pattern, str(value)) else value

"""The sound part of a value, as the schema means it: text spelled, numbers as numbers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Route
    from wfc.source.document import Document

NUMBERS = ("long", "seconds", "bizdate")


def settled(
    schema: dict[str, Any],
    value: dict[str, Any],
    cuts: set[Route],
    document: Document,
    base: Route,
) -> dict[str, Any]:
    """Return ``value`` without what stands at ``cuts``.

    Text fields become text in the file's own spelling, digits in number fields become int, keys
    that begin with ``x-`` go.
    """

    def mapping(node: dict[str, Any], value: dict[str, Any], route: Route) -> dict[str, Any]:
        known = node.get("properties")
        rest = node.get("additionalProperties")
        kept = {}
        for key, each in value.items():
            inner = (*route, key)
            if inner in cuts or (known is not None and key not in known):
                continue
            kept[key] = visit(known[key] if known is not None else rest or {}, each, inner)
        return kept

    def visit(node: dict[str, Any], value: Any, route: Route) -> Any:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        if isinstance(value, dict):
            return mapping(node, value, route)
        if isinstance(value, list):
            return [
                None if (*route, index) in cuts else visit(node["items"], each, (*route, index))
                for index, each in enumerate(value)
            ]
        if node.get("x-kind") in NUMBERS:
            return _number(value)
        if isinstance(value, str):
            return value
        # Inside the envelope a value stands in JSON text, which has no spelling of its own.
        return _plain(value) if base else document.spelling(route)

    return mapping(schema, value, ())


def _number(value: object) -> object:
    """Return digits as a number; dates and durations stay text."""
    is_digits = isinstance(value, str) and value.isascii() and value.isdigit()
    return int(str(value)) if is_digits else value


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

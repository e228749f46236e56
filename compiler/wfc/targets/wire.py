"""Values as they go on the wire: what the official clients send of each."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def compact(value: Any) -> str:
    """Return JSON text, compact, keys in their order; what is text already stays as it is."""
    if isinstance(value, str):
        return value
    from json import dumps

    return dumps(value, ensure_ascii=False, separators=(",", ":"))


def on_wire(value: Any) -> str:
    """Return a parameter: lists and maps as compact JSON, numbers as decimal text.

    True and false are sent as the official clients do, capitalized.
    """
    return compact(value) if isinstance(value, str | list | dict) else str(value)

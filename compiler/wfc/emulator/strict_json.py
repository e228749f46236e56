"""JSON as a careful service reads it: no key twice, no NaN, nothing bottomless."""

from __future__ import annotations

import json


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return ``pairs`` as an object; raises ValueError at a key that is there already."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {json.dumps(key, ensure_ascii=False)} stands there twice")
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    """Refuse the constant ``name``: Python reads it, JSON does not have it."""
    raise ValueError(f"{name} is not JSON")


def read_json(text: str) -> object:
    """Return the value of ``text``; raises ValueError with a reason in plain words."""
    try:
        value: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return value

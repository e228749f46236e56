"""Values as YAML, in the spelling that people use in specs."""

from __future__ import annotations

import re
from typing import Any

#: What needs no quotes inside brackets.
_PLAIN = re.compile(r"[A-Za-z0-9_$./(][A-Za-z0-9_$./()=+-]*(?: [A-Za-z0-9_$./()=+-]+)*")


def flow(value: Any) -> str:
    """Return ``value`` on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    text = str(value)
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def lines(value: dict[str, Any]) -> str:
    """Return ``value`` with one line for each key of its own."""
    return "".join(f"{key}: {flow(each)}\n" for key, each in value.items())

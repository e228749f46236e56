"""Plain values as YAML, the way a person would write them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from wfc.source.scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wfc.problem import Route

    Remark = Callable[[Route], str]

#: How long a list or mapping may be that stands on one line.
WIDTH = 88
#: What no plain scalar begins with.
_INDICATORS = "-?:,[]{}#&*!|>'\"%@` \t"
#: Words that are text here, and true or false in YAML 1.1, which other tools read; and a merge.
_ELSEWHERE = ("y", "n", "yes", "no", "on", "off", "<<")
#: Lines that can stand in a literal block as they are.
_LITERAL = re.compile(
    r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\t]+"
)
#: Keys whose digits need no quotes: text that is compared with nothing.
SPELLED = ("Owner", "Cu")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?")


def emitted(value: dict[str, Any], remark: Remark = lambda route: "") -> str:
    """Return ``value`` as a YAML document; ``remark`` is put behind what stands at a route."""
    return "".join(f"{line}\n" for line in _mapping(value, (), remark))


def scalar(text: str, *, flow: bool = False) -> str:
    """Return ``text`` on one line: plain where it stays text, else in double quotes."""
    return text if is_plain(text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """Return ``text`` in double quotes."""
    inner = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escape(ord(each)) for each in inner)


def _escape(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def is_plain(text: str, *, flow: bool) -> bool:
    """Say whether ``text`` needs no quotes to be read as that text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or not text.isprintable():
        return False
    if ": " in text or " #" in text or text[-1] == ":" or text.startswith(("---", "...")):
        return False
    if flow and any(sign in text for sign in ",[]{}:#"):
        return False
    return text.lower() not in _ELSEWHERE and isinstance(resolve(text), str)


def _mapping(value: dict[str, Any], route: Route, remark: Remark) -> Iterator[str]:
    for key, each in value.items():
        yield from _entry(f"{scalar(key)}:", each, (*route, key), remark)


def _entry(head: str, value: Any, route: Route, remark: Remark) -> Iterator[str]:
    """Yield the lines of a value behind ``head``, a key or a dash."""
    note = remark(route)
    end = f"  # {note}" if note else ""
    if isinstance(value, str):
        yield from _text(head, value, str(route[-1]), end)
        return
    if not isinstance(value, dict | list) or not value:
        yield f"{head} {json.dumps(value)}{end}"
        return
    short = _flow(value)
    if len(route) > 1 and len(head) + len(short) < WIDTH - 2 * len(route) and not _is_task(route):
        yield f"{head} {short}{end}"
    elif isinstance(value, dict):
        yield head + end
        yield from (f"  {line}" for line in _mapping(value, route, remark))
    else:
        yield head + end
        for index, each in enumerate(value):
            yield from (f"  {line}" for line in _item(each, (*route, index), remark))


def _is_task(route: Route) -> bool:
    return len(route) == 2 and route[0] in ("Tasks", "Nodes")


def _item(value: Any, route: Route, remark: Remark) -> Iterator[str]:
    """Yield the lines of an entry of a list."""
    if isinstance(value, dict) and value and (_is_task(route) or len(_flow(value)) > WIDTH - 10):
        first, *rest = _mapping(value, route, remark)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)
    else:
        yield from _entry("-", value, route, remark)


def _text(head: str, text: str, key: str, end: str) -> Iterator[str]:
    lines = text.split("\n")
    is_block = len(lines) > 1 and not text.startswith((" ", "\n")) and bool(text.strip())
    if is_block and all(not line or _LITERAL.fullmatch(line) for line in lines):
        body = text.rstrip("\n")
        breaks = len(text) - len(body)
        yield f"{head} |{'-' if not breaks else '' if breaks == 1 else '+'}{end}"
        yield from (f"  {line}" if line else "" for line in body.split("\n"))
        yield from [""] * max(breaks - 1, 0)
    elif key in SPELLED and _NUMBER.fullmatch(text):
        yield f"{head} {text}{end}"
    else:
        yield f"{head} {scalar(text)}{end}"


def _flow(value: Any) -> str:
    """Return ``value`` on one line."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True)}: {_spelled(key, each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        # What holds a line break stands in a block of its own.
        return scalar(value, flow=True) if "\n" not in value else quoted(value) + " " * WIDTH
    return json.dumps(value)


def _spelled(key: str, value: Any) -> str:
    if key in SPELLED and isinstance(value, str) and _NUMBER.fullmatch(value):
        return value
    return _flow(value)

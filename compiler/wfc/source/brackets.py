"""Mistakes in and around ``[ ]`` and ``{ }``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.marks import Span
    from wfc.source.trouble import Trouble

_CLOSERS = {"[": "]", "{": "}"}
_KINDS = {"[": "list", "{": "mapping"}
_PAIRS = {"${{": "}}", "${": "}", "$[": "]"}


def broken(found: Trouble) -> Fault:
    """Neither a comma nor the closing bracket where one of them should be."""
    text, bracket = found.page.plain, found.page.plain[found.opened]
    if not found.char:
        return _unclosed(found, found.opened)
    facts = {"bracket": bracket, "closer": _CLOSERS[bracket], **found.began(found.opened)}
    if found.char in {"]", "}"}:
        return found.fault("bracket-mismatch", char=found.char, **facts)
    if text[found.at - 1 : found.at + 1] in ("${", "$["):
        return _reference(found, found.at - 1)
    if found.char == ":" and "\n" not in text[found.opened : found.at]:
        return found.fault("colon-in-value")
    if found.char == ":":
        start = found.at - len(found.head.lstrip())
        return found.fault("bracket-goes-on", (start, found.at), **facts)
    return found.fault("comma-missing", found.word, **facts)


def nothing(found: Trouble) -> Fault:
    """No value where there should be one."""
    opened = _innermost(found)
    if not found.char and opened is not None:
        return _unclosed(found, opened)
    if found.char in {"]", "}"}:
        return found.fault("stray-bracket", bracket=found.char)
    return found.fault("no-key" if found.char == ":" else "no-value")


def rest(found: Trouble, at: int) -> Span:
    """Return the rest of the value that begins at ``at``: of its line, unless it is in brackets."""
    if _innermost(found) is None:
        return found.rest(at)
    return at, _ending(found.page.plain, at, found.page.line_end(at))


def _unclosed(found: Trouble, opened: int) -> Fault:
    """The file ends within brackets."""
    bracket, end = found.page.plain[opened], len(found.page.plain.rstrip())
    facts = {"bracket": bracket, "closer": _CLOSERS[bracket], **found.began(opened)}
    return found.fault("bracket-open", (end, end), **facts)


def _reference(found: Trouble, sign: int) -> Fault:
    """``${x}``, ``${{ params.x }}`` or ``$[hh24]``, whose own brackets are taken for a value."""
    text = found.page.plain
    span = _beginning(text, sign), _ending(text, sign, found.page.line_end(sign))
    facts = {"sign": text[sign : sign + 2], "kind": _KINDS[text[sign + 1]]}
    return found.fault("reference", span, **facts, **found.quoted(span))


def _beginning(text: str, at: int) -> int:
    """Return where the value in brackets begins that goes on at ``at``."""
    while text[at - 1] not in ",[]{}\n" and text[at - 2 : at] != ": ":
        at -= 1
    return at + len(text[at:]) - len(text[at:].lstrip(" "))


def _ending(text: str, at: int, limit: int) -> int:
    """Return where the value ends that has a ``$`` and a bracket at ``at``, all such in it."""
    while at < limit and text[at] not in ",[]{}" and text[at : at + 2] not in (": ", " #"):
        opened = next((each for each in _PAIRS if text.startswith(each, at)), "")
        closer = _PAIRS.get(opened, "")
        closed = text.find(closer, at, limit) if closer else -1
        at = closed + len(closer) if closed >= 0 else at + max(len(opened), 1)
    return len(text[:at].rstrip())


def _innermost(found: Trouble) -> int | None:
    """Return where the innermost bracket that is open stands."""
    frame = found.frame
    while frame.parent is not None:
        if found.page.plain[frame.start : frame.start + 1] in _CLOSERS:
            return frame.start
        frame = frame.parent
    return None

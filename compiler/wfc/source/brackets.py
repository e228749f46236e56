"""Mistakes in and around ``[ ]`` and ``{ }``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.trouble import Trouble

_CLOSERS = {"[": "]", "{": "}"}


def broken(found: Trouble) -> Fault:
    """Neither a comma nor the closing bracket where one of them should be."""
    text, bracket = found.page.plain, found.page.plain[found.opened]
    if not found.char:
        return _unclosed(found, found.opened)
    facts = {"bracket": bracket, "closer": _CLOSERS[bracket], **found.began(found.opened)}
    if found.char in {"]", "}"}:
        return found.fault("bracket-mismatch", char=found.char, **facts)
    if text[found.at - 1 : found.at + 1] == "${":
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


def _unclosed(found: Trouble, opened: int) -> Fault:
    """The file ends within brackets."""
    bracket, end = found.page.plain[opened], len(found.page.plain.rstrip())
    facts = {"bracket": bracket, "closer": _CLOSERS[bracket], **found.began(opened)}
    return found.fault("bracket-open", (end, end), **facts)


def _reference(found: Trouble, start: int) -> Fault:
    """``${x}`` or ``${{ params.x }}`` in brackets, whose own braces are taken for a mapping."""
    rest = found.page.plain[start : found.page.line_end(start)]
    closer = "}}" if rest.startswith("${{") else "}"
    end = rest.find(closer)
    span = start, start + (end + len(closer) if end >= 0 else 2)
    return found.fault("reference", span, **found.quoted(span))


def _innermost(found: Trouble) -> int | None:
    """Return where the innermost bracket that is open stands."""
    frame = found.frame
    while frame.parent is not None:
        if found.page.plain[frame.start : frame.start + 1] in _CLOSERS:
            return frame.start
        frame = frame.parent
    return None

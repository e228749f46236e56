"""Mistakes in and around quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.source.marks import value_span

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.trouble import Trouble


def after(found: Trouble) -> Fault:
    """Text behind a closing quote: a quote within quotes, or one missing further up."""
    start, end = value_span(found.last) if found.last is not None else (0, 0)
    text = found.page.plain
    facts: dict[str, object] = {"quote": text[start : start + 1]}
    if end > start and text[start] in "'\"":
        facts |= found.began(start)
        facts["lines"] = text.count("\n", start, end)
    return found.fault("after-quote", found.rest(found.at), **facts)


def unclosed(found: Trouble) -> Fault:
    """The file ends within quotes."""
    quote = found.page.plain[found.opened]
    end = len(found.page.plain.rstrip())
    return found.fault("quote-open", (end, end), quote=quote, **found.began(found.opened))


def marker(found: Trouble) -> Fault:
    """A line ``---`` or ``...`` within quotes: most likely they were never closed."""
    quote = found.page.plain[found.opened]
    span = found.at, found.at + 3
    return found.fault("quote-marker", span, quote=quote, **found.began(found.opened))


def escape(found: Trouble) -> Fault:
    r"""``\d`` and the like in double quotes."""
    written = found.page.plain[found.at : found.at + 2]
    fix = {} if written.endswith("\n") else found.swap((found.at, found.at + 2), "\\" + written)
    return found.fault("escape", (found.at, found.at + 2), escape=written, **fix)


def number(found: Trouble) -> Fault:
    r"""``\x``, ``\u`` or ``\U`` without a number, or with one that is no character."""
    text, end = found.page.plain, found.at
    width = {"x": 2, "u": 4, "U": 8}.get(text[found.at - 1 : found.at], 2)
    while end < len(text) and end < found.at + width and text[end] not in "\"'\\\n ":
        end += 1
    span = found.at - 2, end
    return found.fault("escape-number", span, escape=text[slice(*span)], width=width)

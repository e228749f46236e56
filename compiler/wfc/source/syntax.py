"""What a syntax error is really about: from the parser's words and the text around.

The parser tells what it expected; people want to know what they did. So each of its words
leads to a look at the text, and that to the name of a mistake (``what``), for which the
rule ``yaml-syntax`` has the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wfc.source import brackets, quotes
from wfc.source.long_key import long_key
from wfc.source.marks import MappingMark, SequenceMark, value_span
from wfc.source.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.problem import Fault
    from wfc.source.frames import Frame
    from wfc.source.marks import Span
    from wfc.source.page import Page


def explain(page: Page, error: Any, frame: Frame) -> Fault:
    """Return the fault for what the parser raised while reading ``frame``."""
    at = error.problem_mark.index if error.problem_mark else len(page.plain)
    opened = error.context_mark.index if error.context_mark else at
    found = Trouble(page, at, opened, frame)
    key = long_key(page, found.at)
    if key is not None:
        return found.fault("long-key", key)
    if "directive" in (error.context or ""):
        return found.fault("percent", found.rest(page.line_start(opened)))
    if "a tag" in (error.context or "") or error.problem == "found undefined tag handle":
        tag = found.rest(opened)
        return page.fault("yaml-tag", tag, tag=page.plain[slice(*tag)], gone=None)
    return _LOOKS.get(error.problem or "", _unknown)(found)


def is_content(page: Page, error: Any) -> bool:
    """Tell whether the parser stopped at a ``:`` or ``?`` that belongs to a plain scalar."""
    at = error.problem_mark.index if error.problem_mark else 0
    before, char, after = page.plain[at - 1 : at], page.plain[at : at + 1], page.plain[at + 1 :][:1]
    inside = bool(before.strip()) and before not in "[]{},"
    return (char in {":", "?"} and after not in "[]{}, \t\n") or (char == "?" and inside)


def _unknown(found: Trouble) -> Fault:
    """Only say that something is wrong here."""
    return found.fault("unknown")


def _colon(found: Trouble) -> Fault:
    """Stopped at a ``:`` where no key can be."""
    head = found.head
    cut = head.find(": ")
    if cut < 0:
        return _deeper(found)
    value = found.at - len(head) + cut + 2
    value += len(head[cut + 2 :]) - len(head[cut + 2 :].lstrip())
    return found.fault("colon-in-value", **found.quoted(found.rest(value)))


def _deeper(found: Trouble) -> Fault:
    """A key is indented more than the one above, which has a value already."""
    page = found.page
    line = found.at - len(found.head)
    key = line + len(found.head) - len(found.head.lstrip())
    above = page.line_start(len(page.plain[:line].rstrip()))
    start = above + len(page.plain[above:line]) - len(page.plain[above:line].lstrip(" -"))
    if found.head.rstrip()[-1:] in {"'", '"', ""} or start >= key:
        return found.fault("colon")
    if ": " not in page.plain[start:line]:
        return _line_without_colon(found, found.rest(start))
    column, wanted = key - line, start - above
    if column <= wanted:
        return found.fault("colon")
    fix = found.swap((line, key), " " * wanted)
    facts = {"column": column, "wanted": wanted, **fix, **found.began(start)}
    return found.fault("deeper", (key, found.at), **facts)


def _in_block(found: Trouble) -> Fault:
    """Stopped where the next key or item of a block should be."""
    last = found.head.rstrip()[-1:]
    if not last:
        return _first_of_line(found)
    if last in {"'", '"'}:
        return quotes.after(found)
    if last in {"]", "}"}:
        return found.fault("after-bracket", found.rest(found.at), bracket=last)
    what = "two-anchors" if found.char in {"&", "!"} else "after-value"
    return found.fault(what, found.word)


def _first_of_line(found: Trouble) -> Fault:
    """A line that fits neither the block it stands in nor the one around it."""
    signs = {"]": "stray-bracket", "}": "stray-bracket", ":": "no-key"}
    if found.char in signs:
        return found.fault(signs[found.char], bracket=found.char)
    item = found.page.plain.startswith(("- ", "-\n"), found.at)
    column, wanted = len(found.head), found.column(found.opened)
    facts = {"column": column, "wanted": wanted, "inner": _inner_column(found, column)}
    in_list = found.page.plain.startswith("-", found.opened)
    if item != in_list and column == wanted:
        what = "not-an-item" if in_list else "item-among-keys"
    else:
        what = "misaligned"
    return found.fault(what, found.word, **facts, **found.began(found.opened))


def _inner_column(found: Trouble, column: int) -> int | None:
    """Return the next column further in at which the block above could go on."""
    columns = []
    mark = found.last
    while isinstance(mark, MappingMark | SequenceMark):
        start, _ = value_span(mark)
        if found.page.plain[start : start + 1] not in {"[", "{"}:
            columns.append(found.column(start))
        below = [*mark.entries.values()] if isinstance(mark, MappingMark) else mark.items
        mark = below[-1] if below else None
    return min((wider for wider in columns if wider > column), default=None)


def _start(found: Trouble) -> Fault:
    """Stopped at a character nothing can start with."""
    text, at = found.page.plain, found.at
    if found.char != "\t":
        facts = found.quoted(brackets.rest(found, at)) if found.char not in {"|", ">"} else {}
        what = "backtick" if found.char == "`" else "reserved"
        return found.fault(what, char=found.char, **facts)
    end = at + len(text[at:]) - len(text[at:].lstrip("\t "))
    start = at - len(found.head) if not found.head.strip() else at
    width = 2 * text.count("\t", start, end) + text.count(" ", start, end)
    by = " " if found.head.strip() else " " * width
    return found.fault("tab", (start, end), **found.swap((start, end), by))


def _tab(found: Trouble) -> Fault:
    """A tab stands where only spaces count as indentation."""
    text, start = found.page.plain, found.at
    end = start + len(text[start:]) - len(text[start:].lstrip("\t "))
    return found.fault("tab", (start, end))


def _name(found: Trouble) -> Fault:
    """``*`` or ``&`` without a name: mostly text that should be in quotes."""
    sign = found.page.plain[found.opened : found.opened + 1]
    span = brackets.rest(found, found.opened)
    return found.fault("no-name", span, sign=sign, **found.quoted(span))


def _no_colon(found: Trouble) -> Fault:
    """Stopped behind a line that is neither a key with a value nor an item."""
    return _line_without_colon(found, found.rest(found.opened))


def _line_without_colon(found: Trouble, span: Span) -> Fault:
    """A blank is missing behind the colon or the dash, or there is none."""
    line = found.page.plain[slice(*span)]
    colon, wide = line.find(":"), line.find("\uff1a")
    if line.startswith("-"):
        dash = span[0], span[0] + 1
        return found.fault("dash-blank", span, **found.swap(dash, "- "))
    if 0 < colon < len(line) - 1 and line[0] not in "'\"":
        at = span[0] + colon, span[0] + colon + 1
        return found.fault("colon-blank", at, **found.swap(at, ": "))
    if colon < 0 < wide and " " not in line[:wide]:
        at = span[0] + wide, span[0] + wide + 1
        by = ":" if line[wide + 1 :][:1] in ("", " ") else ": "
        return found.fault("wide-colon", at, **found.swap(at, by))
    return found.fault("no-colon", span)


def _unexpected_colon(found: Trouble) -> Fault:
    """A ``:`` in brackets with no blank behind it."""
    return found.fault("colon-blank", **found.swap((found.at, found.at + 1), ": "))


def _inline_item(found: Trouble) -> Fault:
    """``key: - item``."""
    return found.fault("inline-item", found.rest(found.at))


def _header(found: Trouble) -> Fault:
    """Something wrong behind ``|`` or ``>``."""
    return found.fault("block-header", found.rest(found.at))


_LOOKS: Final[dict[str, Callable[[Trouble], Fault]]] = {
    "mapping values are not allowed in this context": _colon,
    "mapping keys are not allowed in this context": _unknown,
    "block sequence entries are not allowed in this context": _inline_item,
    "did not find expected key": _in_block,
    "did not find expected '-' indicator": _in_block,
    "did not find expected ',' or ']'": brackets.broken,
    "did not find expected ',' or '}'": brackets.broken,
    "did not find expected node content": brackets.nothing,
    "found character that cannot start any token": _start,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "did not find expected alphabetic or numeric character": _name,
    "could not find expected ':'": _no_colon,
    "found unexpected ':'": _unexpected_colon,
    "did not find expected comment or line break": _header,
    "found an indentation indicator equal to 0": _header,
    "found unexpected end of stream": quotes.unclosed,
    "found unexpected document indicator": quotes.marker,
    "found unknown escape character": quotes.escape,
    "did not find expected hexdecimal number": quotes.number,
    "found invalid Unicode character escape code": quotes.number,
}

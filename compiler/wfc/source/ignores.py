"""``# wfc: ignore[rule] reason``: which comments say so, and what each of them covers.

A comment is what stands in the gaps between scalars: the same characters in a script or in quotes
are text. At the end of a line it covers what begins on that line. On a line of its own it covers
the key or the item of a list below it, with all that is in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from wfc.source.marks import MappingMark, SequenceMark, inner, key_span, value_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from wfc.problem import Place
    from wfc.source.marks import Mark, Span
    from wfc.source.page import Page

SIGN: Final = "# wfc:"

_FORM: Final = re.compile(r"[ \t]*ignore[ \t]*\[([^\]]*)\](?=[ \t]|$)(.*)")
_NAME: Final = re.compile(r"[^\s,]+(?:[ \t]+[^\s,]+)*")
_UNTIL: Final = re.compile(r"(?<!\S)until=(\S*)")


class Named:
    """A rule that a comment names: where, and the place of what goes when it is taken out."""

    __slots__ = ("gone", "place", "rule")

    def __init__(self, rule: str, place: Place, gone: Place) -> None:
        """Name ``rule`` at ``place``."""
        self.rule: Final = rule
        self.place: Final = place
        self.gone: Final = gone


class Ignore:
    """A comment for wfc. ``covers`` are offsets in the text of the file, the end exclusive.

    ``wrong`` says what is wrong with it: ``form``, ``rules``, ``until``, or "" where it is sound.
    ``until`` is the last day it holds (``2026-12-31``), or "" where it always does; ``ends`` is
    where that day is written.
    """

    __slots__ = ("covers", "ends", "place", "rules", "until", "wrong")

    def __init__(
        self,
        place: Place,
        covers: Span,
        rules: tuple[Named, ...] = (),
        until: str = "",
        ends: Place | None = None,
        wrong: str = "",
    ) -> None:
        """Hold the comment at ``place``."""
        self.place: Final = place
        self.covers: Final = covers
        self.rules: Final = rules
        self.until: Final = until
        self.ends: Final = ends or place
        self.wrong: Final = wrong


def ignores(page: Page, root: Mark, scalars: list[tuple[int, int, str]]) -> tuple[Ignore, ...]:
    """Return the comments for wfc of a page whose values are marked from ``root`` down.

    ``scalars`` are the spans of all keys and values, also of those that were cut, with their style.
    """
    starts = [start for start, _, _ in scalars]
    return tuple(
        _ignore(page, root, at)
        for at in _signs(page.plain)
        if not _is_inside(page.plain, at, scalars, starts)
    )


def _signs(text: str) -> Iterator[int]:
    """Yield where ``SIGN`` stands behind a blank, or begins a line."""
    at = text.find(SIGN)
    while at >= 0:
        if at == 0 or text[at - 1] in " \t\n":
            yield at
        at = text.find(SIGN, at + 1)


def _is_inside(text: str, at: int, scalars: list[tuple[int, int, str]], starts: list[int]) -> bool:
    """Say whether ``at`` lies in a scalar; the header of a block scalar may have a comment."""
    number = bisect_right(starts, at) - 1
    if number < 0:
        return False
    start, end, style = scalars[number]
    return at < end and not (style in ("|", ">") and at < text.find("\n", start))


def _ignore(page: Page, root: Mark, at: int) -> Ignore:
    """Return the comment at ``at``."""
    end = len(page.plain[at : page.line_end(at)].rstrip()) + at
    start = page.line_start(at)
    own = not page.plain[start:at].strip()
    covers = _block(page, root, end) if own else (start, page.line_end(at) + 1)
    place, covers = page.place((at, end)), page.place(covers).within or covers
    found = _FORM.fullmatch(page.plain, at + len(SIGN), end)
    if found is None:
        return Ignore(place, covers, wrong="form")
    rules = _named(page, found, _gone(page, at, end, own=own))
    if not rules:
        return Ignore(place, covers, wrong="rules")
    until = _UNTIL.search(page.plain, found.start(2), end)
    if until is None:
        return Ignore(place, covers, rules)
    wrong = "" if _is_day(until[1]) else "until"
    return Ignore(place, covers, rules, until[1], page.place(until.span()), wrong)


def _named(page: Page, found: re.Match[str], whole: Span) -> tuple[Named, ...]:
    """Return what the comment names; ``whole`` is what goes with the only one."""
    spans = [name.span() for name in _NAME.finditer(page.plain, *found.span(1))]
    return tuple(
        Named(page.plain[slice(*span)], page.place(span), page.place(_taken(spans, i) or whole))
        for i, span in enumerate(spans)
    )


def _taken(spans: list[Span], number: int) -> Span | None:
    """Return what goes with one of several names: the comma before or behind it."""
    if len(spans) == 1:
        return None
    if number:
        return spans[number - 1][1], spans[number][1]
    return spans[0][0], spans[1][0]


def _gone(page: Page, at: int, end: int, *, own: bool) -> Span:
    """Return what goes with the comment: its line, or the blanks in front of it."""
    start = page.line_start(at)
    if own:
        return start, min(page.line_end(end) + 1, len(page.plain))
    return start + len(page.plain[start:at].rstrip()), end


def _block(page: Page, root: Mark, at: int) -> Span:
    """Return the span of what stands on the next line that holds anything; empty if none does."""
    text = page.plain
    while (at := page.line_end(at) + 1) < len(text):
        line = text[at : page.line_end(at)]
        content = line.lstrip(" \t")
        if content and not content.startswith("#"):
            return _standing(text, root, at + len(line) - len(content))
    return len(text), len(text)


def _standing(text: str, root: Mark, at: int) -> Span:
    """Return the span of the largest thing that begins at ``at``, down from ``root``."""
    mark: Mark | None = root
    while mark is not None:
        below = inner(mark)
        mark = None
        for start, end, each in _entries(text, below, at):
            if start == at:
                return start, end
            if start < at < end:
                mark = each
    return at, at


def _entries(text: str, mark: Mark, at: int) -> Iterator[tuple[int, int, Mark]]:
    """Yield where the entries of a collection that may be concerned begin and end."""
    if isinstance(mark, MappingMark):
        for each in mark.entries.values():
            start, key_end = key_span(each) or value_span(each)
            yield start, max(value_span(each)[1], key_end), each
    elif isinstance(mark, SequenceMark):
        number = bisect_right(mark.items, at, key=lambda each: value_span(each)[0])
        before = mark.items[number - 1] if number else None
        if before is not None:
            yield *value_span(before), before
        # The dash of the next item stands here, unless it is one further in.
        is_dash = text.startswith("-", at) and (before is None or value_span(before)[1] <= at)
        if is_dash and number < len(mark.items):
            yield at, value_span(mark.items[number])[1], mark.items[number]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # weeks are ISO, too
    except ValueError:
        return False

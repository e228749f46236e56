"""Fixes applied: a text with as many of them as do not get in each other's way, again and again.

Each edit replaces a span of the text as it was read, so all else stays as it is, byte for byte. A
library that writes YAML keeps less: of indentation, folds, quotes and blanks before comments.
"""

from __future__ import annotations

from bisect import bisect_left

from wfc.source.rewrite import rewritten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, TypeAlias

    from wfc.pipeline import Checked
    from wfc.problem import Fix
    from wfc.source.document import Document

    Change: TypeAlias = tuple[int, int, str]

ROUNDS: Final = 100
"""A fix can make room for another; fixes that undo each other end here."""


def mended(
    checked: Checked, again: Callable[[str], Checked], *, unsafe: bool
) -> tuple[Checked, str, int]:
    """Return ``checked`` after its fixes, the text it has then, and how many were made.

    ``again`` takes a text through all checks; the document of what is clean then need not know its
    text. ``unsafe``: also fixes that change what is meant. A round that would leave a file
    unreadable that was not is not made.
    """
    text, made = checked.document.text, 0
    for _ in range(ROUNDS):
        changes, number = _chosen(checked, unsafe=unsafe)
        if not number:
            break
        new = _changed(text, changes)
        after = again(new)
        if after.document.value is None and checked.document.value is not None:
            break
        checked, text, made = after, new, made + number
    return checked, text, made


def _chosen(checked: Checked, *, unsafe: bool) -> tuple[list[Change], int]:
    """Return changes that do not touch each other, sorted, and of how many fixes they are.

    A fix is made as a whole or not at all; the first comes first.
    """
    offered = [
        changes
        for problem in checked.problems
        if (fix := problem.finding.fix) is not None and (fix.safe or unsafe)
        if (changes := _changes(checked.document, fix))
    ]
    taken: list[Change] = []
    number = 0
    for changes in sorted(offered):
        if all(_is_free(taken, change) for change in changes):
            number += 1
            for change in changes:
                taken.insert(bisect_left(taken, change), change)
    return taken, number


def _changes(document: Document, fix: Fix) -> list[Change]:
    """Return what ``fix`` writes; nothing where it is not for this file, or cannot be written."""
    found = []
    for edit in fix.edits:
        text = rewritten(document, edit) if edit.place.file == document.file else None
        if text is None:
            return []
        start, end = document.span(edit.place)
        if document.text[start:end] == text:
            return []
        found.append((start, end, text))
    return sorted(found)


def _is_free(taken: list[Change], change: Change) -> bool:
    """Say whether no change in ``taken``, which is sorted, touches ``change``."""
    at = bisect_left(taken, change)
    after = taken[at : at + 1]
    before = taken[max(at - 1, 0) : at]
    return all(end < change[0] for _, end, _ in before) and all(
        change[1] < start for start, _, _ in after
    )


def _changed(text: str, changes: list[Change]) -> str:
    parts, at = [], 0
    for start, end, new in changes:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])

"""Problems about a text, placed by the words they are about."""

from __future__ import annotations

from wfc.problem import Place
from wfc.report.formats import renderer
from wfc.report.outcome import Outcome
from wfc.source.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Problem


def at(sheet: Document, words: str, nth: int = 1) -> Place:
    """Return the place of the ``nth`` time that ``words`` stand in ``sheet``."""
    start = -1
    for _ in range(nth):
        start = sheet.text.index(words, start + 1)
    return Place(sheet.file, (), "text", (start, start + len(words)))


def between(sheet: Document, start: int, end: int) -> Place:
    """Return the place of code points ``start`` to ``end``."""
    return Place(sheet.file, (), "text", (start, end))


def outcome(*problems: Problem, sheets: tuple[Document, ...] = ()) -> Outcome:
    """Return the outcome of a run over ``sheets``."""
    return Outcome(problems, {sheet.file: sheet for sheet in sheets}, len(sheets))


def drawn(problem: Problem, *sheets: Document) -> str:
    """Return the block of ``problem`` in the format full, without the summary."""
    text = renderer("full")(outcome(problem, sheets=sheets), color=False)
    block, _, _ = text.rpartition("\n\n")
    return block

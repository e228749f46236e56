"""The format ``json``, version 1: everything, for machines.

Lines and columns count from 1, columns in code points; ``end_line`` and ``end_column`` are
exclusive, as in LSP and SARIF, so an empty place ends where it starts. A file that could not
be read has no positions: they are null. What hides in text (control characters, bidi marks,
lone surrogates) is written as an escape, so the file is safe to show and always UTF-8.
"""

from __future__ import annotations

from wfc.report.jsontext import written
from wfc.report.order import in_order
from wfc.report.record import VERSION, record, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome


def render(outcome: Outcome, *, color: bool) -> str:
    """Return one JSON object, also when nothing was found; ``color`` changes nothing."""
    problems = [record(*located, outcome.documents) for located in in_order(outcome)]
    return written({"version": VERSION, "problems": problems, "summary": totals(outcome)})

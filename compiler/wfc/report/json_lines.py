"""The format ``json-lines``: each problem on a line of its own, and the summary on the last.

A problem has the keys it has in ``json``. The last line is always there, also of a clean run: where
it is missing, the report is not whole.
"""

from __future__ import annotations

from wfc.report.jsontext import written
from wfc.report.order import in_order
from wfc.report.record import VERSION, record, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a JSON object a line; ``color`` changes nothing."""
    found = [record(*located, outcome.documents) for located in in_order(outcome)]
    rows = [*found, {"version": VERSION, "summary": totals(outcome)}]
    return "".join(written(row, indent=None) for row in rows)

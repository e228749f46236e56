"""The format ``rdjson``: what reviewdog reads and turns into comments of a review.

Columns count bytes of UTF-8 there, unlike everywhere else. Files are named as they were given:
reviewdog takes them from the folder it runs in.
"""

from __future__ import annotations

from wfc.report.jsontext import written
from wfc.report.mend import changes
from wfc.report.order import in_order
from wfc.report.text import plain
from wfc.report.words import advice, headline, related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot
    from wfc.source.document import Document

    Object = dict[str, Any]

LEVELS: Final = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(outcome: Outcome, *, color: bool) -> str:
    """Return one diagnostic result; ``color`` changes nothing."""
    found = [_diagnostic(problem, spot, outcome) for problem, spot in in_order(outcome)]
    return written({"source": {"name": "wfc"}, "diagnostics": found})


def _diagnostic(problem: Problem, spot: Spot | None, outcome: Outcome) -> Object:
    """Return one problem."""
    finding = problem.finding
    location: Object = {"path": finding.place.file}
    if spot is not None:
        location["range"] = _range(spot)
    lines = (headline(finding), *advice(finding), *related(finding, outcome.documents))
    suggestions = _suggestions(problem, outcome)
    return {
        "message": "\n".join(plain(line) for line in lines),
        "location": location,
        "severity": LEVELS[problem.severity],
        "code": {"value": plain(problem.rule)},
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _suggestions(problem: Problem, outcome: Outcome) -> list[Object]:
    """Return the fix, which has to be one change of the file the problem is in."""
    fix = problem.finding.fix
    found = changes(fix, outcome.documents) if fix is not None else None
    if not found or len(found) != 1:
        return []
    (change,) = found
    if change.spot is None or change.file != problem.finding.place.file:
        return []
    return [{"range": _range(change.spot), "text": change.text}]


def _range(spot: Spot) -> Object:
    document = spot.document
    return {
        "start": _position(document, spot.line, spot.column),
        "end": _position(document, spot.end_line, spot.end_column),
    }


def _position(document: Document, line: int, column: int) -> Object:
    """Return a position in bytes; a lone surrogate counts as the three bytes of a U+FFFD."""
    start, _ = document.line_span(line)
    before = document.text[start : start + column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

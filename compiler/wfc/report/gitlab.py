"""The format ``gitlab``: a Code Quality report, shown in merge requests."""

from __future__ import annotations

from wfc.report.fingerprint import fingerprints
from wfc.report.jsontext import written
from wfc.report.order import in_order
from wfc.report.text import plain
from wfc.report.words import headline
from wfc.source.structure import unmoved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.report.outcome import Outcome

LEVELS: Final = {"error": "major", "warning": "minor", "info": "info"}


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a list, empty when nothing was found; ``color`` changes nothing."""
    located = in_order(outcome)
    marks = fingerprints((problem for problem, _ in located), outcome)
    report = [
        {
            "description": plain(headline(problem.finding)),
            "check_name": plain(problem.rule),
            "fingerprint": mark,
            "severity": LEVELS[problem.severity],
            "location": {
                "path": unmoved(problem.finding.place.file, outcome.root),
                # A line is required; a file that could not be read has none.
                "lines": {"begin": spot.line if spot else 1, "end": spot.end_line if spot else 1},
            },
        }
        for (problem, spot), mark in zip(located, marks, strict=True)
    ]
    return written(report)

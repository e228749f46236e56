"""A problem, and the summary of a run, as the values that ``json`` and ``json-lines`` write."""

from __future__ import annotations

from wfc.report.mend import Change, changes
from wfc.report.spot import locate
from wfc.report.summary import tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wfc.problem import Finding, Fix, Label, Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot
    from wfc.source.document import Document

    Documents = Mapping[str, Document]

VERSION = 1
"""Of the shape of a problem and of the summary; a change that breaks readers changes it."""


def record(problem: Problem, spot: Spot | None, documents: Documents) -> dict[str, Any]:
    """Return one problem, which is at ``spot``."""
    finding = problem.finding
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "message": finding.message,
        "file": finding.place.file,
        "line": spot and spot.line,
        "column": spot and spot.column,
        "end_line": spot and spot.end_line,
        "end_column": spot and spot.end_column,
        "route": list(finding.place.route),
        "related": [_related(label, documents) for label in finding.related],
        "help": _help(finding),
        "environments": list(problem.environments) or None,
        "fix": _fix(finding.fix, documents) if finding.fix is not None else None,
    }


def totals(outcome: Outcome) -> dict[str, int]:
    """Return how many files were checked, and how many problems of each severity there are."""
    numbers = tally(outcome.problems)
    return {
        "files": outcome.files,
        "errors": numbers["error"],
        "warnings": numbers["warning"],
        "infos": numbers["info"],
    }


def _related(label: Label, documents: Documents) -> dict[str, Any]:
    """Return another place with its remark."""
    spot = locate(documents, label.place)
    return {
        "message": label.message,
        "file": label.place.file,
        "line": spot and spot.line,
        "column": spot and spot.column,
    }


def _help(finding: Finding) -> str | None:
    """Return the label and the lines of advice as one text."""
    lines = [line for line in (finding.label, *finding.help) if line]
    return "\n".join(lines) if lines else None


def _fix(fix: Fix, documents: Documents) -> dict[str, Any] | None:
    """Return a fix with its edits, or None where one of them cannot be written."""
    found = changes(fix, documents)
    if found is None:
        return None
    return {"message": fix.message, "safe": fix.safe, "edits": [_edit(each) for each in found]}


def _edit(change: Change) -> dict[str, Any]:
    """Return one edit: what stands from ``start`` to ``end`` becomes ``text``."""
    spot = change.spot
    return {
        "file": change.file,
        "start": spot and [spot.line, spot.column],
        "end": spot and [spot.end_line, spot.end_column],
        "text": change.text,
    }

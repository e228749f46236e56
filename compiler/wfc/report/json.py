"""The format ``json``, version 1: everything, for machines.

Lines and columns count from 1, columns in code points; ``end_line`` and ``end_column`` are
exclusive, as in LSP and SARIF, so an empty place ends where it starts. A file that could not
be read has no positions: they are null. What hides in text (control characters, bidi marks,
lone surrogates) is written as an escape, so the file is safe to show and always UTF-8.
"""

from __future__ import annotations

import json

from wfc.report.order import in_order
from wfc.report.spot import locate
from wfc.report.summary import tally
from wfc.report.text import is_hidden
from wfc.source.rewrite import rewritten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wfc.problem import Edit, Finding, Fix, Label, Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot
    from wfc.source.document import Document

    Documents = Mapping[str, Document]


def render(outcome: Outcome, *, color: bool) -> str:
    """Return one JSON object, also when nothing was found; ``color`` changes nothing."""
    documents = outcome.documents
    numbers = tally(outcome.problems)
    report = {
        "version": 1,
        "problems": [_problem(problem, spot, documents) for problem, spot in in_order(outcome)],
        "summary": {
            "files": outcome.files,
            "errors": numbers["error"],
            "warnings": numbers["warning"],
            "infos": numbers["info"],
        },
    }
    return _escape(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


def _problem(problem: Problem, spot: Spot | None, documents: Documents) -> dict[str, Any]:
    """Return one problem."""
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
        "environments": None,  # findings do not say yet in which environments they hold
        "fix": _fix(finding.fix, documents) if finding.fix is not None else None,
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
    edits = [_edit(edit, documents) for edit in fix.edits]
    if any(edit["text"] is None for edit in edits):
        return None
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def _edit(edit: Edit, documents: Documents) -> dict[str, Any]:
    """Return one edit: what stands from ``start`` to ``end`` becomes ``text``."""
    spot = locate(documents, edit.place)
    document = documents.get(edit.place.file)
    return {
        "file": edit.place.file,
        "start": spot and [spot.line, spot.column],
        "end": spot and [spot.end_line, spot.end_column],
        "text": edit.text if document is None else rewritten(document, edit),
    }


def _escape(text: str) -> str:
    """Return the JSON ``text`` with hidden characters written as escapes (RFC 8259, 7)."""
    # A line feed is layout here: json has escaped those inside strings.
    hidden = {ord(char): _escaped(char) for char in set(text) - {"\n"} if is_hidden(char)}
    return text.translate(hidden)


def _escaped(char: str) -> str:
    """Return ``\\u202e``, or the two escapes of a character beyond U+FFFF."""
    code = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{code[i : i + 4]}" for i in range(0, len(code), 4))

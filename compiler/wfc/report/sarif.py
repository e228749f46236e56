"""The format ``sarif``: SARIF 2.1.0 (OASIS), for code scanning.

Files are named from the root of the repository (``%SRCROOT%``), never by an absolute path. No line
of a file is quoted. What a rule means goes along, so that it can be read beside the alert.
"""

from __future__ import annotations

from urllib.parse import quote

from wfc import __version__
from wfc.lint import manual
from wfc.report.fingerprint import fingerprints
from wfc.report.jsontext import written
from wfc.report.mend import changes
from wfc.report.order import in_order
from wfc.report.spot import locate
from wfc.report.text import plain
from wfc.report.words import advice, headline
from wfc.rules.shelf import SEVERITIES
from wfc.source.structure import unmoved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fix, Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot

    Object = dict[str, Any]

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def render(outcome: Outcome, *, color: bool) -> str:
    """Return one SARIF log with one run; ``color`` changes nothing."""
    located = in_order(outcome)
    rules = sorted({plain(problem.rule) for problem, _ in located})
    numbers = {rule: number for number, rule in enumerate(rules)}
    marks = fingerprints((problem for problem, _ in located), outcome)
    results = [
        _result(problem, spot, numbers[plain(problem.rule)], mark, outcome)
        for (problem, spot), mark in zip(located, marks, strict=True)
    ]
    driver = {"name": "wfc", "semanticVersion": __version__, "rules": [_rule(r) for r in rules]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The root of the repository."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: str) -> Object:
    """Return what there is to know of ``rule``."""
    if rule not in SEVERITIES:
        return {"id": rule}
    text = manual(rule)
    short, _, rest = text.partition("\n\n")
    full, _, _ = rest.partition("\n\n")
    return {
        "id": rule,
        "shortDescription": {"text": short},
        "fullDescription": {"text": full.replace("\n", " ") or short},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": LEVELS[SEVERITIES[rule]]},
    }


def _result(problem: Problem, spot: Spot | None, index: int, mark: str, outcome: Outcome) -> Object:
    """Return one problem."""
    finding = problem.finding
    others = [
        _location(label.place.file, locate(outcome.documents, label.place), outcome)
        | {"id": number, "message": _message([label.message])}
        for number, label in enumerate(finding.related)
    ]
    fix = _fix(finding.fix, outcome) if finding.fix is not None else None
    return {
        "ruleId": plain(problem.rule),
        "ruleIndex": index,
        "level": LEVELS[problem.severity],
        "message": _message([headline(finding), *advice(finding)]),
        "locations": [_location(finding.place.file, spot, outcome)],
        **({"relatedLocations": others} if others else {}),
        "partialFingerprints": {"wfc/v1": mark},
        **({"fixes": [fix]} if fix else {}),
    }


def _message(lines: list[str]) -> Object:
    """Return ``lines`` as a message in which no user's ``[text](target)`` is a link (3.11.6)."""
    text = "\n".join(plain(line) for line in lines)
    return {"text": text.replace("](", "]\\(") if "](" in text else text}


def _artifact(file: str, outcome: Outcome) -> Object:
    """Return the name of a file: relative to the repository, percent-encoded."""
    return {"uri": quote(_bytes(unmoved(file, outcome.root))), "uriBaseId": "%SRCROOT%"}


def _bytes(path: str) -> bytes:
    """Return the bytes of a file name, which need not be UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a pair, which no file name has
        return path.encode("utf-8", "replace")


def _location(file: str, spot: Spot | None, outcome: Outcome) -> Object:
    """Return where something is; a file that could not be read has no region."""
    physical: Object = {"artifactLocation": _artifact(file, outcome)}
    if spot is not None:
        physical["region"] = _region(spot)
    return {"physicalLocation": physical}


def _region(spot: Spot) -> Object:
    return {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }


def _fix(fix: Fix, outcome: Outcome) -> Object | None:
    """Return a fix, or None where it cannot be written."""
    found = changes(fix, outcome.documents)
    if not found or any(change.spot is None for change in found):
        return None
    files: dict[str, list[Object]] = {}
    for change in found:
        replacement = {
            "deletedRegion": _region(change.spot) if change.spot else {},
            "insertedContent": {"text": change.text},
        }
        files.setdefault(change.file, []).append(replacement)
    return {
        "description": _message([fix.message]),
        "artifactChanges": [
            {"artifactLocation": _artifact(file, outcome), "replacements": replacements}
            for file, replacements in files.items()
        ],
    }

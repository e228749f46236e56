"""The format ``github``: annotations on the changed lines of a pull request (workflow commands).

GitHub shows ten annotations of a step, and drops the rest without a word. So the gravest ten are
annotations, and what is left stands below them in the log, a line each.
"""

from __future__ import annotations

from wfc.problem import SEVERITIES
from wfc.report.concise import row
from wfc.report.order import in_order
from wfc.report.style import Style
from wfc.report.summary import plural, summary
from wfc.report.text import plain
from wfc.report.words import advice, headline
from wfc.source.structure import unmoved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot

SHOWN: Final = 10
"""How many annotations of a step GitHub shows."""

COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(outcome: Outcome, *, color: bool) -> str:
    """Return annotations, the gravest first, then what is left, and the summary."""
    style = Style(color=color)
    located = sorted(in_order(outcome), key=lambda each: SEVERITIES.index(each[0].severity))
    shown, rest = located[:SHOWN], located[SHOWN:]
    rows = [_command(problem, spot, outcome.root) for problem, spot in shown]
    if rest:
        number = plural(len(rest), "more problem")
        rows.append(f"GitHub shows {SHOWN} annotations of a step; {number}:")
    rows += [row(problem, spot, style) for problem, spot in rest]
    return "\n".join([*rows, summary(outcome, style)]) + "\n"


def _command(problem: Problem, spot: Spot | None, root: str) -> str:
    """Return the workflow command that makes one annotation."""
    finding = problem.finding
    properties = {"title": f"wfc {plain(problem.rule)}"}
    properties["file"] = plain(unmoved(finding.place.file, root))
    if spot is not None:
        properties |= {"line": str(spot.line), "endLine": str(spot.end_line)}
        if spot.line == spot.end_line:  # columns are for one line only
            properties |= {"col": str(spot.column), "endColumn": str(spot.end_column)}
    written = ",".join(f"{key}={text.translate(_PROPERTY)}" for key, text in properties.items())
    text = "\n".join(plain(line) for line in (headline(finding), *advice(finding)))
    return f"::{COMMANDS[problem.severity]} {written}::{text.translate(_DATA)}"

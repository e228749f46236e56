"""The format ``concise``: one line a problem."""

from __future__ import annotations

from wfc.report.style import Style
from wfc.report.summary import summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot


def render(outcome: Outcome, *, color: bool) -> str:
    """Return ``path:line:column: error[rule] message; label`` lines and a summary."""
    style = Style(color=color)
    if not outcome.problems:  # nothing more is imported on the way of a clean lint
        return summary(outcome, style) + "\n"
    from wfc.report.order import by_file
    from wfc.report.summary import more

    rows: list[str] = []
    for file, located, left_out in by_file(outcome):
        rows += [row(problem, spot, style) for problem, spot in located]
        if left_out:
            rows.append(more(file, left_out))
    rows.append(summary(outcome, style))
    return "\n".join(rows) + "\n"


def row(problem: Problem, spot: Spot | None, style: Style) -> str:
    """Return the line of one problem."""
    from wfc.report.spot import address
    from wfc.report.text import plain
    from wfc.report.words import headline

    finding = problem.finding
    where = style.paint("strong", address(finding.place.file, spot))
    kind = style.paint(problem.severity, f"{problem.severity}[{plain(problem.rule)}]")
    environments = f" ({', '.join(problem.environments)})" if problem.environments else ""
    return f"{where}: {kind} {plain(headline(finding) + environments)}"

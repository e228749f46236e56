"""The last line of a report for people."""

from __future__ import annotations

from wfc.problem import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome
    from wfc.report.style import Style


def summary(outcome: Outcome, style: Style) -> str:
    """Return what was found in how many files, in one sentence."""
    files = plural(outcome.files, "file")
    if not outcome.problems:
        return f"{style.paint('clean', 'All clean')}: {files} checked."
    numbers = tally(outcome.problems)
    found = [plural(number, name) for name, number in numbers.items() if number]
    return style.paint("strong", f"Found {_listed(found)} in {files}.") + _fixable(outcome)


def more(file: str, number: int) -> str:
    """Return the line that stands for problems of ``file`` that are not shown."""
    from wfc.report.text import plain_path

    return f"... and {plural(number, 'more problem')} in {plain_path(file)}"


def tally(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems of each severity there are, the gravest first."""
    numbers = dict.fromkeys(SEVERITIES, 0)
    for problem in problems:
        numbers[problem.severity] += 1
    return numbers


def plural(number: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _fixable(outcome: Outcome) -> str:
    """Return how many of the problems ``wfc lint`` can fix itself, as a sentence."""
    from wfc.report.mend import changes
    from wfc.report.outcome import spot

    only = outcome.mendable
    asked = [each for each in outcome.problems if only is None or spot(each) in only]
    fixes = [problem.finding.fix for problem in asked]
    offered = [fix for fix in fixes if fix is not None and changes(fix, outcome.documents)]
    safe = sum(fix.safe for fix in offered)
    unsafe = len(offered) - safe
    if not safe:
        return f" {unsafe} fixable with `wfc lint --fix --unsafe-fixes`." if unsafe else ""
    rest = f", {unsafe} more with `--unsafe-fixes`" if unsafe else ""
    return f" {safe} fixable with `wfc lint --fix`{rest}."


def _listed(items: list[str]) -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    *head, last = items
    return f"{', '.join(head)} and {last}" if head else last

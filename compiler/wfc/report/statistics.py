"""How often each rule speaks: what ``--statistics`` prints instead of the problems."""

from __future__ import annotations

from collections import Counter

from wfc.problem import SEVERITIES
from wfc.report.style import Style
from wfc.report.summary import summary
from wfc.report.text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a line a rule, the most frequent first, and the summary."""
    style = Style(color=color)
    counts = Counter((problem.severity, problem.rule) for problem in outcome.problems)
    order = sorted(counts, key=lambda key: (-counts[key], SEVERITIES.index(key[0]), key[1]))
    width = max((len(str(number)) for number in counts.values()), default=0)
    rows = [
        f"{counts[key]:>{width}}  {style.paint(key[0], f'{key[0]:7}')}  {plain(key[1])}"
        for key in order
    ]
    return "\n".join([*rows, summary(outcome, style)]) + "\n"

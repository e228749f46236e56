"""The format ``full``: every problem with the lines it is about."""

from __future__ import annotations

from wfc.report.style import Style
from wfc.report.summary import summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a block for each problem and a summary, with blank lines between them."""
    style = Style(color=color)
    if not outcome.problems:  # nothing more is imported on the way of a clean lint
        return summary(outcome, style) + "\n"
    from wfc.report.block import block
    from wfc.report.order import by_file
    from wfc.report.summary import more

    blocks: list[str] = []
    for file, located, left_out in by_file(outcome):
        for problem, spot in located:
            blocks.append("\n".join(block(problem, spot, outcome.documents, style)))
        if left_out:
            blocks.append(more(file, left_out))
    blocks.append(summary(outcome, style))
    return "\n\n".join(blocks) + "\n"

"""The format ``text``: a picture for the terminal, or a list where a picture would be none.

Tasks stand level by level from left to right, or from top to bottom where that would be too
wide. Where two lines cross without meeting, one hops the other (``─│─``); where lines meet, every
task they come from is awaited by every one they go to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.draw.sketch import sketch
from wfc.draw.terminal.direction import Downward, Rightward
from wfc.draw.terminal.label import legend
from wfc.draw.terminal.layers import layered
from wfc.draw.terminal.listing import listing
from wfc.draw.terminal.picture import picture
from wfc.draw.terminal.untangle import untangled
from wfc.graph.order import levels
from wfc.report.width import columns

if TYPE_CHECKING:
    from wfc.draw.sketch import Sketch
    from wfc.draw.terminal.canvas import Canvas
    from wfc.graph.graph import Graph

#: What a picture may hold before a list is clearer; no more lines may cross than it has tasks.
NODES = 40
WIDTH = 100


def draw(graph: Graph) -> str:
    """Return the picture, and what its marks mean."""
    drawn = sketch(graph)
    if not drawn.tasks:
        return "(no tasks)\n"
    is_small = len(drawn.tasks) + len(drawn.outside) <= NODES
    lines = _picture(drawn) if is_small else None
    if lines is None:
        level = levels(graph.order, graph.upstream())
        nodes = zip(graph.tasks, drawn.tasks, strict=True)
        known = {node: level[task.index] for task, node in nodes if task.index in level}
        lines = listing(drawn, known, WIDTH)
    marks = legend((*drawn.tasks, *drawn.outside))
    return "\n".join([*lines, *([""] if marks else []), *marks]) + "\n"


def _picture(drawn: Sketch) -> list[str] | None:
    """Return the picture of all islands, or None when there is no clear one."""
    islands = [untangled(layers) for layers in layered(drawn)]
    for direction in (Rightward(), Downward()):
        pictures = [picture(island, direction) for island in islands]
        lines = _stacked(pictures)
        is_clear = sum(each.crossings for each in pictures) <= len(drawn.tasks)
        if is_clear and max(map(columns, lines)) <= WIDTH:
            return lines
    return None


def _stacked(pictures: list[Canvas]) -> list[str]:
    """Return the pictures one under the other; those of a single line stand close."""
    lines: list[str] = []
    was_single = True
    for rows in (each.rows() for each in pictures):
        is_single = len(rows) == 1
        lines += ["", *rows] if lines and not (was_single and is_single) else rows
        was_single = is_single
    return lines

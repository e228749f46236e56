"""Names for nodes that no syntax can trip over."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.draw.sketch import Node, Sketch


def ids(sketch: Sketch) -> dict[Node, str]:
    """Return ``t0``, ``t1``… for the tasks, ``x0``, ``x1``… for what comes from elsewhere."""
    tasks = {node: f"t{number}" for number, node in enumerate(sketch.tasks)}
    return tasks | {node: f"x{number}" for number, node in enumerate(sketch.outside)}

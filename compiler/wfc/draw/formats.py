"""The formats a graph is drawn in, each loaded when it is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Protocol

    from wfc.graph.graph import Graph

    class Draw(Protocol):
        """Draw a graph in one format."""

        def __call__(self, graph: Graph) -> str:
            """Return whole lines."""


FORMATS: Final = ("text", "mermaid", "dot", "json")


def renderer(name: str) -> Draw:
    """Return the ``draw`` of the format ``name``; raises ValueError for any other name."""
    if name not in FORMATS:
        raise ValueError(name)
    from importlib import import_module

    draw: Draw = import_module(f"wfc.draw.{name}").draw
    return draw

"""The graph as a list, for what is too large to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.draw.terminal.label import label
from wfc.report.text import plain
from wfc.report.width import columns

if TYPE_CHECKING:
    from wfc.draw.sketch import Node, Sketch

ARROW = "  <- "


def listing(sketch: Sketch, levels: dict[Node, int], width: int) -> list[str]:
    """Return a line for each task under the title of its level; long ones go on below.

    ``levels`` has those that can run. ``width`` is that of the terminal, in columns.
    """
    sources: dict[Node, list[str]] = {}
    for link in sketch.links:
        sources.setdefault(link.target, []).append(label(link.source))
    groups: dict[str, list[Node]] = {}
    for node in sorted(sketch.tasks, key=lambda node: levels.get(node, len(levels))):
        title = f"level {levels[node]}" if node in levels else "never runs"
        groups.setdefault(title, []).append(node)
    lines: list[str] = []
    for title, nodes in groups.items():
        names = max(columns(label(node)) for node in nodes)
        types = max(columns(plain(node.type)) for node in nodes)
        lines.append(title)
        for node in nodes:
            start = f"  {_filled(label(node), names)}  {_filled(plain(node.type), types)}"
            lines += _wrapped(start, sources.get(node, []), width)
    return lines


def _filled(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrapped(start: str, sources: list[str], width: int) -> list[str]:
    """Return ``start`` and the names of ``sources``, in lines that fit where that can be."""
    if not sources:
        return [start.rstrip()]
    lines = []
    line = start + ARROW
    indent = len(ARROW) + min(columns(start), width // 2)
    is_fresh = True
    for number, source in enumerate(sources):
        text = source + ("," if number + 1 < len(sources) else "")
        if not is_fresh and columns(line) + columns(text) > width:
            lines.append(line.rstrip())
            line = " " * indent
        line += text + " "
        is_fresh = False
    return [*lines, line.rstrip()]

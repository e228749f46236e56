"""The format ``dot``: the graph in the language of Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.draw.ids import ids
from wfc.draw.sketch import sketch
from wfc.report.text import plain

if TYPE_CHECKING:
    from wfc.draw.sketch import Link, Node
    from wfc.graph.graph import Graph

#: How the kinds of nodes look; plain tasks look as the first line of the graph says.
STYLES = {
    "task": "",
    "cycle": ", color=red, penwidth=2",
    "behind": ', color=red, style="dashed"',
    "dry": ', style="dotted", fontcolor=gray40',
    "out": ", color=gray80, fontcolor=gray60",
    "stale": ", color=orange, penwidth=2",
    "external": ', style="rounded,dashed"',
    "missing": ', style="rounded,dashed", color=red, fontcolor=red',
}


def draw(graph: Graph) -> str:
    """Return a directed graph from left to right."""
    drawn = sketch(graph)
    names = ids(drawn)
    title = _escaped(graph.workflow.called)
    lines = [
        f'  graph [rankdir=LR, label="{title}", labelloc=t];',
        "  node [shape=box];",
        *(f"  {name} [label={_label(node)}{STYLES[node.kind]}];" for node, name in names.items()),
        *(_link(link, names) for link in drawn.links),
    ]
    return "\n".join(["digraph workflow {", *lines, "}"]) + "\n"


def _label(node: Node) -> str:
    first = ("?", node.name) if node.kind == "missing" else (node.name, node.type)
    return '"' + r"\n".join(_escaped(line) for line in first if line) + '"'


def _link(link: Link, names: dict[Node, str]) -> str:
    label = ", ".join(map(_escaped, link.variables))
    options = [f'label="{label}"'] if label else []
    options += ["color=red", "penwidth=2"] if link.in_cycle else []
    shown = f" [{', '.join(options)}]" if options else ""
    return f"  {names[link.source]} -> {names[link.target]}{shown};"


def _escaped(text: str) -> str:
    r"""Return ``text`` for a quoted label, where ``\N`` and ``&lt;`` would have a meaning."""
    return plain(text).replace("\\", r"\\").replace('"', r"\"").replace("&", "&amp;")

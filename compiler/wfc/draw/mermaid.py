"""The format ``mermaid``: a flowchart that code hosts and wikis draw.

Ids say nothing (``t0``, ``x0``), all text stands in quoted labels, in which every character
that Mermaid or the Markdown in it could read as syntax is an entity code (``#35;``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wfc.draw.ids import ids
from wfc.draw.sketch import sketch
from wfc.report.text import plain

if TYPE_CHECKING:
    from wfc.draw.sketch import Link, Node
    from wfc.graph.graph import Graph

#: How the kinds of nodes look; plain tasks look as they do by default.
STYLES = {
    "cycle": "stroke:red,stroke-width:2px",
    "behind": "stroke:red,stroke-dasharray:4",
    "dry": "stroke-dasharray:1 3,color:gray",
    "out": "stroke:lightgray,color:gray",
    "stale": "stroke:orange,stroke-width:2px",
    "external": "stroke-dasharray:4",
    "missing": "stroke:red,stroke-dasharray:4,color:red",
}

# Text is safe inside a word of letters and digits; joined by one of ` _.-` it stays safe.
_SYNTAX = re.compile(r"[!-,/:-@\[-^`{-~]|(?<![^\W_])[ _.-]|[ _.-](?![^\W_])")


def draw(graph: Graph) -> str:
    """Return a flowchart from left to right."""
    drawn = sketch(graph)
    names = ids(drawn)
    lines = [f"  {name}{_shape(node)}" for node, name in names.items()]
    lines += [_link(link, names) for link in drawn.links]
    for kind, style in STYLES.items():
        members = [name for node, name in names.items() if node.kind == kind]
        if members:
            lines += [f"  classDef {kind} {style}", f"  class {','.join(members)} {kind}"]
    looping = [str(number) for number, link in enumerate(drawn.links) if link.in_cycle]
    if looping:
        lines.append(f"  linkStyle {','.join(looping)} stroke:red,stroke-width:2px")
    return "\n".join(["flowchart LR", *lines]) + "\n"


def _shape(node: Node) -> str:
    if node.kind == "missing":
        return f'("?<br/>{_escaped(node.name)}")'
    if node.kind == "external":
        return f'("{_escaped(node.name)}")'
    lines = [_escaped(line) for line in (node.name, node.type) if line]
    return f'["{"<br/>".join(lines)}"]'


def _link(link: Link, names: dict[Node, str]) -> str:
    label = ", ".join(map(_escaped, link.variables))
    arrow = f'-- "{label}" -->' if label else "-->"
    return f"  {names[link.source]} {arrow} {names[link.target]}"


def _escaped(text: str) -> str:
    return _SYNTAX.sub(lambda found: f"#{ord(found[0])};", plain(text))

"""What stands for a node in the terminal, and what its marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.report.text import REPLACEMENT, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wfc.draw.sketch import Kind, Node

FORMS: dict[Kind, str] = {
    "task": "{}",
    "cycle": "↺ {}",
    "behind": "✗ {}",
    "dry": "○ {}",
    "out": "◌ {}",
    "stale": "△ {}",
    "external": "({})",
    "missing": "? {}",
}
MEANINGS: dict[Kind, str] = {
    "cycle": "↺ in a cycle: never runs",
    "behind": "✗ behind a cycle: never runs",
    "dry": "○ dry run: looks successful, and does nothing",
    "out": "◌ left out: not created",
    "stale": "△ runs, and what it waits for is left out: what it reads may be stale",
    "external": "(…) made elsewhere",
    "missing": "? not in this file, and not declared in Externals",
}


def label(node: Node) -> str:
    """Return the name of ``node``, marked with what it is, fit to begin a line."""
    shown = plain(node.name)
    if shown.lstrip().startswith("::"):  # what build servers obey at the start of a line
        shown = shown.replace(":", REPLACEMENT, 1)
    return FORMS[node.kind].format(shown)


def legend(nodes: Iterable[Node]) -> list[str]:
    """Return a line for each mark that ``nodes`` bear."""
    kinds = {node.kind for node in nodes}
    return [meaning for kind, meaning in MEANINGS.items() if kind in kinds]

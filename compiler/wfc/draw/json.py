"""The format ``json``, version 1: the graph for machines.

Tasks stand as they are written, edges as their tasks write them, ``externals`` as declared.
``level`` counts from 0 and is null for a task in a cycle or behind one; ``line`` counts from 1
and says where the task's name stands. ``from`` is null where an output is waited for that no task
makes, ``output`` is null where a task is named that does not exist; such a name stands in
``missing`` too. In ``cycles`` each task waits for the next, the last for the first; as in lint at
most 20 are listed. Of a run each task has its ``state`` (``run``, ``dry-run`` or ``left-out``) and
its ``stale`` upstream: what it waits for and is left out though it runs itself.
What hides in text is written as an escape.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from wfc.draw.carried import carried
from wfc.draw.sketch import outsider, wanted
from wfc.graph.cycle import SHOWN, cycles
from wfc.graph.order import levels
from wfc.graph.selection import selection
from wfc.report.text import is_hidden
from wfc.resolve.manual_run import run_of

if TYPE_CHECKING:
    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task


def draw(graph: Graph) -> str:
    """Return one JSON object."""
    workflow = graph.workflow
    outside = (outsider(edge, graph) for edge in graph.edges if edge.upstream is None)
    found = {
        "version": 1,
        "workflow": workflow.called or None,
        "file": workflow.spec.document.file,
        "tasks": _tasks(graph),
        "edges": [_edge(edge, names) for edge, names in carried(graph)],
        "externals": [name for name in workflow.value.get("Externals") or () if name is not None],
        "missing": list(dict.fromkeys(name for kind, name in outside if kind == "missing")),
        "cycles": [
            [edge.task.name for edge in cycle.edges] for cycle in islice(cycles(graph), SHOWN)
        ],
    }
    return _escape(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _tasks(graph: Graph) -> list[dict[str, Any]]:
    level = levels(graph.order, graph.upstream())
    needs: dict[int, dict[str, None]] = {}
    for edge in graph.edges:
        if edge.upstream is not None:
            needs.setdefault(edge.task.index, {})[edge.upstream.name] = None
    outputs: dict[int, list[str]] = {}
    for each in graph.outputs.values():
        for output in each:
            outputs.setdefault(output.task.index, []).append(output.name)
    states = _states(graph)
    return [
        {
            "name": task.value.get("Name"),
            "type": task.value.get("Type"),
            "level": level.get(task.index),
            "needs": list(needs.get(task.index, ())),
            "outputs": outputs.get(task.index, []),
            "line": _line(graph, task),
        }
        | states.get(task.index, {})
        for task in graph.tasks
    ]


def _states(graph: Graph) -> dict[int, dict[str, Any]]:
    """Return what becomes of each node of a run, by its index."""
    if graph.workflow.spec.kind != "ManualRun":
        return {}
    chosen = selection(graph, run_of(graph.workflow))
    stale = chosen.stale()
    return {
        node.index: {
            "state": chosen.state(node),
            "stale": [each.name for each in stale.get(node.index, ())],
        }
        for node in graph.tasks
    }


def _line(graph: Graph, task: Task) -> int | None:
    place = task.place("Name")
    documents = (spec.document for spec in graph.workflow.specs())
    document = next((each for each in documents if each.file == place.file), None)
    if document is None or document.marks is None:
        return None
    start, _ = document.span(place)
    return document.line_column(start)[0]


def _edge(edge: Edge, variables: tuple[str, ...]) -> dict[str, Any]:
    source = edge.upstream.name if edge.upstream is not None else None
    output: str | None = edge.output
    if edge.upstream is None and edge.route[0] == "DependsOn":
        source, output = wanted(edge), None
    return {"from": source, "to": edge.task.name, "output": output, "variables": list(variables)}


def _escape(text: str) -> str:
    """Return the JSON ``text`` with hidden characters written as escapes (RFC 8259, 7)."""
    # A line feed is layout here: json has escaped those inside strings.
    hidden = {ord(char): json.dumps(char)[1:-1] for char in set(text) - {"\n"} if is_hidden(char)}
    return text.translate(hidden)

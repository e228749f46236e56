"""What every picture shows: tasks, what comes from elsewhere, and what waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from wfc.draw.carried import carried
from wfc.graph.cycle import SHOWN, cycles
from wfc.graph.selection import DRY, OUT, selection
from wfc.resolve.manual_run import run_of

if TYPE_CHECKING:
    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

Pair: TypeAlias = tuple[int, int]
#: ``task``: it can run. ``cycle``, ``behind``: a task in a cycle, or behind one, which never runs.
#: Of a run ``dry``: a dry run, ``out``: left out, ``stale``: runs, and what it needs does not.
#: ``external``: an output that the file declares as made elsewhere. ``missing``: nobody makes it.
Kind: TypeAlias = Literal["task", "cycle", "behind", "dry", "out", "stale", "external", "missing"]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A task, or something that tasks wait for and no task makes (then ``type`` is empty)."""

    kind: Kind
    name: str
    type: str = ""

    @property
    def is_task(self) -> bool:
        """Say whether it is a task of the workflow."""
        return self.kind not in ("external", "missing")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """``target`` waits for ``source`` and takes ``variables`` from it."""

    source: Node
    target: Node
    variables: tuple[str, ...]
    in_cycle: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """Tasks as written, what comes from elsewhere as first used, one link for each pair."""

    tasks: tuple[Node, ...]
    outside: tuple[Node, ...]
    links: tuple[Link, ...]


def sketch(graph: Graph) -> Sketch:
    """Return what there is to draw of ``graph``."""
    closed = _closed(graph)
    tasks = _tasks(graph, {index for pair in closed for index in pair})
    outside: dict[tuple[Kind, str], Node] = {}
    variables: dict[tuple[Node, Node], dict[str, None]] = {}
    looping: set[tuple[Node, Node]] = set()
    for edge, names in carried(graph):
        upstream = edge.upstream
        if upstream is not None:
            source = tasks[upstream.index]
        else:
            key = outsider(edge, graph)
            source = outside.setdefault(key, Node(*key))
        pair = source, tasks[edge.task.index]
        variables.setdefault(pair, {}).update(dict.fromkeys(names))
        if upstream is not None and (edge.task.index, upstream.index) in closed:
            looping.add(pair)
    links = tuple(Link(*pair, tuple(names), pair in looping) for pair, names in variables.items())
    return Sketch(tuple(tasks.values()), tuple(outside.values()), links)


def wanted(edge: Edge) -> str:
    """Return the name ``edge`` gives to what it waits for, when no task here makes that."""
    section, index = edge.route[0], edge.route[1]
    if section == "DependsOn":
        return str(edge.task.value["DependsOn"][index])
    return edge.output


def outsider(edge: Edge, graph: Graph) -> tuple[Kind, str]:
    """Return kind and name of what ``edge`` waits for, when no task here makes that."""
    name = wanted(edge)
    is_declared = edge.route[0] == "Dependencies" and name in graph.externals
    return ("external" if is_declared else "missing"), name


def _closed(graph: Graph) -> frozenset[Pair]:
    """Return task and upstream of the edges that close a circle: those that lint tells."""
    told = (edge for cycle in islice(cycles(graph), SHOWN) for edge in cycle.edges)
    own = (edge for edge in graph.edges if edge.upstream is edge.task)
    return frozenset(
        (edge.task.index, edge.upstream.index)
        for edge in (*told, *own)
        if edge.upstream is not None
    )


def _tasks(graph: Graph, knotted: set[int]) -> dict[int, Node]:
    """Return a node for each task, by index; ``knotted`` are in a cycle."""
    sound = {task.index for task in graph.order}
    states = _states(graph)

    def kind(task: Task) -> Kind:
        if task.index in sound:
            return states.get(task.index, "task")
        return "cycle" if task.index in knotted else "behind"

    return {
        task.index: Node(kind(task), task.name or task.title(), task.value.get("Type", ""))
        for task in graph.tasks
    }


def _states(graph: Graph) -> dict[int, Kind]:
    """Return what becomes of the nodes of a run, where that is not simply to run."""
    if graph.workflow.spec.kind != "ManualRun":
        return {}
    chosen = selection(graph, run_of(graph.workflow))
    states: dict[int, Kind] = dict.fromkeys(chosen.stale(), "stale")
    states |= {node.index: "dry" for node in chosen.nodes(DRY)}
    return states | {node.index: "out" for node in chosen.nodes(OUT)}

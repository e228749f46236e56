"""What a run does with each node: run it, run it dry, or leave it out."""

from __future__ import annotations

from wfc_spec.selection import Chart, chosen, named
from wfc_spec.selector import SelectorError, parsed
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Final

    from wfc.graph.graph import Graph
    from wfc.resolve.manual_run import ManualRun
    from wfc.resolve.workflow import Task
    from wfc_spec.selector import Term

RUN: Final = "run"
DRY: Final = "dry-run"
OUT: Final = "left-out"


class Selection:
    """What becomes of the nodes of a run.

    ``runs`` and ``dry`` are numbers of nodes; ``strangers`` maps each ID that is chosen and that
    no node of the file has to ``RUN`` or ``DRY``. ``listed`` says whether anything was chosen at
    all: otherwise everything runs.
    """

    __slots__ = ("dry", "graph", "listed", "runs", "strangers")

    def __init__(
        self,
        graph: Graph,
        runs: set[int],
        dry: set[int],
        strangers: dict[str, str],
        *,
        listed: bool,
    ) -> None:
        """Hold what was chosen in ``graph``."""
        self.graph: Final = graph
        self.runs: Final = runs
        self.dry: Final = dry
        self.strangers: Final = strangers
        self.listed: Final = listed

    def state(self, node: Task) -> str:
        """Return what becomes of ``node``."""
        if node.index in self.runs:
            return RUN
        return DRY if node.index in self.dry else OUT

    def nodes(self, state: str) -> list[Task]:
        """Return the nodes of which ``state`` becomes, as they are written."""
        return [node for node in self.graph.tasks if self.state(node) == state]

    def stale(self) -> dict[int, list[Task]]:
        """Return the nodes that run while nodes they wait for are left out, and those."""
        found: dict[int, list[Task]] = {}
        for edge in self.graph.edges:
            upstream = edge.upstream
            if upstream is None or edge.task.index not in self.runs or upstream is edge.task:
                continue
            missed = found.setdefault(edge.task.index, [])
            if self.state(upstream) == OUT and upstream not in missed:
                missed.append(upstream)
        return {index: missed for index, missed in found.items() if missed}

    def roots(self) -> list[Task]:
        """Return the nodes that are created and wait for none that is."""
        created = self.runs | self.dry
        waiting = {
            edge.task.index
            for edge in self.graph.edges
            if edge.upstream is not None and edge.upstream.index in created
        }
        return [
            node for node in self.graph.tasks if node.index in created and node.index not in waiting
        ]


def chart_of(graph: Graph) -> Chart:
    """Return what selectors can see of ``graph``; positions are those of ``graph.tasks``."""
    position = {task.index: at for at, task in enumerate(graph.tasks)}
    upstream: list[list[int]] = [[] for _ in graph.tasks]
    for edge in graph.edges:
        if edge.upstream is not None:
            upstream[position[edge.task.index]].append(position[edge.upstream.index])
    values = [task.value for task in graph.tasks]
    owner = graph.workflow.value.get("Owner")
    traits = {
        "": [[task.name] if task.name else [] for task in graph.tasks],
        "tag": [[tag for tag in value.get("Tags") or () if tag is not None] for value in values],
        "type": [[value["Type"]] if "Type" in value else [] for value in values],
        "owner": [
            [value.get("Owner", owner)] if value.get("Owner", owner) else [] for value in values
        ],
    }
    return Chart(traits, upstream)


def picked(graph: Graph, selectors: Iterable[str | None]) -> set[int]:
    """Return the indices of the tasks that any of ``selectors`` means.

    One that is no selector means nothing: that is told elsewhere.
    """
    found: list[tuple[Term, ...]] = []
    for text in selectors:
        try:
            found.append(parsed(text or ""))
        except SelectorError:
            continue
    return {graph.tasks[at].index for at in chosen(found, chart_of(graph))}


def mistaken(
    graph: Graph, selectors: Iterable[str | None]
) -> list[tuple[int, SelectorError | Term]]:
    """Return what cannot be read, and each term that names nothing, with the place in the list."""
    found: list[tuple[int, SelectorError | Term]] = []
    chart = chart_of(graph)
    for index, text in enumerate(selectors):
        if text is None:
            continue
        try:
            found += [(index, term) for term in parsed(text) if not named(term, chart)]
        except SelectorError as error:
            found.append((index, error))
    return found


def selection(graph: Graph, run: ManualRun) -> Selection:
    """Return what ``run``, whose graph is ``graph``, does with each node."""
    value = run.value
    if "Select" in value or "Exclude" in value:
        return selected(graph, value.get("Select"), value.get("Exclude"))
    ids = written_ids(value, run.target)
    if not any(ids):
        return Selection(graph, {node.index for node in graph.tasks}, set(), {}, listed=False)
    at = {
        str(node.value[run.id_key]): node.index for node in graph.tasks if run.id_key in node.value
    }
    runs, dry = ({at[each] for each in some if each in at} for some in ids)
    strangers = {
        each: state
        for some, state in zip(ids, (RUN, DRY), strict=True)
        for each in some
        if each not in at
    }
    return Selection(graph, runs - dry, dry, strangers, listed=True)


def selected(graph: Graph, select: list[str] | None, exclude: list[str] | None) -> Selection:
    """Return what selectors choose; what both lists mean is excluded.

    Without ``select`` all nodes run that are not excluded.
    """
    dry = picked(graph, exclude or ())
    runs = {node.index for node in graph.tasks} if select is None else picked(graph, select)
    return Selection(graph, runs - dry, dry, {}, listed=True)


def written_ids(value: dict[str, Any], target: str) -> tuple[list[str], list[str]]:
    """Return the IDs that a request chooses itself: those that run, and those that run dry."""
    if target == CREATE_WORKFLOW_INSTANCES:
        properties = value.get("DefaultRunProperties") or {}
        lists = (properties.get(key) or () for key in ("IncludeTaskIds", "ExcludeTaskIds"))
        include, exclude = ([str(each) for each in ids if each is not None] for ids in lists)
        return include, exclude
    texts = (value.get(key, "") for key in ("IncludeNodeIds", "ExcludeNodeIds"))
    include, exclude = (
        [each.strip() for each in text.split(",") if each.strip()] for text in texts
    )
    return include, exclude

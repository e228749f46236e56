"""The tasks of a workflow with every name bound to what it means.

Outputs, edges, variables and references are made when somebody asks: for a clean file nobody
does, and it may have tens of thousands.
"""

from __future__ import annotations

from wfc.graph.bindings import Edge, Output, Reference, Variable
from wfc_spec.reference import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

    from wfc.graph.harvest import Harvest
    from wfc.problem import Route
    from wfc.resolve.workflow import Task, Workflow


class Part:
    """Tasks and their variables, before anything is bound: all that rules for one task need."""

    __slots__ = ("_touched", "_variables", "workflow")

    def __init__(self, workflow: Workflow) -> None:
        """Hold the tasks of ``workflow`` (or of a piece of it)."""
        self.workflow: Final = workflow
        self._variables: Sequence[Variable] | None = None
        self._touched: set[tuple[str, Route]] | None = None

    def is_cut(self, task: Task, *route: str | int) -> bool:
        """Say whether what stands at ``route`` of ``task`` was cut, or any of it, in any layer."""
        if self._touched is None:
            cuts = self.workflow.cuts()
            self._touched = {(file, cut[:end]) for file, cut in cuts for end in range(len(cut) + 1)}
            self._touched |= {(file, (*cut, "")) for file, cut in cuts}
        touched = self._touched
        for layer in task.layers if touched else ():
            file, whole = layer.place.file, (*layer.place.route, *route)
            if (file, whole) in touched:
                return True
            if any((file, (*whole[:end], "")) in touched for end in range(len(whole))):
                return True
        return False

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Return the tasks as they are written."""
        return self.workflow.tasks

    @property
    def variables(self) -> Sequence[Variable]:
        """Return the variables of all tasks, the inputs of each before its outputs."""
        if self._variables is None:
            self._variables = [
                Variable(task, section, index, entry)
                for task in self.tasks
                for section in ("Inputs", "Outputs")
                for index, entry in task.items(section, "Variables")
            ]
        return self._variables


class Graph(Part):
    """Tasks, outputs, edges, variables and references, bound; all in the order of the file.

    ``made`` are all outputs with task and position, ``makers`` those that produce each first,
    ``own`` maps each task (by index) to the output others get when they name the task, ``called``
    are the names that tasks name each other by, ``codes`` the ClientUniqueCodes, ``nameless`` the
    places of outputs and dependencies that should be written and are not; ``order`` lists the
    tasks that are in no cycle and behind none, each after what it waits for.
    ``is_repeating``: a task has two variables of one name; ``sound_edges``: nothing dangles, waits
    for itself or is written twice; ``sound_references``: each is to a declared variable of a task
    that is waited for.
    """

    __slots__ = ("_edges", "_harvest", "_outputs", "_references", "called", "codes", "externals",
                 "is_repeating", "lost", "made", "makers", "nameless", "names", "order", "own",
                 "sound_edges", "sound_references")  # fmt: skip

    def __init__(
        self,
        workflow: Workflow,
        harvest: Harvest,
        sound: tuple[bool, bool],
        order: tuple[Task, ...],
    ) -> None:
        """Hold what ``bind`` found in ``workflow``."""
        super().__init__(workflow)
        self._harvest: Final = harvest
        self.names: Final[Mapping[str, Task]] = harvest.names
        self.made: Final[Sequence[tuple[str, Task, int]]] = harvest.made
        self.makers: Final[Mapping[str, Task]] = harvest.makers
        self.own: Final[Mapping[int, str]] = harvest.own
        self.called: Final[Sequence[str]] = harvest.called
        self.codes: Final[Sequence[str]] = harvest.codes
        self.nameless: Final[Sequence[tuple[Task, Route]]] = harvest.nameless
        named = len(harvest.declared) + len(harvest.received)
        self.is_repeating: Final = named != harvest.named
        self.sound_edges, self.sound_references = sound
        self.order: Final = order
        externals = workflow.value.get("Externals") or ()
        self.externals: Final = frozenset(name for name in externals if name is not None)
        self.lost: Final = workflow.lost()
        self._outputs: dict[str, list[Output]] | None = None
        self._edges: Sequence[Edge] | None = None
        self._references: Sequence[Reference] | None = None

    @property
    def outputs(self) -> Mapping[str, Sequence[Output]]:
        """Return every output with all that produces it."""
        if self._outputs is None:
            self._outputs = {}
            for name, task, index in self.made:
                route: Route = () if index < 0 else ("Outputs", "TaskOutputs", index, "Output")
                self._outputs.setdefault(name, []).append(Output(name, task, route))
        return self._outputs

    @property
    def edges(self) -> Sequence[Edge]:
        """Return every dependency, those under Dependencies before those under DependsOn."""
        if self._edges is None:
            self._edges = [self._edge(*wait) for wait in self._harvest.waits]
        return self._edges

    def _edge(self, task: Task, name: str, position: int) -> Edge:
        if position >= 0:
            route: Route = ("Dependencies", position, "UpstreamOutput")
            return Edge(task, name, self.makers.get(name), route)
        upstream = self.names.get(name)
        output = self.own.get(upstream.index, "") if upstream is not None else ""
        return Edge(task, output, upstream, ("DependsOn", ~position))

    @property
    def references(self) -> Sequence[Reference]:
        """Return what inputs refer to, and outputs that pass one through."""
        if self._references is None:
            self._references = [self._reference(*taken) for taken in self._harvest.taken]
        return self._references

    def _reference(self, task: Task, section: str, index: int, key: str, written: str) -> Reference:
        route, parts = (section, "Variables", index, key), split(written)
        if parts is None:
            return Reference(task, route, written, None, None)
        if key == "Value":
            return Reference(task, route, written, parts, self.makers.get(parts[0]))
        producer = self.names.get(parts[0])
        output = self.own.get(producer.index) if producer else None
        return Reference(task, route, written, (output, parts[1]), producer)

    def edges_of(self) -> dict[int, list[Edge]]:
        """Return the edges of each task that has any, by the task's index."""
        found: dict[int, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.task.index, []).append(edge)
        return found

    def upstream(self) -> dict[int, set[int]]:
        """Return, for each task's index, the indices of the tasks it waits for."""
        waits: dict[int, set[int]] = {task.index: set() for task in self.tasks}
        for edge in self.edges:
            if edge.upstream is not None:
                waits[edge.task.index].add(edge.upstream.index)
        return waits

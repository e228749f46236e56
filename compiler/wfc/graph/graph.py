"""The tasks of a workflow with every name bound to what it means."""

from __future__ import annotations

from wfc.graph.order import ordered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

    from wfc.graph.harvest import Harvest
    from wfc.problem import Place, Route
    from wfc.resolve.workflow import Task, Workflow


class Output:
    """An output that a task produces; ``route`` says where in the task (``()``: derived)."""

    __slots__ = ("name", "route", "task")

    def __init__(self, name: str, task: Task, route: Route) -> None:
        """Say that ``task`` produces ``name``."""
        self.name: Final = name
        self.task: Final = task
        self.route: Final = route

    def place(self) -> Place:
        """Return where the output is written: its task's name when it is derived."""
        return self.task.place(*(self.route or ("Name",)))


class Edge:
    """A dependency of ``task``: on ``output``, which ``upstream`` produces (None: nobody here).

    ``route`` says where in the task it is written: under Dependencies or DependsOn.
    """

    __slots__ = ("output", "route", "task", "upstream")

    def __init__(self, task: Task, output: str, upstream: Task | None, route: Route) -> None:
        """Let ``task`` wait for ``output``."""
        self.task: Final = task
        self.output: Final = output
        self.upstream: Final = upstream
        self.route: Final = route

    def place(self) -> Place:
        """Return where the dependency is written."""
        return self.task.place(*self.route)


class Variable:
    """An entry of ``Inputs.Variables`` or ``Outputs.Variables`` (``section``) of a task."""

    __slots__ = ("entry", "index", "section", "task")

    def __init__(self, task: Task, section: str, index: int, entry: dict[str, str]) -> None:
        """Hold ``entry``, which stands at ``index``."""
        self.task: Final = task
        self.section: Final = section
        self.index: Final = index
        self.entry: Final = entry

    def place(self, key: str) -> Place:
        """Return where the value of ``key`` is written."""
        return self.task.place(self.section, "Variables", self.index, key)


class Reference:
    """A variable that ``task`` takes from ``producer``: ``written`` as ``Value`` or ``From``.

    ``output`` and ``variable`` are None when what is written has not the form of a reference;
    ``producer`` is None when no task of the workflow is meant.
    """

    __slots__ = ("output", "producer", "route", "task", "variable", "written")

    def __init__(
        self,
        task: Task,
        route: Route,
        written: str,
        target: tuple[str | None, str] | None,
        producer: Task | None,
    ) -> None:
        """Let ``task`` refer to ``target`` at ``route``."""
        self.task: Final = task
        self.route: Final = route
        self.written: Final = written
        self.output: Final = target[0] if target else None
        self.variable: Final = target[1] if target else None
        self.producer: Final = producer

    def place(self) -> Place:
        """Return where the reference is written."""
        return self.task.place(*self.route)

    def is_name(self) -> bool:
        """Say whether it names a task (``From``) rather than an output (``Value``)."""
        return self.route[-1] == "From"


class Part:
    """Tasks and their variables, before anything is bound: all that rules for one task need."""

    __slots__ = ("_touched", "variables", "workflow")

    def __init__(self, workflow: Workflow, variables: Sequence[Variable]) -> None:
        """Hold the tasks of ``workflow`` (or of a piece of it)."""
        self.workflow: Final = workflow
        self.variables: Final = variables
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


class Graph(Part):
    """Tasks, outputs, edges, variables and references, bound; all in the order of the file.

    ``outputs`` maps each output to everything that produces it, ``own`` each task (by index) to
    the output others get when they name the task, ``nameless`` the places of outputs and
    dependencies that should be written and are not; ``order`` lists the tasks that are in no cycle
    and behind none, each after what it waits for. ``sound_edges``: nothing dangles, waits for
    itself or is written twice; ``sound_references``: each is to a declared variable of a task that
    is waited for.
    """

    __slots__ = ("edges", "externals", "lost", "nameless", "names", "order", "outputs", "own",
                 "references", "sound_edges", "sound_references")  # fmt: skip

    def __init__(
        self,
        workflow: Workflow,
        harvest: Harvest,
        edges: Sequence[Edge],
        references: Sequence[Reference],
        sound: tuple[bool, bool],
    ) -> None:
        """Hold what ``bind`` found in ``workflow``."""
        super().__init__(workflow, harvest.variables)
        self.names: Final[Mapping[str, Task]] = harvest.names
        self.outputs: Final[Mapping[str, Sequence[Output]]] = harvest.outputs
        self.own: Final[Mapping[int, str]] = harvest.own
        self.edges: Final = edges
        self.references: Final = references
        self.nameless: Final[Sequence[tuple[Task, Route]]] = harvest.nameless
        self.sound_edges, self.sound_references = sound
        self.order: Final = ordered(workflow.tasks, edges)
        externals = workflow.value.get("Externals") or ()
        self.externals: Final = frozenset(name for name in externals if name is not None)
        self.lost: Final = workflow.lost()

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

"""What tasks say that leads to each other: outputs, edges, variables and references."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Place, Route
    from wfc.resolve.workflow import Task


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

"""Spec → Workflows, one for each environment, where a file takes what is written elsewhere.

In this order: fragments joined, the environment laid over the file, each task over its template,
that over Defaults, then ForEach, then references.
"""

from __future__ import annotations

from wfc.problem import Fault, Label
from wfc.resolve.budget import Budget
from wfc.resolve.finish import Finishing
from wfc.resolve.include import gathered
from wfc.resolve.layers import Layer, over
from wfc.resolve.loop import names_each, turns
from wfc.resolve.made import MadeTask, MadeWorkflow, Origin, place_in
from wfc.resolve.names import too_many_environments, unknown_environments, unknown_tasks
from wfc.resolve.overlays import Overlays
from wfc.resolve.params import scope_of
from wfc.resolve.refit import refitted
from wfc.resolve.resolve import MAKING, dates
from wfc.resolve.scope import Scope
from wfc.resolve.scripts import Scripts
from wfc.resolve.templates import Shelf, merged
from wfc.resolve.trail import trail
from wfc.source.project import Folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Place, Route
    from wfc.resolve.include import Sources
    from wfc.resolve.library import Library
    from wfc.resolve.made import Below
    from wfc.resolve.resolve import Given
    from wfc.resolve.trail import Trail
    from wfc.resolve.workflow import Task, Workflow
    from wfc.shape.spec import Spec


def sources_of(spec: Spec, folder: Folder, library: Library) -> Sources:
    """Return the files that ``spec`` is made of, and what is wrong with that."""
    sources = gathered(spec, folder, library)
    sources.faults.extend(too_many_environments(sources))
    sources.faults.extend(unknown_environments(sources))
    return sources


def resolved(sources: Sources, folder: Folder, given: Given, environment: str | None) -> Workflow:
    """Return the workflow of ``sources`` in ``environment``. Raises BombError past a limit."""
    if sources.spec.kind == "ManualRun":
        from wfc.resolve.made_run import made_run

        return made_run(sources, given, environment)
    return _Making(sources, folder, given, environment).workflow()


class _Making:
    """One workflow on its way from the files to a value."""

    __slots__ = ("_absent", "_budget", "_environment", "_faults", "_folder", "_given",
                 "_groups", "_lost", "_overlays", "_scope", "_scripts", "_shelf",
                 "_sources", "_tasks")  # fmt: skip

    def __init__(
        self, sources: Sources, folder: Folder, given: Given, environment: str | None
    ) -> None:
        self._sources: Final = sources
        self._given: Final = given
        self._environment: Final = environment
        self._overlays: Final = Overlays(sources, environment)
        self._shelf: Final = Shelf(self._overlays, sources.unseen("Templates"))
        self._budget: Final = Budget()
        self._faults: Final[list[Fault]] = []
        self._lost: Final[list[tuple[Place, Any]]] = []
        self._groups: Final[dict[str, tuple[str, ...]]] = {}
        self._absent: Final[dict[str, Label]] = {}
        self._tasks: Final[list[MadeTask]] = []
        self._folder: Final = folder
        self._scripts: Final = Scripts(sources.spec.document.file, folder)
        self._scope, faults = scope_of(sources, self._overlays, given, environment)
        self._faults.extend(faults)

    def workflow(self) -> Workflow:
        self._shelf.check()
        for part in self._sources.parts:
            place = part.spec.place("Tasks")
            for index, own in enumerate(part.spec.value.get("Tasks") or ()):
                if own is not None:
                    where = trail(place, (index,), ())
                    self._task(Layer(where, own, part.through))
        self._faults.extend(self._shelf.faults)
        unknown = unknown_tasks(self._sources, self._overlays, self._groups, self._environment)
        self._faults.extend(unknown)
        self._wait()
        layers = self._overlays.top()
        finishing = self._finishing(layers, self._scope)
        value = finishing.mapping(merged(layers))
        self._lost.extend(finishing.lost)
        externals, is_written = self._overlays.externals()
        if is_written:
            value["Externals"] = [self._external(name, place) for name, place in externals]
        return self._refitted(value, layers, tuple(place for _, place in externals))

    def _refitted(
        self, value: dict[str, Any], layers: tuple[Layer, ...], externals: tuple[Trail, ...]
    ) -> Workflow:
        """Return the workflow of the merged top ``value``, held against the language."""
        if self._tasks or self._faults or self._sources.faults:
            value["Tasks"] = [task.value for task in self._tasks]

        def place_of(route: Route) -> Place:
            if route[0] == "Externals" and len(route) > 1:
                return externals[int(route[1])]
            if len(route) > 1 and route[0] == "Tasks":
                return self._tasks[int(route[1])].place(*route[2:])
            return place_in(layers, self._scope, route)

        body = value if value.get("Tasks") else {key: value[key] for key in value if key != "Tasks"}
        found = refitted("AdhocWorkflow", body, self._sources.spec.document, place_of)
        value = value | found.value
        tasks = value.get("Tasks", ())
        made = [old.again(new) for old, new in zip(self._tasks, tasks, strict=True)]
        day = self._given.biz_date or value.get("BizDate")
        faults = dates(value, day, lambda *route: place_of(route))
        origin = Origin(
            self._sources,
            layers,
            self._scope,
            self._groups,
            self._absent,
            (*self._lost, *found.lost),
            externals,
            is_protected=self._overlays.is_protected(),
        )
        everything = (*self._faults, *found.faults, *faults)
        spec, types = self._sources.spec, self._folder.types
        return MadeWorkflow(spec, tuple(made), day, everything, value, origin, types)

    def _finishing(self, layers: tuple[Layer, ...], scope: Scope) -> Finishing:
        return Finishing(scope, lambda *route: place_in(layers, scope, route), self._faults)

    def _task(self, own: Layer) -> None:
        """Add what ``own``, a task as written, makes in this environment."""
        overlays = self._overlays.task(own.value.get("Name", ""))
        removed = next((layer.place.key() for layer in overlays if layer.value is None), None)
        gone = self._excluded(own) or removed
        below = self._shelf.under(own.value, own.place)
        kept = {key: value for key, value in own.value.items() if key not in MAKING}
        there = (layer for layer in overlays if layer.value is not None)
        laid = (*there, Layer(own.place, kept, own.through))
        value = over(merged(laid), below.value)
        faults: list[Fault] = []
        names: list[str] = []
        written = own.value.get("Name", "")
        for texts, scope in turns(own, self._scope, faults, is_cut=self._is_cut(own)):
            task = self._turn(value, laid, below, scope, texts, [] if gone else faults)
            if gone:
                self._miss(task, gone)
            else:
                self._tasks.append(task)
            names.append(task.name)
        if not below.is_whole:
            self._lost.append((own.place, None))  # whatever misses may be in that template
        if "ForEach" in own.value:
            self._group(own, written, tuple(names), gone)
        if not gone:
            self._faults.extend(faults)

    def _is_cut(self, own: Layer) -> bool:
        """Say whether a key of the loop of ``own`` was cut out."""
        loop = (*own.place.route, "ForEach")
        return "ForEach" in own.value and any(
            route[:-1] == loop and spec.document.file == own.place.file
            for spec in self._sources.specs()
            for route, _ in spec.cuts
        )

    def _group(self, own: Layer, written: str, names: tuple[str, ...], gone: Place | None) -> None:
        """Let the name of a loop stand for all tasks that it has made."""
        name = self._scope.filled(written, lambda: trail(own.place, (), ()), [])
        if not name or names_each(written):
            return
        if gone is not None:
            self._absent[name] = self._reason(gone)
        elif names:
            self._groups[name] = names
        else:
            self._lost.append((trail(own.place, ("Name",), ()), name))

    def _excluded(self, own: Layer) -> Place | None:
        """Return the line that keeps the task out of this environment, if there is one."""
        only, unless = own.value.get("Only"), own.value.get("Except") or ()
        if self._environment is None:
            return None
        if only is not None and self._environment not in only:
            return trail(own.place, ("Only",), own.through)
        if self._environment in unless:
            return trail(own.place, ("Except", unless.index(self._environment)), own.through)
        return None

    @staticmethod
    def _reason(gone: Place) -> Label:
        return Label(gone, "it is kept out by this line")

    def _miss(self, task: Task, gone: Place) -> None:
        """Remember the name and the outputs of a task that is not there."""
        label = self._reason(gone)
        self._absent.setdefault(task.name, label)
        for _, entry in task.items("Outputs", "TaskOutputs"):
            if "Output" in entry:
                self._absent.setdefault(entry["Output"], label)

    def _turn(
        self,
        value: dict[str, Any],
        own: tuple[Layer, ...],
        below: Below,
        scope: Scope,
        texts: tuple[str, ...],
        faults: list[Fault],
    ) -> MadeTask:
        """Return the task of one turn."""
        draft = MadeTask(len(self._tasks), {"Name": value.get("Name", "")}, own, below, scope, None)
        finishing = Finishing(scope, draft.place, faults)
        made = finishing.mapping(value)
        if texts and "Name" in made and not names_each(value["Name"]):
            made["Name"] = "_".join((made["Name"], *texts))
        self._lost.extend(finishing.lost)
        text = self._scripts.text(made, draft, faults)
        size = finishing.characters + len(text or "")
        self._budget.spend(finishing.values, size, own[-1].place)
        return MadeTask(len(self._tasks), made, own, below, scope, text)

    def _wait(self) -> None:
        """Count the dependencies that names of loops stand for."""
        if self._groups:
            for task in self._tasks:
                names = task.value.get("DependsOn") or ()
                edges = sum(len(self._groups.get(name, ())) for name in names)
                self._budget.wait(edges, task.place("DependsOn"))

    def _external(self, name: str | None, place: Trail) -> str | None:
        return None if name is None else self._scope.filled(name, lambda: place, self._faults)

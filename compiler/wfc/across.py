"""What can be said of a file only beside the other ad hoc files of its project.

Task names are not compared: they are names inside one file. Two environments are compared only
where both files have them.
"""

from __future__ import annotations

from wfc import lint
from wfc.pipeline import Checked
from wfc.problem import Fault, Place
from wfc.suppress import suppressed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Final

    from wfc.graph.graph import Graph
    from wfc.problem import Problem
    from wfc.settings import Choice
    from wfc.source.document import Document

#: The environment of a file that names none: it meets all others.
ANY: Final = ""


class Use:
    """Where one file says a name first, and in which environments it does."""

    __slots__ = ("environments", "file", "place")

    def __init__(self, file: str, place: Place) -> None:
        """Let ``file`` say the name at ``place``."""
        self.file: Final = file
        self.place: Final = place
        self.environments: Final[dict[str, None]] = {}


class Names:
    """The outputs and codes of a project's ad hoc files, each with where it is first written."""

    __slots__ = ("_codes", "_outputs")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._outputs: Final[dict[str, dict[str, Use]]] = {}
        self._codes: Final[dict[str, dict[str, Use]]] = {}

    def add(self, file: str, graphs: Iterable[Graph]) -> None:
        """Add what ``file`` says, one graph for each of its environments."""
        for graph in graphs:
            environment = graph.workflow.environment or ANY
            for name, outputs in graph.outputs.items():
                _note(self._outputs, name, file, outputs[0].place(), environment)
            for task in graph.tasks:
                code = task.value.get("ClientUniqueCode")
                if code is not None:
                    place = task.place("ClientUniqueCode")
                    _note(self._codes, code, file, place, environment)

    def producer(self, output: str, file: str) -> Place | None:
        """Return where another file than ``file`` produces ``output``."""
        uses = self._outputs.get(output, {}).values()
        return next((each.place for each in uses if each.file != file), None)

    def shared(self, reported: Collection[str]) -> Iterator[Fault]:
        """Yield a fault for each pair of files that share names, placed in a ``reported`` one.

        Every file is held against the first that has the name: their number stays linear.
        """
        pairs: dict[tuple[str, str], list[tuple[str, str, Use, Use]]] = {}
        for what, names in (("output", self._outputs), ("ClientUniqueCode", self._codes)):
            for name, uses in names.items():
                for first, other in _meetings(uses.values()):
                    here, there = other, first
                    if here.file not in reported:
                        here, there = there, here
                    if here.file in reported:
                        pair = pairs.setdefault((here.file, there.file), [])
                        pair.append((what, name, here, there))
        for shared in pairs.values():
            what, name, here, there = shared[0]
            facts = {"what": what, "name": name, "file": there.file, "there": there.place}
            yield Fault("shared-name", here.place, facts | {"more": len(shared) - 1})


def _note(
    names: dict[str, dict[str, Use]], name: str, file: str, place: Place, environment: str
) -> None:
    """Add that ``file`` says ``name``; what came from a fragment, where that is included."""
    uses = names.setdefault(name, {})
    if file not in uses:
        if place.file != file:
            led = (each.place for each in getattr(place, "through", ()) if each.place.file == file)
            place = next(led, Place(file, ("Include",)))
        uses[file] = Use(file, place)
    uses[file].environments[environment] = None


def _meetings(uses: Iterable[Use]) -> Iterator[tuple[Use, Use]]:
    """Yield each of ``uses`` but the first with the first one that can meet it."""
    firsts: dict[str, Use] = {}
    first: Use | None = None
    for use in uses:
        if ANY in use.environments:
            met = first
        else:
            met = next((firsts[e] for e in (ANY, *use.environments) if e in firsts), None)
        if met is not None:
            yield met, use
        first = first or use
        for environment in use.environments:
            firsts.setdefault(environment, use)


def placed(checked: Checked, names: Names, choice: Choice) -> Checked:
    """Return ``checked`` with a warning for each dangling output that another file produces."""
    file, problems, beside = checked.document.file, [], []
    for problem in checked.problems:
        there = None
        if problem.rule == "dangling-output":
            output = _output(checked.graphs, problem.finding.place)
            there = names.producer(output, file)
        if there is None:
            problems.append(problem)
        else:
            facts = {"output": output, "there": there}
            fault = Fault("output-of-another-file", problem.finding.place, facts)
            beside += lint.yielding([fault], choice)
    told = unignored(checked.document, beside, choice, "output-of-another-file")
    checked.problems[:] = problems + told
    return checked


def unignored(
    document: Document, problems: list[Problem], choice: Choice, rule: str
) -> list[Problem]:
    """Return what of ``problems``, all of ``rule``, no comment in ``document`` ignores.

    A comment that ignores ``rule`` for nothing is told, without a fix: they are made by now.
    """
    if not document.ignores:
        return problems
    kept, faults = suppressed(document, problems, choice, (rule,))
    return kept + [lint.without_fix(each) for each in lint.yielding(faults, choice)]


def _output(graphs: Iterable[Graph], place: Place) -> str:
    """Return the output that the dependency at ``place`` names."""
    edges = (edge for graph in graphs for edge in graph.edges)
    return next((each.output for each in edges if each.place().route == place.route), "")

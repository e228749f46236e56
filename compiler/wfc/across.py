"""What can be said of a file only beside the other ad hoc files of its project.

Task names are not compared: they are names inside one file.
"""

from __future__ import annotations

from wfc import lint
from wfc.pipeline import Checked
from wfc.problem import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Final

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.settings import Choice


class Names:
    """The outputs and codes of a project's ad hoc files, each with where it is first written."""

    __slots__ = ("_codes", "_outputs")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._outputs: Final[dict[str, list[Place]]] = {}
        self._codes: Final[dict[str, list[Place]]] = {}

    def add(self, graph: Graph) -> None:
        """Add what the file of ``graph`` says; a name that stands in it twice counts once."""
        for name, outputs in graph.outputs.items():
            self._outputs.setdefault(name, []).append(outputs[0].place())
        own: dict[str, Place] = {}
        for task in graph.tasks:
            code = task.value.get("ClientUniqueCode")
            if code is not None and code not in own:
                own[code] = task.place("ClientUniqueCode")
        for code, place in own.items():
            self._codes.setdefault(code, []).append(place)

    def producer(self, output: str, file: str) -> Place | None:
        """Return where another file than ``file`` produces ``output``."""
        return next((each for each in self._outputs.get(output, ()) if each.file != file), None)

    def shared(self, reported: Collection[str]) -> Iterator[Fault]:
        """Yield a fault for each pair of files that share names, placed in a ``reported`` one.

        Every file is held against the first that has the name: their number stays linear.
        """
        pairs: dict[tuple[str, str], list[tuple[str, str, Place, Place]]] = {}
        for what, names in (("output", self._outputs), ("ClientUniqueCode", self._codes)):
            for name, places in names.items():
                for other in places[1:]:
                    here, there = other, places[0]
                    if here.file not in reported:
                        here, there = there, here
                    if here.file in reported:
                        pair = pairs.setdefault((here.file, there.file), [])
                        pair.append((what, name, here, there))
        for shared in pairs.values():
            what, name, here, there = shared[0]
            facts = {"what": what, "name": name, "there": there, "more": len(shared) - 1}
            yield Fault("shared-name", here, facts)


def placed(checked: Checked, names: Names, choice: Choice) -> Checked:
    """Return ``checked`` with a warning for each dangling output that another file produces."""
    file, problems = checked.document.file, []
    for problem in checked.problems:
        there = None
        if problem.rule == "dangling-output" and checked.graph is not None:
            output = _output(checked.graph, problem.finding.place)
            there = names.producer(output, file)
        if there is None:
            problems.append(problem)
        else:
            facts = {"output": output, "there": there}
            fault = Fault("output-of-another-file", problem.finding.place, facts)
            problems += lint.yielding([fault], choice)
    checked.problems[:] = problems
    return checked


def _output(graph: Graph, place: Place) -> str:
    """Return the output that the dependency at ``place`` names."""
    route = place.route
    return next((e.output for e in graph.edges if e.place().route == route), "")

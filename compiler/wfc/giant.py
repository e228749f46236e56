"""The stages over a giant file: piece by piece up to the graph, then the rules over all of it.

Each piece is read quickly; one that does not fit its schema is read exactly and told. Where a
rule finds something, the pieces it speaks of are read exactly too: when they hold what the quick
reader said, the findings stand and can be placed. In any other case there is no result here, and
the whole file is read exactly.
"""

from __future__ import annotations

from wfc import lint
from wfc.graph.bind import bound
from wfc.graph.graph import Part
from wfc.graph.harvest import Harvest
from wfc.pipeline import Checked
from wfc.resolve.resolve import resolve
from wfc.resolve.workflow import Workflow
from wfc.rules.shelf import CHECKS, LOCALS
from wfc.shape.shape import InexactError, fits, shape
from wfc.shape.spec import Spec
from wfc.source.document import Document
from wfc.source.quick import DoubtError, guard, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from wfc.problem import Place, Problem
    from wfc.settings import Choice
    from wfc.source.pieces import Cuts
    from wfc.source.project import Folder

KIND = "AdhocWorkflow"


class Piece:
    """One piece: its tasks from number ``first`` on, and its exact document if it has one."""

    __slots__ = ("exact", "first", "tasks")

    def __init__(self, first: int, tasks: list[Any], exact: Document | None) -> None:
        """Hold ``tasks``."""
        self.first: Final = first
        self.tasks: Final = tasks
        self.exact: Final = exact


def check_giant(file: str, cuts: Cuts, folder: Folder, choice: Choice) -> Checked:
    """Take a file through all checks in the pieces of ``cuts``.

    Raises DoubtError where the exact reader has the word, and what the quick parser raises at
    what it takes for a mistake.
    """
    guard(cuts.data)
    head = parsed(cuts.head())
    if head.pop("Tasks", 0) is not None or head.get("Kind", KIND) != KIND:
        raise DoubtError
    harvest, specs, pieces, faults, problems = Harvest(), [], [], [], []
    first = 0
    for number in range(len(cuts)):
        tasks = _tasks(parsed(cuts.piece(number)))
        spec, exact = _shaped(file, cuts, number, head | {"Tasks": tasks}, first)
        workflow = resolve(spec, folder)
        seen = len(harvest.variables)
        harvest.gather(workflow)
        part = Part(workflow, harvest.variables[seen:])
        problems += lint.checked(part, choice, LOCALS)
        specs.append(spec)
        pieces.append(Piece(first, tasks, exact))
        # What is wrong with the head is the same in every piece: the first one tells it.
        faults += [*spec.faults, *(workflow.faults if not number else _of_tasks(workflow))]
        first += len(tasks)
    whole = _whole(file, specs, harvest)
    graph = bound(whole, harvest)
    rest = tuple(rule for rule in CHECKS if rule not in LOCALS)
    problems += lint.told(faults) + lint.checked(graph, choice, rest)
    document = _placed(cuts, specs[0], pieces, problems) if problems else whole.spec.document
    return Checked(document, problems, whole.spec, graph)


def _tasks(value: dict[str, Any]) -> list[Any]:
    """Return the tasks of a piece; DoubtError when something else stands in it."""
    tasks: Any = value.get("Tasks")
    if len(value) != 1 or not isinstance(tasks, list):
        raise DoubtError
    return tasks


def _shaped(
    file: str, cuts: Cuts, number: int, body: dict[str, Any], first: int
) -> tuple[Spec, Document | None]:
    """Return the shape of a piece, and its exact document where that had to be asked."""
    try:
        return shape(Document(file, "", body, first=first)), None
    except InexactError:
        from wfc.source.mosaic import read_piece

        exact = read_piece(file, cuts, number, first, body | {"Tasks": None})
        if exact.faults or len(exact.value["Tasks"] or ()) != len(body["Tasks"]):
            raise DoubtError from None
        spec = shape(exact)
        if any(route[0] != "Tasks" for route, _ in spec.cuts):
            raise DoubtError from None  # the head has mistakes of its own
        return spec, exact


def _of_tasks(workflow: Workflow) -> list[Any]:
    return [fault for fault in workflow.faults if fault.place.route[:1] == ("Tasks",)]


def _whole(file: str, specs: list[Spec], harvest: Harvest) -> Workflow:
    """Return the workflow of all pieces."""
    value = specs[0].value | {"Tasks": [task.value for task in harvest.tasks]}
    cuts = tuple(cut for spec in specs for cut in spec.cuts)
    spec = Spec(Document(file, "", value), KIND, value, cuts=cuts)
    return Workflow(spec, tuple(harvest.tasks), value.get("BizDate"), ())


def _placed(cuts: Cuts, spec: Spec, pieces: list[Piece], problems: list[Problem]) -> Document:
    """Return a document that knows where ``problems`` are; DoubtError if the readers differ."""
    from wfc.source.exact import read
    from wfc.source.mosaic import Mosaic, Tile, read_piece

    file = spec.document.file
    head = read(file, cuts.head())
    plain = {key: value for key, value in (head.value or {}).items() if key != "Tasks"}
    if head.faults or _fitted(plain, []) != spec.value | {"Tasks": []}:
        raise DoubtError
    tiles = []
    wanted = {place.route[1] for place in _places(problems) if place.route[:1] == ("Tasks",)}
    for number, piece in enumerate(pieces):
        end = piece.first + len(piece.tasks)
        if wanted.isdisjoint(range(piece.first, end)):
            continue
        exact = piece.exact
        if exact is None:
            exact = read_piece(file, cuts, number, piece.first, {})
            if exact.faults or _fitted({}, exact.value["Tasks"])["Tasks"] != piece.tasks:
                raise DoubtError
        offset = len(cuts.data[: cuts.starts[number]].decode("utf-8"))
        tiles.append(Tile(exact, end, offset))
    return Mosaic(file, cuts, head, tiles)


def _fitted(head: dict[str, Any], tasks: list[Any]) -> dict[str, Any]:
    """Return values of the exact reader in the form that the quick reader's have by now."""
    body = head | {"Tasks": tasks or [{}]}
    fits(KIND, body, loose=True)
    return body | {"Tasks": tasks}


def _places(problems: list[Problem]) -> Iterator[Place]:
    """Yield every place that ``problems`` point at."""
    for problem in problems:
        finding = problem.finding
        yield finding.place
        yield from (label.place for label in finding.related)
        if finding.fix is not None:
            yield from (edit.place for edit in finding.fix.edits)

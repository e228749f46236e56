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
from wfc.resolve.resolve import resolve, reuses
from wfc.resolve.workflow import Workflow
from wfc.rules.shelf import LOCALS, UNSIFTED
from wfc.rules.sieve import of_graph, of_part
from wfc.shape.kind import SCHEMAS
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


class WholeError(Exception):
    """The pieces belong together: the file takes what is written elsewhere."""


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

    Raises DoubtError where the exact reader has the word, WholeError for a file that cannot be
    taken in pieces, and what the quick parser raises at what it takes for a mistake.
    """
    if guard(cuts.data):
        raise WholeError
    head = _head(parsed(cuts.head()))
    harvest, specs, pieces, faults, problems = Harvest(), [], [], [], []
    suspects, first = set(UNSIFTED), 0
    for number in range(len(cuts)):
        tasks = _tasks(parsed(cuts.piece(number)))
        spec, exact = _shaped(file, cuts, number, head | {"Tasks": tasks}, first)
        if reuses(spec, None):
            raise WholeError
        workflow = resolve(spec, folder)
        seen = len(harvest.variables)
        harvest.gather(workflow)
        part = Part(workflow, harvest.variables[seen:])
        problems += _looked_at(part, choice, suspects)
        specs.append(spec)
        pieces.append(Piece(first, tasks, exact))
        # What is wrong with the head is the same in every piece: the first one tells it.
        faults += [*spec.faults, *(workflow.faults if not number else _of_tasks(workflow))]
        first += len(tasks)
    whole = _whole(file, specs, harvest, folder.types)
    graph = bound(whole, harvest)
    of_graph(graph, suspects)
    problems += lint.told(faults) + lint.checked(graph, choice, suspects.difference(LOCALS))
    if problems:
        document, problems = _placed(cuts, specs[0], pieces, lint.once(problems))
        return Checked(document, problems, whole.spec, (graph,))
    return Checked(whole.spec.document, problems, whole.spec, (graph,))


def _looked_at(part: Part, choice: Choice, suspects: set[str]) -> list[Problem]:
    """Return what rules for one task say of ``part``; add those that should look at it."""
    found = set(UNSIFTED)
    of_part(part, found)
    suspects |= found
    return lint.checked(part, choice, found.intersection(LOCALS))


def _head(value: dict[str, Any]) -> dict[str, Any]:
    """Return what stands before the tasks; DoubtError unless it is that of a sound workflow."""
    body = value | {"Tasks": [{}]}
    if value.get("Tasks", 0) is not None or not fits(KIND, body, loose=True):
        raise DoubtError
    del body["Tasks"]
    return body


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
        return shape(exact), exact


def _of_tasks(workflow: Workflow) -> list[Any]:
    return [fault for fault in workflow.faults if fault.place.route[0] in ("Tasks", "Defaults")]


def _whole(file: str, specs: list[Spec], harvest: Harvest, types: frozenset[str]) -> Workflow:
    """Return the workflow of all pieces."""
    value = specs[0].value | {"Tasks": [task.value for task in harvest.tasks]}
    cuts = tuple(cut for spec in specs for cut in spec.cuts)
    spec = Spec(Document(file, "", value), KIND, value, cuts=cuts)
    return Workflow(spec, tuple(harvest.tasks), value.get("BizDate"), (), types=types)


def _placed(
    cuts: Cuts, spec: Spec, pieces: list[Piece], problems: list[Problem]
) -> tuple[Document, list[Problem]]:
    """Return a document that knows where ``problems`` are, and them, each told once.

    Raises DoubtError if the readers differ.
    """
    from wfc.aliased import once
    from wfc.source.exact import read
    from wfc.source.mosaic import Mosaic, Tile

    file = spec.document.file
    head, no_tasks = read(file, cuts.head()), {"Tasks": ()}
    if head.faults or not _agree(head, head.value | no_tasks, spec.value | no_tasks):
        raise DoubtError
    tiles, offset = [], len(head.text)
    wanted = {place.route[1] for place in _places(problems) if place.route[:1] == ("Tasks",)}
    for number, piece in enumerate(pieces):
        end = piece.first + len(piece.tasks)
        if not wanted.isdisjoint(range(piece.first, end)):
            tiles.append(Tile(_exactly(file, cuts, number, piece), end, offset))
        offset += len(cuts.data[cuts.starts[number] : cuts.starts[number + 1]].decode("utf-8"))
    document = Mosaic(file, cuts, head, tiles)
    return document, once(problems, {file: document})


def _exactly(file: str, cuts: Cuts, number: int, piece: Piece) -> Document:
    """Return the exact document of a piece; DoubtError if it says anything else."""
    from wfc.source.mosaic import read_piece

    if piece.exact is not None:
        return piece.exact
    exact = read_piece(file, cuts, number, piece.first, {})
    if exact.faults or not _agree(exact, exact.value, {"Tasks": piece.tasks}):
        raise DoubtError
    return exact


def _agree(document: Document, exact: dict[str, Any], quick: dict[str, Any]) -> bool:
    """Say whether values of the quick reader are the ``exact`` ones of ``document``.

    Spelling counts: the messages were made of the quick reader's.
    """
    import wfc_schemas
    from wfc.shape.settle import settled

    schema = wfc_schemas.load(SCHEMAS[KIND])
    one, other = (settled(schema, value, set(), document, ()) for value in (exact, quick))
    return one == other


def _places(problems: list[Problem]) -> Iterator[Place]:
    """Yield every place that ``problems`` point at."""
    for problem in problems:
        finding = problem.finding
        yield finding.place
        yield from (label.place for label in finding.related)
        if finding.fix is not None:
            yield from (edit.place for edit in finding.fix.edits)

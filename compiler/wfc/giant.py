"""The stages over a giant file: piece by piece up to the graph, then the rules over all of it.

Each piece is read quickly, and its values go when they have been looked at: a task of it then reads
the piece again if anybody asks (memory that is used again costs less than fresh memory). A piece
that does not fit its schema is read exactly and told. Where a rule finds something, the pieces it
speaks of are read exactly too: when they hold what the quick reader said, the findings stand and
can be placed. In any other case there is no result here, and the whole file is read exactly.
"""

from __future__ import annotations

from wfc import lint
from wfc.graph.bind import bound
from wfc.graph.graph import Part
from wfc.graph.harvest import Harvest
from wfc.piece import FarTask, Giant, Piece
from wfc.pipeline import Checked
from wfc.resolve.resolve import resolve, reuses
from wfc.resolve.workflow import Workflow
from wfc.rules.shelf import LOCALS, SEVERITIES, UNSIFTED
from wfc.rules.sieve import of_graph, of_part
from wfc.shape.shape import InexactError, fits, shape
from wfc.shape.spec import Spec
from wfc.source.document import Document
from wfc.source.quick import DoubtError, guard, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Final

    from wfc.problem import Fault, Place, Problem, Route
    from wfc.resolve.workflow import Task
    from wfc.settings import Choice
    from wfc.source.pieces import Cuts
    from wfc.source.project import Folder

KIND = "AdhocWorkflow"


class WholeError(Exception):
    """The pieces belong together: the file takes what is written elsewhere."""


def check_giant(file: str, cuts: Cuts, folder: Folder, choice: Choice) -> Checked:
    """Take a file through all checks in the pieces of ``cuts``.

    Raises DoubtError where the exact reader has the word, WholeError for a file that cannot be
    taken in pieces, and what the quick parser raises at what it takes for a mistake.
    """
    if guard(cuts.data):
        raise WholeError
    giant = Giant(file, cuts, folder, _head(parsed(cuts.head())))
    walk = _Walk(giant, choice)
    for number in range(len(cuts)):
        walk.take(number)
    whole = _whole(giant, walk.harvest, walk.cuts)
    graph = bound(whole, walk.harvest)
    of_graph(graph, walk.suspects)
    problems = walk.problems + lint.told(walk.faults)
    problems += lint.checked(graph, choice, walk.suspects.difference(LOCALS))
    if problems:
        document, problems = _placed(giant, walk.pieces, lint.once(problems))
        return Checked(document, problems, whole.spec, (graph,))
    return Checked(whole.spec.document, problems, whole.spec, (graph,))


class _Walk:
    """What was found in the pieces so far."""

    def __init__(self, giant: Giant, choice: Choice) -> None:
        self.harvest: Final = Harvest()
        self.pieces: Final[list[Piece]] = []
        self.cuts: Final[list[tuple[Route, Any]]] = []
        self.faults: Final[list[Fault]] = []
        self.problems: Final[list[Problem]] = []
        self._giant: Final = giant
        self._choice: Final = choice
        file = giant.file
        self._always: Final = {
            rule for rule in UNSIFTED if choice.level(rule, SEVERITIES[rule], file) is not None
        }
        self.suspects: Final = set(self._always)

    def take(self, number: int) -> None:
        """Take a piece through the stages; WholeError if it needs what is written elsewhere."""
        giant = self._giant
        first = self.pieces[-1].first + self.pieces[-1].count if number else 0
        spec, exact = _shaped(giant, number, first)
        if reuses(spec, None):
            raise WholeError
        workflow = resolve(spec, giant.folder)
        piece = Piece(giant, number, first, len(spec.value["Tasks"]), exact)
        self.pieces.append(piece)
        self.harvest.gather(workflow.tasks, self._held(workflow, piece), workflow.groups)
        self._look_at(Part(workflow))
        # What is wrong with the head is the same in every piece: the first one tells it.
        told = _of_tasks(workflow) if number else workflow.faults
        self.faults.extend((*spec.faults, *told))
        self.cuts.extend(spec.cuts)

    def _held(self, workflow: Workflow, piece: Piece) -> Sequence[Task]:
        """Return what is kept of the tasks: all where rules ask for all of them in the end."""
        if piece.exact is not None or not self._always.issubset(LOCALS):
            return workflow.tasks
        return [FarTask(task, piece) for task in workflow.tasks]

    def _look_at(self, part: Part) -> None:
        """Take up what rules for one task say of ``part``, and all that should look at it."""
        found = set(self._always)
        of_part(part, found)
        self.suspects.update(found)
        self.problems.extend(lint.checked(part, self._choice, found.intersection(LOCALS)))


def _head(value: dict[str, Any]) -> dict[str, Any]:
    """Return what stands before the tasks; DoubtError unless it is that of a sound workflow."""
    body = value | {"Tasks": [{}]}
    if value.get("Tasks", 0) is not None or not fits(KIND, body, loose=True):
        raise DoubtError
    del body["Tasks"]
    return body


def _shaped(giant: Giant, number: int, first: int) -> tuple[Spec, Document | None]:
    """Return the shape of a piece, and its exact document where that had to be asked."""
    tasks = giant.tasks(number)
    try:
        return giant.shaped(tasks, first), None
    except InexactError:
        from wfc.source.mosaic import read_piece

        head = giant.head | {"Tasks": None}
        exact = read_piece(giant.file, giant.cuts, number, first, head)
        if exact.faults or len(exact.value["Tasks"] or ()) != len(tasks):
            raise DoubtError from None
        return shape(exact), exact


def _of_tasks(workflow: Workflow) -> list[Any]:
    return [fault for fault in workflow.faults if fault.place.route[0] in ("Tasks", "Defaults")]


def _whole(giant: Giant, harvest: Harvest, cuts: list[Any]) -> Workflow:
    """Return the workflow of all pieces; in its value no tasks stand, only in its ``tasks``."""
    value = shape(Document(giant.file, "", giant.head | {"Tasks": [{}]})).value | {"Tasks": ()}
    spec = Spec(Document(giant.file, "", value), KIND, value, cuts=tuple(cuts))
    tasks, types = tuple(harvest.tasks), giant.folder.types
    return Workflow(spec, tasks, value.get("BizDate"), (), types=types)


def _placed(
    giant: Giant, pieces: list[Piece], problems: list[Problem]
) -> tuple[Document, list[Problem]]:
    """Return a document that knows where ``problems`` are, and them, each told once.

    Raises DoubtError if the readers differ.
    """
    from wfc.aliased import once
    from wfc.shape.settle import agree
    from wfc.source.exact import read
    from wfc.source.mosaic import Mosaic, Tile

    cuts, file, no_tasks = giant.cuts, giant.file, {"Tasks": ()}
    head = read(file, cuts.head())
    if head.faults or not agree(KIND, head, head.value | no_tasks, giant.head | no_tasks):
        raise DoubtError
    tiles, offset = [], len(head.text)
    wanted = {place.route[1] for place in _places(problems) if place.route[:1] == ("Tasks",)}
    for piece in pieces:
        end = piece.first + piece.count
        if not wanted.isdisjoint(range(piece.first, end)):
            tiles.append(Tile(_exactly(giant, piece), end, offset))
        offset += len(
            cuts.data[cuts.starts[piece.number] : cuts.starts[piece.number + 1]].decode("utf-8")
        )
    document = Mosaic(file, cuts, head, tiles)
    return document, once(problems, {file: document})


def _exactly(giant: Giant, piece: Piece) -> Document:
    """Return the exact document of a piece; DoubtError if it says anything else."""
    from wfc.shape.settle import agree
    from wfc.source.mosaic import read_piece

    if piece.exact is not None:
        return piece.exact
    exact = read_piece(giant.file, giant.cuts, piece.number, piece.first, {})
    if exact.faults or not agree(KIND, exact, exact.value, piece.values()):
        raise DoubtError
    return exact


def _places(problems: list[Problem]) -> Iterator[Place]:
    """Yield every place that ``problems`` point at."""
    for problem in problems:
        finding = problem.finding
        yield finding.place
        yield from (label.place for label in finding.related)
        if finding.fix is not None:
            yield from (edit.place for edit in finding.fix.edits)

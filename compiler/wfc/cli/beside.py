"""What is wrong with files only beside the others of their projects."""

from __future__ import annotations

import os

from wfc.pipeline import Checked
from wfc.source.project import SETTINGS, root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wfc.cli.files import Workbench
    from wfc.problem import Place, Problem
    from wfc.source.document import Document


def beside_others(
    workbench: Workbench, files: Sequence[str], found: list[Checked], problems: list[Problem]
) -> list[Checked]:
    """Return ``found``, and of ``problems``, which are those ``files`` share, what counts.

    All files that a problem points into are among what is returned.
    """
    shared: dict[str, list[Problem]] = {}
    for problem in problems:
        shared.setdefault(problem.finding.place.file, []).append(problem)
    told = (*problems, *(each for one in found for each in one.problems))
    places = {place.file for each in told for place in _places(each)}
    exact = {each.file for one in found for each in one.documents().values() if not each.is_quick}
    others = [Checked(_read(workbench, file), []) for file in sorted(places - exact)]
    documents = {file: each for one in (*found, *others) for file, each in one.documents().items()}
    reported = frozenset(files)
    more = [
        Checked(document, kept)
        for file, document in documents.items()
        if file in shared or (document.ignores and file in reported)
        if (kept := _unignored(workbench, document, shared.get(file, [])))
    ]
    return [*found, *others, *more]


def _unignored(workbench: Workbench, document: Document, problems: list[Problem]) -> list[Problem]:
    """Return what of ``problems``, all in ``document``, no comment there ignores."""
    root = root_of(os.path.dirname(document.file))
    if not document.ignores or not os.path.isfile(os.path.join(root, SETTINGS)):
        return problems
    from wfc.across import unignored

    return unignored(document, problems, workbench.choice(root), "shared-name")


def _read(workbench: Workbench, file: str) -> Document:
    from wfc.source.exact import read

    return read(*workbench.read(file))


def _places(problem: Problem) -> Iterator[Place]:
    yield problem.finding.place
    yield from (label.place for label in problem.finding.related)

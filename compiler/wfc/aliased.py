"""What came through an alias: told once, where it is written, with every alias that leads there."""

from __future__ import annotations

from wfc.problem import Fix, Label, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from wfc.problem import Problem
    from wfc.source.document import Document

    Documents: TypeAlias = Mapping[str, Document]
    Spans: TypeAlias = tuple[tuple[int, int], ...]

USED = "used here"


def once(problems: list[Problem], documents: Documents) -> list[Problem]:
    """Return ``problems`` with a mistake under an anchor told once, not for every alias.

    Two are one where they are of one rule, at one place of the text, and would be mended by the
    same change. The first is told, and beside it where each of the others came through.
    """
    told: dict[object, Problem] = {}
    seen: dict[object, list[Label]] = {}
    for number, problem in enumerate(problems):
        document = documents.get(problem.finding.place.file)
        through = () if document is None else tuple(document.aliases(problem.finding.place.route))
        key = _key(problem, documents) if document is not None else number
        if key in told and not through and not seen[key]:
            key = number  # no alias: whatever says so means it
        told.setdefault(key, problem)
        labels = seen.setdefault(key, [])
        labels += [
            Label(Place(problem.finding.place.file, (), "text", span), USED) for span in through
        ]
    return [_with(problem, seen[key], documents) for key, problem in told.items()]


def _with(problem: Problem, labels: list[Label], documents: Documents) -> Problem:
    """Return ``problem`` with ``labels`` as well, each place once.

    A related place that is the same text as the problem's own, under another name, is left out.
    """
    if not labels:
        return problem
    said = problem.finding
    document = documents[said.place.file]
    here = document.span(said.place)
    related = (
        each
        for each in said.related
        if each.place.file != said.place.file or document.span(each.place) != here
    )
    used = {label.place.within: label for label in labels}
    fix = said.fix
    if fix is not None and any(each.place.part == "item" for each in fix.edits):
        fix = Fix(fix.message, fix.edits, safe=False)  # another use may need the item
    return problem.with_related((*related, *used.values()), fix)


def _key(problem: Problem, documents: Documents) -> object:
    """Return what is the same for problems that are one."""
    place, fix = problem.finding.place, problem.finding.fix
    places = (place, *(edit.place for edit in fix.edits)) if fix is not None else (place,)
    spans = tuple(
        documents[each.file].span(each) if each.file in documents else (each.route, each.within)
        for each in places
    )
    return problem.rule, place.file, place.part, spans, problem.environments

"""A problem points at what it talks about."""

from __future__ import annotations

import json

from hypothesis import given

from tests.laws import examples
from wfc.problem import Finding, Place
from wfc.source.document import Document

from .files import TEXTS
from .mistakes import MISTAKEN
from .texts import Body, checked, envelope

#: Rules whose headline holds, in backquotes, what stands at their place.
NAMED = {
    "dangling-output",
    "duplicate-client-unique-code",
    "duplicate-edge",
    "duplicate-task-name",
    "duplicate-variable",
    "output-produced-twice",
    "unknown-key",
    "unknown-variable",
}
#: Where JSON text stands in a request.
TASKS = ("Parameters", "Tasks")
#: Rules whose related place holds the same name as their own.
TWICE = {"duplicate-client-unique-code", "duplicate-task-name", "duplicate-variable"}


def said(document: Document, place: Place) -> str:
    """Return what is written at ``place``, without quotes and escapes."""
    start, end = document.span(place)
    text = document.text[start:end]
    if len(place.route) > 2 and place.route[:2] == TASKS:  # in JSON text within a JSON file
        text = str(json.loads(f'"{text}"'))
    if place.within is not None:
        return str(json.loads(f'"{text}"'))
    return str(json.loads(text)) if text.startswith('"') else text


def stands(document: Document, place: Place) -> bool:
    """Say whether the route of ``place`` leads to something in the file."""
    value = document.value
    for step in place.route:
        known = value if isinstance(value, dict) else range(len(value or ()))
        if step not in known:
            return False
        value = value[step]
    return True


def places(finding: Finding) -> list[Place]:
    """Return every place that ``finding`` shows."""
    return [finding.place, *(label.place for label in finding.related)]


@examples(400)
@given(TEXTS)
def test_every_place_is_in_the_file_and_holds_what_is_said_of_it(text: str) -> None:
    found = checked(text)
    for problem in found.problems:
        finding = problem.finding
        for place in places(finding):
            start, end = found.document.span(place)
            assert 0 <= start < end <= len(text)
            assert stands(found.document, place) or problem.rule == "missing-key"
        if problem.rule in NAMED:
            name = said(found.document, finding.place)
            assert f"`{name}`" in finding.message
            if problem.rule in TWICE:
                assert [said(found.document, label.place) for label in finding.related] == [name]


@examples(60)
@given(MISTAKEN)
def test_in_the_envelope_the_same_is_said_of_the_same_characters(body: Body) -> None:
    """Places lead into JSON text; nothing is offered to replace that."""
    plain = checked(json.dumps(body))
    found = checked(json.dumps(envelope(body)))
    told = [[(each.rule, each.finding.message) for each in c.problems] for c in (plain, found)]
    assert told[0] == told[1]
    for problem, other in zip(found.problems, plain.problems, strict=True):
        assert problem.finding.fix is None
        for place, same in zip(places(problem.finding), places(other.finding), strict=True):
            assert said(found.document, place) == said(plain.document, same)

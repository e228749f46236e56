"""A fix mends its problem and breaks nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given

from tests.laws import examples
from wfc.problem import Edit, Problem
from wfc.source.document import Document
from wfc.source.rewrite import rewritten

from .files import TEXTS
from .mistakes import MISTAKEN
from .texts import Body, checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Route


def edited(document: Document, edits: tuple[Edit, ...]) -> str:
    """Return the text of ``document`` with ``edits`` made, the last first."""
    text = document.text
    for edit in sorted(edits, key=lambda each: document.span(each.place), reverse=True):
        start, end = document.span(edit.place)
        new = rewritten(document, edit)
        assert new is not None
        text = text[:start] + new + text[end:]
    return text


def told_at(problem: Problem, edits: tuple[Edit, ...]) -> tuple[str, Route]:
    """Return rule and route under which ``problem`` would be told again after ``edits``."""
    route = problem.finding.place.route
    for edit in edits:
        if edit.place.part == "key" and edit.place.route == route:
            route = (*route[:-1], edit.text)
    return problem.rule, route


@examples(300)
@given(TEXTS)
def test_a_fix_mends_its_problem_and_the_file_stays_readable(text: str) -> None:
    found = checked(text)
    for problem in found.problems:
        if problem.finding.fix is not None:
            edits = problem.finding.fix.edits
            mended = checked(edited(found.document, edits))
            assert mended.document.faults == found.document.faults == ()
            assert told_at(problem, edits) not in [told_at(each, ()) for each in mended.problems]


@examples(60)
@given(MISTAKEN)
def test_a_fixed_json_file_is_still_json(body: Body) -> None:
    found = checked(json.dumps(body, indent=2))
    fixes = [each.finding.fix for each in found.problems if each.finding.fix is not None]
    assume(fixes)
    for fix in fixes:
        assert json.loads(edited(found.document, fix.edits)) != body


@pytest.mark.parametrize(
    ("known", "written"),
    [("r,ows", "{Name: x, Value: out:rxows}"), ("rows: 1", "{Name: x, Value: out:rows-1}")],
)
def test_a_part_of_a_plain_scalar_is_not_turned_into_something_else(
    known: str, written: str
) -> None:
    found = checked(PLAIN.format(known=known, written=written))
    (fix,) = [each.finding.fix for each in found.problems if each.rule == "unknown-variable"]
    if fix is not None:  # none is as well
        value: Body = checked(edited(found.document, fix.edits)).document.value
        (entry,) = value["Tasks"][1]["Inputs"]["Variables"]
        assert entry == {"Name": "x", "Value": f"out:{known}"}


PLAIN = """\
Name: w
Tasks:
  - Name: a
    Outputs: {{TaskOutputs: [{{Output: out}}], Variables: [{{Name: "{known}", Value: x}}]}}
  - Name: b
    Dependencies: [{{UpstreamOutput: out}}]
    Inputs: {{Variables: [{written}]}}
"""

"""A fix mends its problem and breaks nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import Phase, assume, given, settings

from wfc.problem import Edit, Problem
from wfc.source.document import Document

from .files import TEXTS
from .mistakes import MISTAKEN
from .texts import Body, checked

#: The first file that fails will do: to find the smallest takes a minute.
PHASES = (Phase.explicit, Phase.generate)
KNOWN = pytest.mark.xfail(
    strict=True,
    reason="an edit's text is not quoted as what it replaces: in JSON, for names such as `a: b`",
)


def edited(document: Document, edits: tuple[Edit, ...]) -> str:
    """Return the text of ``document`` with ``edits`` made, the last first."""
    text = document.text
    for edit in sorted(edits, key=lambda each: document.span(each.place), reverse=True):
        start, end = document.span(edit.place)
        text = text[:start] + edit.text + text[end:]
    return text


def identity(problem: Problem) -> tuple[object, ...]:
    """Return what makes ``problem`` the same one in another text."""
    return problem.rule, problem.finding.message, problem.finding.place.route


@KNOWN
@settings(max_examples=300, deadline=None, phases=PHASES)
@given(TEXTS)
def test_a_fix_mends_its_problem_and_the_file_stays_readable(text: str) -> None:
    found = checked(text)
    for problem in found.problems:
        if problem.finding.fix is not None:
            mended = checked(edited(found.document, problem.finding.fix.edits))
            assert mended.document.faults == found.document.faults == ()
            assert identity(problem) not in map(identity, mended.problems)


@KNOWN
@settings(max_examples=60, deadline=None, phases=PHASES)
@given(MISTAKEN)
def test_a_fixed_json_file_is_still_json(body: Body) -> None:
    found = checked(json.dumps(body, indent=2))
    fixes = [each.finding.fix for each in found.problems if each.finding.fix is not None]
    assume(fixes)
    for fix in fixes:
        assert json.loads(edited(found.document, fix.edits)) != body

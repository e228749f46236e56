"""Fixing changes what the fix says and no other byte, and comes to an end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import examples
from wfc.mend import mended
from wfc.pipeline import Checked
from wfc.source.rewrite import rewritten

from .files import TEXTS
from .texts import checked

#: What may stand at the end of a line that ends a plain value, or between lines.
ENDS = st.sampled_from(["", "", "", "  # why", "\t# tab", "   "])
BETWEEN = st.sampled_from(["", "", "\n", "  # a comment\n", "# 注释\n"])


@st.composite
def dressed(draw: st.DrawFn) -> str:
    """Return a file as people leave it: comments, blanks, line ends of any kind."""
    text = draw(TEXTS)
    lines = [draw(BETWEEN) + line + draw(ENDS) for line in text.split("\n")]
    mixed = "\n".join(lines).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return mixed if checked(mixed).document.value is not None else text


def unchanged(found: Checked, after: str, *, unsafe: bool) -> bool:
    """Say whether ``after`` has all that no offered edit of ``found`` replaces, byte for byte."""
    document = found.document
    spans = sorted(
        {
            document.span(edit.place)
            for problem in found.problems
            if (fix := problem.finding.fix) is not None and (fix.safe or unsafe)
            for edit in fix.edits
            if rewritten(document, edit) is not None
        }
    )
    parts, at = [], 0
    for start, end in spans:
        parts.append(re.escape(document.text[min(at, start) : start]))
        at = max(at, end)
    parts.append(re.escape(document.text[at:]))
    return re.fullmatch("(?s:.*)".join(parts), after) is not None


@examples(200)
@given(dressed(), st.booleans())
def test_fixing_keeps_every_byte_outside_the_change(text: str, unsafe: bool) -> None:
    found = checked(text)
    rounds = [found]

    def again(after: str) -> Checked:
        assert unchanged(rounds[-1], after, unsafe=unsafe)
        rounds.append(checked(after))
        return rounds[-1]

    after, fixed, made = mended(found, again, unsafe=unsafe)
    assert (made > 0) == (fixed != text)
    assert fixed == after.document.text
    assert (after.document.value is None) <= (found.document.value is None)
    assert mended(after, checked, unsafe=unsafe) == (after, fixed, 0)


@examples(100)
@given(dressed())
def test_safe_fixes_alone_leave_what_is_unsafe(text: str) -> None:
    after, _, _ = mended(checked(text), checked, unsafe=False)
    left = [problem.finding.fix for problem in after.problems if problem.finding.fix is not None]
    assert not any(
        fix.safe and all(rewritten(after.document, edit) is not None for edit in fix.edits)
        for fix in left
    )


SPEC = """\
Name: w
ProjectId: 1
Owner: o
Defaults: {Type: t, RuntimeResource: {ResourceGroupId: r}}
Tasks:
"""


@pytest.mark.parametrize(
    ("tasks", "fixed"),
    [
        (
            "  - {Name: a}\n  - Name: b\n    DependsOn: [a, a,\n      a]\n",
            "  - {Name: a}\n  - Name: b\n    DependsOn: [a]\n",
        ),
        (
            "  - {Name: a}\n  - Name: b\n    DependsOn:\n    - a\n    -   a\n    - 'a'\n",
            "  - {Name: a}\n  - Name: b\n    DependsOn:\n    - a\n",
        ),
        ("  - {Name: a, Timeot: 1}\n", "  - {Name: a, Timeout: 1}\n"),
        ("  - {\"Name\": a, 'Timeot': 1}\n", "  - {\"Name\": a, 'Timeout': 1}\n"),
        (
            "  - Name: a # wfc: ignore[duplicate-edge, dangling-output]\n",
            "  - Name: a\n",
        ),
        (
            "  # wfc: ignore[duplicate-edge]\n  - Name: a\n",
            "  - Name: a\n",
        ),
        (
            "  - Name: a\n    Timeot: 1  # wfc: ignore[duplicat-edge]\n",
            "  - Name: a\n    Timeout: 1\n",
        ),
    ],
)
def test_fixes_that_touch_or_follow_each_other_are_made_in_turn(tasks: str, fixed: str) -> None:
    after, text, _ = mended(checked(SPEC + tasks), checked, unsafe=False)
    assert text == SPEC + fixed
    assert [each for each in after.problems if each.finding.fix] == []

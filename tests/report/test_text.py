"""How hidden characters are shown, and how wide text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.report.text import plain
from wfc.report.width import columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Name: 报表 é \U0001f680 \u3000", "Name: 报表 é \U0001f680 \u3000"),
        ("\x00\t\n\r\x1b\x1f\x7f", "␀␉␊␍␛␟␡"),
        ("\x80\x9b", "��"),
        ("\u200b\u200d\u202e\u2066\ufeff\u00ad", "������"),
        ("\u2028\u2029\ud800\ufffe\U0010ffff", "�����"),
        ("\u3164\u115f\u2800\ufe0f\U000e0041\U000e0100", "������"),
        ("##[error] ##vso[task] ##teamcity[m", "#�[error] #�vso[task] #�teamcity[m"),
        ("## a heading ##[ ]", "## a heading ##[ ]"),
    ],
)
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters()))
def test_plain_text_is_as_long_and_stays_as_it_is(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Name", 4),
        ("报表", 4),
        ("\uff21\uff71", 3),  # a fullwidth A, a halfwidth katakana
        ("e\u0301\u0323", 1),
        ("か\u3099", 2),  # the voiced sound mark is combining, though it is listed as wide
        ("\u1112\u1161\u11ab", 2),  # one Korean syllable of three letters
        ("\U0001f680", 2),
        ("±…─", 3),  # of ambiguous width
        ("␛�", 2),
    ],
)
def test_text_has_a_width_in_columns(text: str, width: int) -> None:
    assert columns(text) == width

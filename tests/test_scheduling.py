"""Scheduling parameters: what each becomes, and where one that is none goes wrong."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc_spec.evaluation import Run, readings
from wfc_spec.scheduling import parse

#: Business date 2026-03-31, scheduled on the next day at 13:30.
RUN = Run.of(date(2026, 3, 31), time(13, 30))
VALUES = {
    "$bizdate": "20260331",
    "$cyctime": "20260401133000",
    "${bdp.system.bizdate}": "20260331",
    "a_$bizdate": "a_20260331",
    "${yyyymmdd}": "20260331",
    "${yyyy-mm-dd-1}": "2026-03-30",
    "${yyyymmdd-7*2}": "20260317",
    "${yyyymm-1}01": "20260201",
    "${yyyy+1}": "2027",
    "${yy/mm}": "26/03",
    "$[yyyymmdd]": "20260401",
    "$[yyyymmdd-1]": "20260331",
    "$[yyyymmddhh24-1-1/24]": "2026033112",
    "$[hh24:mi:ss-5/24/60]": "13:25:00",
    "$[hh12]": "01",
    "$[add_months(yyyymmdd,-1)]": "20260301",
    "$[add_months(yyyymmdd,12*1)-1/24]": "20270401",
    "full": "full",
    "$1": "$1",
}
CONFLICTS = {
    "$[yyyy-1]": ("2026", "2025"),
    "$[hh]": ("13", "01"),
    "$bizmonth": ("202603", "202602"),
    "$gmtdate": ("20260401", None),
    "$yyyymmdd": ("$yyyymmdd", "20260331"),
}
MISTAKES = {
    "$tbods": (0, 6),
    "x_$bizdate_1": (2, 12),
    "${hh24}": (2, 6),
    "${yyyy-mm-dd-1/24}": (12, 17),
    "${YYYYMMDD}": (2, 10),
    "$[yyyy-mm-dd hh24]": (12, 13),
    "$[yyyymmdd-1/24/60/60]": (10, 21),
    "$[add_months(yyyymmdd,-1)-x]": (25, 27),
    "$[add_months(xx,-1)]": (13, 15),
    "${yyyymmdd": (0, 10),
}


@pytest.mark.parametrize("written", VALUES)
def test_what_an_expression_becomes(written: str) -> None:
    assert [each.value for each in readings(written, RUN)] == [VALUES[written]]


@pytest.mark.parametrize("written", CONFLICTS)
def test_where_documents_conflict_both_readings_are_given(written: str) -> None:
    found = readings(written, RUN)
    assert tuple(each.value for each in found) == CONFLICTS[written]
    assert all(each.note for each in found)


def test_readings_that_come_to_the_same_are_one() -> None:
    assert len(readings("$[yyyymm-1]", RUN)) == 1


@pytest.mark.parametrize("written", MISTAKES)
def test_a_mistake_is_placed_inside_the_text(written: str) -> None:
    (mistake,) = [each for each in parse(written).mistakes if not each.trap]
    assert (mistake.start, mistake.end) == MISTAKES[written]


@given(st.text("$${}[]()yymmddhhmiss24-+*/,:. ax1", max_size=24))
def test_any_text_is_taken_apart_without_gaps(text: str) -> None:
    """Pieces and mistakes stand inside the text, in order."""
    parsed = parse(text)
    ends = [(each.start, each.start + len(each.text)) for each in parsed.pieces]
    assert all(
        text[start:end] == each.text for (start, end), each in zip(ends, parsed.pieces, strict=True)
    )
    assert ends == sorted(ends)
    assert all(0 <= each.start <= each.end <= len(text) for each in parsed.mistakes)

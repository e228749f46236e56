"""Which request a fault script means, and that its chances come of the seed alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.emulator.faults.chosen import Faults, knobs_of, turned_names
from wfc_spec.faults import FaultRule

from .world import faults

SUBMIT, LIST = "ExecuteAdhocWorkflowInstance", "ListWorkflowInstances"
numbers = st.integers(1, 10**6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (1, [1]),
        ("2-4", [2, 3, 4]),
        ("5-", [5, 6, 7]),
        ("1,3", [1, 3]),
        ("1-2,6-", [1, 2, 6, 7]),
        (None, [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_requests_are_counted_from_one(written: object, meant: list[int]) -> None:
    given_ = {} if written is None else {"Requests": written}
    script = faults({"ListLag": 1, **given_})
    found = [number for number in range(1, 8) if knobs_of(script, LIST, number).list_lag]
    assert found == meant


def test_each_operation_has_a_count_of_its_own() -> None:
    script = faults({"Operations": [SUBMIT], "Requests": 2, "Send": "reset"})
    met = Faults(script)
    asked = [SUBMIT, LIST, LIST, SUBMIT, LIST, SUBMIT]
    assert [met.meet(operation).send for operation in asked] == [
        *(None, None, None, "reset", None, None)
    ]


def test_of_two_entries_that_turn_one_knob_the_first_does() -> None:
    script = faults({"Requests": 1, "Send": "hang"}, {"Send": "reset", "ListLag": 3})
    first, second = (knobs_of(script, LIST, number) for number in (1, 2))
    assert turned_names(first) == turned_names(second) == ("Send", "ListLag")
    assert (first.send, second.send) == ("hang", "reset")


def test_one_of_its_own_choices_goes_before_the_entry_itself() -> None:
    script = faults({"Send": "reset", "OneOf": [{"Send": "cut"}, {"Send": "half"}]})
    found = {knobs_of(script, LIST, number).send for number in range(1, 50)}
    assert found == {"cut", "half"}


@given(seed=st.integers(0, 2**63 - 1), before=st.lists(st.sampled_from((SUBMIT, LIST))), at=numbers)
def test_a_seed_decides_whatever_came_before(seed: int, before: list[str], at: int) -> None:
    rule: dict[str, object] = {"Chance": 0.5, "OneOf": [{"Send": "cut"}, {"Deliver": "never"}]}
    script, again = faults(rule, Seed=seed), Faults(faults(rule, Seed=seed))
    assert knobs_of(script, SUBMIT, at) == knobs_of(script, SUBMIT, at)
    for operation in before:
        again.meet(operation)
    assert again.meet(SUBMIT) == knobs_of(script, SUBMIT, before.count(SUBMIT) + 1)


@pytest.mark.parametrize(("chance", "low", "high"), [(0, 0, 0), (0.1, 50, 150), (1, 1000, 1000)])
def test_a_chance_is_met_about_as_often_as_it_says(chance: float, low: int, high: int) -> None:
    script = faults({"Chance": chance, "Send": "reset"}, Seed=3)
    met = sum(knobs_of(script, LIST, number).send is not None for number in range(1, 1001))
    assert low <= met <= high


def test_every_knob_can_be_turned() -> None:
    """Each key of an entry but those that choose requests is one that ``turned_names`` knows."""
    chooses = {"Operations", "Requests", "Chance", "OneOf"}
    keys = {str(field.alias) for field in FaultRule.model_fields.values()} - chooses
    rule: dict[str, object] = {
        "BizDateToMidnight": True,
        "ClockOffset": -5,
        "CreateUser": "1",
        "Deliver": "never",
        "DeliverAfter": 1,
        "DripSeconds": 1,
        "FailRuns": {"a": 1},
        "FirstId": 1,
        "ListHides": True,
        "ListLag": 1,
        "NameNoise": 1,
        "NonceSeconds": 0,
        "PageSize": 1,
        "Quota": {},
        "Receive": "hang",
        "Reply": {},
        "Send": "cut",
        "SendAfter": 0,
        "SignatureSeconds": 1,
        "Values": {},
        "Without": [],
    }
    assert rule.keys() == keys
    assert set(turned_names(knobs_of(faults(rule), LIST, 1))) == keys

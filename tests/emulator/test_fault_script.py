"""A fault script as a file: what it says, and what is wrong with it, at its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wfc.emulator.faults.read import read_script
from wfc.pipeline import Checked
from wfc.report.concise import render
from wfc.report.outcome import Outcome
from wfc_spec.faults import FaultScript

from .world import faults


def told(text: str) -> list[str]:
    """Return what is said about ``text``, a line each, without the advice."""
    script, problems, document = read_script("f.yaml", text.encode())
    assert (script is None) == bool(problems)
    found = Checked(document, problems)
    outcome = Outcome(tuple(found.problems), {"f.yaml": document}, 1)
    return [line.split("; ")[0] for line in render(outcome, color=False).splitlines()[:-1]]


def script_of(text: str) -> FaultScript:
    script, problems, _ = read_script("f.yaml", text.encode())
    assert script is not None, problems
    return script


def test_a_script_is_read_as_it_is_written() -> None:
    text = """\
Kind: FaultScript
Description: The answer to the first submission is lost.
Seed: 18446
Faults:
  - Operations: [ExecuteAdhocWorkflowInstance]
    Requests: 1
    Send: reset
    Values: {WorkflowInstanceId: 1.2e18, Status: '"X"'}
  - {Chance: 0.5, Reply: {Status: 429, Code: Throttling.User, RetryAfter: 1}}
  - {Requests: 2-, ClockOffset: -1200, FirstId: 9007199254740993, ListHides: true}
"""
    assert script_of(text) == faults(
        {
            "Operations": ["ExecuteAdhocWorkflowInstance"],
            "Requests": "1",
            "Send": "reset",
            "Values": {"WorkflowInstanceId": "1.2e18", "Status": '"X"'},
        },
        {"Chance": 0.5, "Reply": {"Status": 429, "Code": "Throttling.User", "RetryAfter": 1}},
        {"Requests": "2-", "ClockOffset": -1200, "FirstId": 2**53 + 1, "ListHides": True},
        Kind="FaultScript",
        Description="The answer to the first submission is lost.",
        Seed=18446,
    )


def test_every_mistake_is_told_at_its_place() -> None:
    text = """\
Seeds: 1
Faults:
  - Operation: ExecuteAdhocWorkflowInstance
    Send: rest
  - Operations: [ExecuteAdhocWorkflow]
    Requests: x
    Chance: 2
    OneOf: [{Deliver: thrice}]
  - Requests: 0
    ListLag: soon
    Reply: {Status: 99}
    ListHides: maybe
"""
    assert told(text) == [
        "f.yaml:1:1: error[unknown-key] unknown key `Seeds` in the file",
        "f.yaml:3:5: error[unknown-key] unknown key `Operation` in `Faults`",
        "f.yaml:4:11: error[invalid-value] `rest` is no value for `Send` of `Faults`",
        "f.yaml:5:18: error[invalid-value] `ExecuteAdhocWorkflow` is no value for `Operations`"
        " of the fault script",
        "f.yaml:6:15: error[invalid-value] `x` is no value for `Requests` of `Faults`",
        "f.yaml:7:13: error[invalid-value] `2` is too large for `Chance` of `Faults`: at most 1",
        "f.yaml:8:23: error[invalid-value] `thrice` is no value for `Deliver` of `OneOf`",
        "f.yaml:9:15: error[invalid-value] `0` is too small for `Requests` of `Faults`: at least 1",
        "f.yaml:10:14: error[wrong-type] `ListLag` of `Faults` is text, not seconds,"
        " such as `30` or `0.5`",
        "f.yaml:11:21: error[invalid-value] `99` is too small for `Status` of `Reply`:"
        " at least 200",
        "f.yaml:12:16: error[wrong-type] `ListHides` of `Faults` is text, not `true` or `false`",
    ]


def test_what_is_no_script_at_all_is_told_too() -> None:
    assert told("- Send: reset\n") == [
        "f.yaml:1:3: error[invalid-value] `[{'Send': 'reset'}]` is no value for `Faults`"
        " of the fault script"
    ]
    assert told("Faults: {Send: reset}\n") == [
        "f.yaml:1:9: error[wrong-type] `Faults` of the file is a mapping, not a list"
    ]
    assert [line.split()[1] for line in told("")] == ["error[empty-file]"]
    assert [line.split()[1] for line in told("Faults: [\n")] == ["error[yaml-syntax]"]


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *(
                        "Faults",
                        "Seed",
                        "Kind",
                        "Send",
                        "Requests",
                        "Operations",
                        "Reply",
                        "Status",
                    ),
                    *(
                        "Values",
                        "Without",
                        "OneOf",
                        "FailRuns",
                        "Quota",
                        "Day",
                        "FirstId",
                        "ListHides",
                    ),
                ]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(value=odd)
def test_anything_is_read_or_told_and_nothing_breaks(value: object) -> None:
    """What fits the schema fits the model: the reader asks the one and builds the other."""
    import json

    text = json.dumps({"Faults": [value], "Seed": 1} if not isinstance(value, dict) else value)
    told(text)

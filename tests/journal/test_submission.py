"""What makes two submissions the same, and what tells them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wfc.submission import MARKER_LENGTH, Submission
from wfc.targets.execute_adhoc_workflow_instance import FACETS
from wfc.targets.payload import Payload

BODY = {
    "EnvType": "Dev",
    "Name": "orders",
    "ProjectId": 100,
    "Owner": "1",
    "BizDate": 17,
    "Tasks": [],
}


def submission(run_key: str = "", region: str = "cn-shanghai", **changes: object) -> Submission:
    body = BODY | changes
    wire = {key: str(value) for key, value in body.items()}
    payload = Payload("ExecuteAdhocWorkflowInstance", "2024-05-18", body, wire)
    return Submission(payload, FACETS, region, run_key)


def test_the_order_of_keys_makes_no_difference() -> None:
    turned = Payload("ExecuteAdhocWorkflowInstance", "2024-05-18", dict(reversed(BODY.items())), {})
    assert replace(submission(), payload=turned).id == submission().id


@pytest.mark.parametrize(
    "other",
    [
        submission(region="cn-hangzhou"),
        submission(ProjectId=101),
        submission(EnvType="Prod"),
        submission(BizDate=18),
        submission(Name="orders2"),
        submission(Tasks=[{"Name": "a"}]),
        submission(run_key="again"),
    ],
)
def test_anything_else_does(other: Submission) -> None:
    assert other.id != submission().id
    assert other.marker != submission().marker


def test_a_run_key_makes_another_run_of_the_same_work() -> None:
    assert submission("again").base == submission().base == submission().id


def test_the_marker_stands_at_the_end_of_the_name_and_nowhere_else() -> None:
    made = submission()
    sent = made.marked()
    assert made.marker == "_wfcolozhiyquvxo6vte"
    assert len(made.marker) == MARKER_LENGTH
    assert sent.body == BODY | {"Name": "orders" + made.marker}
    assert sent.parameters["Name"] == "orders" + made.marker
    assert made.payload.body["Name"] == "orders"


def test_without_a_marker_the_payload_is_sent_as_it_is() -> None:
    made = replace(submission(), marks=False)
    assert made.marker == ""
    assert made.marked() is made.payload

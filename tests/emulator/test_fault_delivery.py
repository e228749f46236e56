"""How often, and when, a request reaches the service; the log of instances is the oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .world import Client, faults, submission, task

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBMIT = "ExecuteAdhocWorkflowInstance"
WANTED = submission(task("a"))


def lost(client: Client, wanted: Mapping[str, object] = WANTED) -> None:
    """Submit, to find that the connection ends without an answer."""
    with pytest.raises(ConnectionError):
        client.call(SUBMIT, wanted)


def made(client: Client) -> int:
    """Return how many instances there are."""
    return len(client.emulator.instances())


def test_an_answer_lost_before_the_commit_leaves_nothing(client: Client) -> None:
    client.emulator.inject(faults({"Operations": [SUBMIT], "Deliver": "never", "Send": "reset"}))
    lost(client)
    assert made(client) == 0
    (line,) = client.emulator.log
    assert (line.status, line.executed, line.faults) == (0, None, ("Deliver", "Send"))


def test_an_answer_lost_after_the_commit_leaves_one(client: Client) -> None:
    client.emulator.inject(faults({"Operations": [SUBMIT], "Send": "reset"}))
    lost(client)
    assert made(client) == 1
    (line,) = client.emulator.log
    assert (line.status, line.executed) == (200, client.emulator.instances()[0].id)


def test_the_same_bytes_twice_are_refused_where_nonces_are_remembered(client: Client) -> None:
    client.emulator.inject(faults({"Deliver": "twice"}))
    assert client.call(SUBMIT, WANTED).status == 200
    assert made(client) == 1
    assert [line.code for line in client.emulator.log] == ["", "SignatureNonceUsed"]


def test_the_same_bytes_twice_make_two_where_they_are_not(client: Client) -> None:
    client.emulator.inject(faults({"Deliver": "twice", "NonceSeconds": 0}))
    answer = client.ask(SUBMIT, **WANTED)
    first, second = client.emulator.instances()
    assert answer["WorkflowInstanceId"] == first.id < second.id
    assert first.asked == second.asked


def test_a_zombie_arrives_when_its_time_has_come(client: Client) -> None:
    rule = {"Operations": [SUBMIT], "Requests": 1, "DeliverAfter": 600, "Send": "close"}
    client.emulator.inject(faults(rule))
    lost(client)
    client.clock.now += 599
    assert made(client) == 0
    client.clock.now += 1
    (instance,) = client.emulator.instances()
    assert instance.asked.created == int(client.clock.now * 1_000_000)


def test_a_zombie_is_there_before_the_request_that_looks_for_it(client: Client) -> None:
    rule = {"Operations": [SUBMIT], "DeliverAfter": 60, "Send": "close"}
    client.emulator.inject(faults(rule))
    lost(client)
    client.clock.now += 3600
    day = {"ProjectId": 100, "BizDate": WANTED["BizDate"]}
    rows = client.ask("ListWorkflowInstances", **day)["PagingInfo"]["WorkflowInstances"]
    assert [row["CreateTime"] for row in rows] == [int(client.clock.now * 1000) - 3_540_000]


def test_a_zombie_with_an_old_signature_is_refused(client: Client) -> None:
    client.emulator.inject(faults({"Operations": [SUBMIT], "DeliverAfter": 1200, "Send": "close"}))
    lost(client)
    client.clock.now += 5000
    assert made(client) == 0
    assert [line.code for line in client.emulator.log] == ["", "InvalidTimeStamp.Expired"]


def test_the_clock_of_the_service_may_be_another(client: Client) -> None:
    client.emulator.inject(faults({"Requests": 1, "ClockOffset": 1200}))
    late = client.call(SUBMIT, WANTED)
    assert late.body["Code"] == "InvalidTimeStamp.Expired"
    true = client.call(SUBMIT, WANTED)
    assert true.status == 200
    assert [late.headers["Date"], true.headers["Date"]] == [
        "Wed, 18 Nov 2026 11:26:40 GMT",
        "Wed, 18 Nov 2026 11:06:40 GMT",
    ]


def test_signatures_may_live_shorter(client: Client) -> None:
    client.emulator.inject(faults({"SignatureSeconds": 60}))
    client.headers["x-acs-date"] = "2026-11-18T11:05:39Z"
    assert client.call(SUBMIT, WANTED).body["Code"] == "InvalidTimeStamp.Expired"
    client.headers["x-acs-date"] = "2026-11-18T11:05:41Z"
    assert client.call(SUBMIT, WANTED).status == 200


def test_what_is_made_may_differ_from_what_was_asked(client: Client) -> None:
    ids = {"FirstId": 2**53 + 1, "CreateUser": "2000", "BizDateToMidnight": True}
    client.emulator.inject(faults({"Requests": 1, **ids}))
    day = int(str(WANTED["BizDate"]))
    answer = client.ask(SUBMIT, **{**WANTED, "BizDate": day + 12_345_678})
    (instance,) = client.emulator.instances()
    assert answer["WorkflowInstanceId"] == instance.id == 2**53 + 1
    assert (instance.asked.create_user, instance.asked.biz_date) == ("2000", day)
    assert client.ask(SUBMIT, **WANTED)["WorkflowInstanceId"] == 2**53 + 2


def test_a_script_can_be_changed_while_it_serves(client: Client) -> None:
    client.emulator.inject(faults({"Requests": 1, "Send": "close"}))
    lost(client)
    client.emulator.inject(faults({"Requests": 1, "Send": "close"}))
    lost(client)
    assert client.call(SUBMIT, WANTED).status == 200
    assert made(client) == 3

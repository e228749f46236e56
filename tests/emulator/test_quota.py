"""Throttling, which only a fault script brings about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_refused_calls import assert_refused
from .world import faults

if TYPE_CHECKING:
    from .world import Client, Reply

REFUSALS = {"throttled": "Throttling.User", "throttled-for-the-day": "Throttling.Api.Risk"}
#: 2026-11-19 00:00 UTC+8; the clock of the tests starts some five hours before.
MIDNIGHT = 1_795_017_600.0


def look(client: Client) -> Reply:
    return client.call("ListWorkflowInstances", {"ProjectId": 100, "BizDate": 0})


def test_so_many_a_second_are_let_in_and_the_others_are_told_to_wait(client: Client) -> None:
    client.emulator.inject(faults({"Quota": {"Second": 2, "RetryAfter": 1.5}}))
    assert [look(client).status for _ in range(3)] == [200, 200, 429]
    client.clock.now += 0.9
    reply = look(client)
    assert_refused(client, "throttled", "flow control", reply.status, reply.body)
    assert reply.headers["x-acs-retry-after"] == "1500"
    client.clock.now += 0.2
    assert [look(client).status for _ in range(3)] == [200, 200, 429]


def test_so_many_a_day_are_let_in_and_the_next_day_as_many(client: Client) -> None:
    client.emulator.inject(faults({"Quota": {"Day": 2}}))
    assert [look(client).status for _ in range(2)] == [200, 200]
    client.clock.now = MIDNIGHT - 1
    reply = look(client)
    assert_refused(client, "throttled-for-the-day", "daily limit", reply.status, reply.body)
    assert "x-acs-retry-after" not in reply.headers
    client.clock.now = MIDNIGHT
    assert [look(client).status for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("behaviour", REFUSALS)
def test_nothing_is_throttled_without_a_script(client: Client, behaviour: str) -> None:
    assert {look(client).status for _ in range(20)} == {200}
    assert behaviour not in {line.behaviour for line in client.emulator.log}

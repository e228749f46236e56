"""Every way the gateway and the reads refuse a request, in the service's form."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from wfc.emulator.behaviours import BEHAVIOURS
from wfc.emulator.server import Credentials, Emulator

from .world import DAY, Client, Clock, submission, task

LIST, TASKS = "ListWorkflowInstances", "ListTaskInstances"
DAY_OF = {"ProjectId": 100, "BizDate": DAY}
TASKS_OF = {"ProjectId": 100, "Bizdate": DAY}
FORM = {"content-type": "application/json"}


@dataclass(frozen=True)
class Case:
    """A call with some headers changed (None: left out), and a word of how it is refused."""

    behaviour: str
    message: str
    action: str = "GetWorkflowInstance"
    parameters: dict[str, object] = field(default_factory=lambda: {"Id": 1})
    headers: dict[str, str | None] = field(default_factory=dict)


CASES = [
    Case("signature-incomplete", "the header x-acs-date is missing", headers={"x-acs-date": None}),
    Case("signature-incomplete", "the header host is missing", headers={"host": None}),
    Case("timestamp-malformed", "not well formatted", headers={"x-acs-date": "2026-11-18 11:06:40"}),
    Case("timestamp-malformed", "not well formatted", headers={"x-acs-date": "2026-13-18T11:06:40Z"}),
    Case("timestamp-expired", "is expired", headers={"x-acs-date": "2026-11-18T10:00:00Z"}),
    Case("timestamp-expired", "is expired", headers={"x-acs-date": "2026-11-18T12:00:00Z"}),
    Case("signature-mismatch", "not the hash of the body", headers={"x-acs-content-sha256": "0" * 64}),
    Case("security-token-wrong", "does not belong", headers={"x-acs-security-token": "t"}),
    Case("version-unknown", "2020-05-18 is not emulated", headers={"x-acs-version": "2020-05-18"}),
    Case("action-unknown", "no StopWorkflowInstances in 2024", "StopWorkflowInstances", {"Ids": "[1]"}),
    Case("body-not-a-form", "has a body of", LIST, DAY_OF, headers=FORM),
    Case("parameter-unknown", "Name is not a parameter", parameters={"Id": 1, "Name": "x"}),
    Case("parameter-missing", "BizDate is mandatory", LIST, {"ProjectId": 100}),
    Case("parameter-missing", "Bizdate is mandatory", TASKS, {"ProjectId": 100}),
    Case("parameter-missing", "Id is mandatory", parameters={"Id": ""}),
    Case("parameter-malformed", 'Id is "-1"', parameters={"Id": -1}),
    Case("parameter-malformed", 'Id is "9223372036854775808"', parameters={"Id": 2**63}),
    Case("parameter-malformed", "from 1 to 500", TASKS, {**TASKS_OF, "PageSize": 501}),
    Case("parameter-malformed", "from 1 to 100", LIST, {**DAY_OF, "PageSize": 101}),
    Case("parameter-malformed", "array of whole numbers", LIST, {**DAY_OF, "Ids": "1,2"}),
    Case("parameter-malformed", "array of whole numbers", LIST, {**DAY_OF, "Ids": "[true]"}),
    Case("parameter-malformed", "array of texts", LIST, {**DAY_OF, "Tags": "[1]"}),
    Case("parameter-not-allowed", "one of Prod, Dev", TASKS, {**TASKS_OF, "ProjectEnv": "PROD"}),
    Case("parameter-not-allowed", "one of NotRun,", TASKS, {**TASKS_OF, "Status": "Checking"}),
    Case("sort-unknown", "one of TriggerTime,", LIST, {**DAY_OF, "SortBy": "Name"}),
    Case("sort-unknown", "then Asc, Desc", LIST, {**DAY_OF, "SortBy": "Id DESC"}),
    Case("filter-malformed", "keys out of", LIST, {**DAY_OF, "Filter": '{"Status":"x"}'}),
    Case("filter-malformed", "a JSON object of texts", LIST, {**DAY_OF, "Filter": '{"status":1}'}),
    Case("filter-malformed", "a JSON object", LIST, {**DAY_OF, "Filter": "status=x"}),
    Case("filter-malformed", "times in ms", TASKS, {**TASKS_OF, "Filter": '{"createTimeStart":"x"}'}),
    Case("filter-not-emulated", "executionDate", LIST, {**DAY_OF, "Filter": '{"executionDate":"1"}'}),
    Case("filter-not-emulated", "who has it", TASKS, {**TASKS_OF, "UnifiedWorkflowInstanceId": 1}),
    Case("workflow-instance-unknown", "instance 1 does not exist"),
    Case("task-instance-unknown", "instance 1 does not exist", "GetTaskInstance"),
    Case("task-instance-unknown", "instance 1 does not exist", "GetTaskInstanceLog"),
]  # fmt: skip


def assert_refused(client: Client, behaviour: str, message: str, status: int, body: object) -> None:
    """Hold that the last request was refused as ``behaviour``, in the service's form."""
    line, entry = client.emulator.log[-1], BEHAVIOURS[behaviour]
    assert (line.behaviour, line.status) == (behaviour, entry.status), body
    assert status == entry.status
    assert isinstance(body, dict)
    assert list(body) == ["Code", "Message", "RequestId", "HostId"]
    assert body["Code"] == line.code
    assert body["RequestId"] == line.request_id
    assert message in body["Message"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.behaviour}: {case.message}")
def test_it_is_refused(client: Client, case: Case) -> None:
    client.headers.update(case.headers)
    if case.headers.get("host", "") is None:
        # Without a signed Host: http.client would not send one either.
        client.headers["host"] = None
        signed = client.signed("GET", "/?Id=1", b"", case.action)
        reply = client.exchange("GET", "/?Id=1", b"", signed | {"Host": client.emulator.endpoint})
        assert_refused(client, case.behaviour, "host is not signed", reply.status, reply.body)
        return
    reply = client.call(case.action, case.parameters)
    assert_refused(client, case.behaviour, case.message, reply.status, reply.body)

"""Every way the gateway and the reads refuse a request, in the service's form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from wfc.emulator.behaviours import BEHAVIOURS
from wfc.emulator.server import Credentials, Emulator

from .world import DAY, Client, Clock, Reply, numbered, submission, task

if TYPE_CHECKING:
    from collections.abc import Callable

STOP, RERUN = "StopWorkflowInstances", "RerunTaskInstances"
LIST, TASKS = "ListWorkflowInstances", "ListTaskInstances"
DAY_OF: dict[str, object] = {"ProjectId": 100, "BizDate": DAY}
TASKS_OF: dict[str, object] = {"ProjectId": 100, "Bizdate": DAY}
JSON: dict[str, str | None] = {"content-type": "application/json"}


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
    Case(
        "timestamp-malformed", "not well formatted", headers={"x-acs-date": "2026-11-18 11:06:40"}
    ),
    Case(
        "timestamp-malformed", "not well formatted", headers={"x-acs-date": "2026-13-18T11:06:40Z"}
    ),
    Case("timestamp-expired", "is expired", headers={"x-acs-date": "2026-11-18T10:00:00Z"}),
    Case("timestamp-expired", "is expired", headers={"x-acs-date": "2026-11-18T12:00:00Z"}),
    Case(
        "signature-mismatch", "not the hash of the body", headers={"x-acs-content-sha256": "0" * 64}
    ),
    Case("security-token-wrong", "does not belong", headers={"x-acs-security-token": "t"}),
    Case("version-unknown", "2019-01-01 is not emulated", headers={"x-acs-version": "2019-01-01"}),
    Case(
        "action-unknown",
        "no StopTaskInstances in 2024",
        "StopTaskInstances",
        {"Ids": "[1]"},
    ),
    Case("body-not-a-form", "has a body of", LIST, DAY_OF, headers=JSON),
    Case("parameter-unknown", "Name is not a parameter", parameters={"Id": 1, "Name": "x"}),
    Case("parameter-missing", "BizDate is mandatory", LIST, {"ProjectId": 100}),
    Case("parameter-missing", "Bizdate is mandatory", TASKS, {"ProjectId": 100}),
    Case("parameter-missing", "Id is mandatory", parameters={"Id": ""}),
    Case("parameter-missing", "Ids is mandatory", STOP, {"Comment": "x"}),
    Case("parameter-missing", "Ids is mandatory", STOP, {"Ids": "[]"}),
    Case("parameter-not-allowed", "one of True,", RERUN, {"Ids": "[1]", "UseLatestConfig": 1}),
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
    Case(
        "filter-malformed", "times in ms", TASKS, {**TASKS_OF, "Filter": '{"createTimeStart":"x"}'}
    ),
    Case(
        "filter-not-emulated", "executionDate", LIST, {**DAY_OF, "Filter": '{"executionDate":"1"}'}
    ),
    Case("filter-not-emulated", "who has it", TASKS, {**TASKS_OF, "UnifiedWorkflowInstanceId": 1}),
    Case("workflow-instance-unknown", "instance 1 does not exist"),
    Case("task-instance-unknown", "instance 1 does not exist", "GetTaskInstance"),
    Case("task-instance-unknown", "instance 1 does not exist", "GetTaskInstanceLog"),
]


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


@pytest.mark.parametrize("case", CASES, ids=numbered(case.behaviour for case in CASES))
def test_it_is_refused(client: Client, case: Case) -> None:
    client.headers.update(case.headers)
    reply = client.call(case.action, case.parameters)
    assert_refused(client, case.behaviour, case.message, reply.status, reply.body)


def authorized(client: Client, old: str, new: str, **more: str) -> Reply:
    """Call with ``old`` in Authorization turned into ``new``, and ``more`` headers."""
    headers = client.signed("GET", "/?Id=1", b"", "GetWorkflowInstance")
    headers["Authorization"] = headers["Authorization"].replace(old, new)
    return client.exchange("GET", "/?Id=1", b"", headers | more)


def replayed(client: Client) -> Reply:
    headers = client.signed("GET", "/?Id=1", b"", "GetWorkflowInstance")
    client.exchange("GET", "/?Id=1", b"", headers)
    client.clock.now += 899
    return client.exchange("GET", "/?Id=1", b"", headers)


def of_an_unknown_run(client: Client) -> Reply:
    client.ask("ExecuteAdhocWorkflowInstance", **submission(task("a")))
    row = client.ask("ListTaskInstances", **TASKS_OF, ProjectEnv="Dev")["PagingInfo"]
    parameters = {"Id": row["TaskInstances"][0]["Id"], "RunNumber": 2}
    return client.call("GetTaskInstanceLog", parameters)


ODD: list[tuple[str, str, Callable[[Client], Reply]]] = [
    (
        "access-key-unknown",
        "is not found",
        lambda c: authorized(c, "Credential=wfc", "Credential=x"),
    ),
    ("signature-incomplete", "has not the form", lambda c: authorized(c, "ACS3", "ACS4")),
    (
        "signature-incomplete",
        "has not the form",
        lambda c: authorized(c, "Signature=", "Signature=x"),
    ),
    ("signature-incomplete", "in lower case", lambda c: authorized(c, "host;", "Host;")),
    (
        "signature-incomplete",
        "in lower case",
        lambda c: authorized(c, "accept;host", "host;accept"),
    ),
    ("signature-incomplete", "host is not signed", lambda c: authorized(c, "host;", "")),
    (
        "signature-incomplete",
        "x-acs-extra is not signed",
        lambda c: authorized(c, "", "", **{"x-acs-extra": "1"}),
    ),
    (
        "signature-incomplete",
        "x-acs-zone is missing",
        lambda c: authorized(c, ",Signature", ";x-acs-zone,Signature"),
    ),
    (
        "signature-mismatch",
        "the query cannot be read",
        lambda c: c.send("GET", "/?Id=%FF", b"", "GetTaskInstance"),
    ),
    ("signature-mismatch", "string to sign", lambda c: authorized(c, "=accept;", "=")),
    ("nonce-used", "was used already", replayed),
    ("path-unknown", "/api is not /", lambda c: c.send("GET", "/api?Id=1", b"", "GetTaskInstance")),
    (
        "method-unsupported",
        "is called by GET",
        lambda c: c.send("POST", "/", b"Id=1", "GetTaskInstance"),
    ),
    ("method-unsupported", "is called by POST", lambda c: c.send("GET", "/?Ids=1", b"", LIST)),
    (
        "parameter-repeated",
        "Id is given more than once",
        lambda c: c.send("GET", "/?Id=1&Id=1", b"", "GetTaskInstance"),
    ),
    (
        "parameter-unknown",
        "Id is not a parameter of the query",
        lambda c: c.send("POST", "/?Id=1", b"", LIST),
    ),
    ("body-not-a-form", "percent-encoded UTF-8", lambda c: c.send("POST", "/", b"Name=%FF", LIST)),
    (
        "body-not-a-form",
        "percent-encoded UTF-8",
        lambda c: c.send("POST", "/", "Name=é".encode(), LIST),
    ),
    (
        "body-not-a-form",
        "a GET has none",
        lambda c: c.send("GET", "/?Id=1", b"Id=1", "GetTaskInstance"),
    ),
    ("run-unknown", "has no such run", of_an_unknown_run),
]


@pytest.mark.parametrize(("behaviour", "message", "how"), ODD, ids=numbered(odd[0] for odd in ODD))
def test_an_odd_request_is_refused(
    client: Client, behaviour: str, message: str, how: Callable[[Client], Reply]
) -> None:
    reply = how(client)
    assert_refused(client, behaviour, message, reply.status, reply.body)


def test_what_is_not_authentic_is_not_remembered(client: Client) -> None:
    """The parameters of a stranger are not kept, and his nonce is not used up."""
    headers = client.signed("GET", "/?Id=1", b"", "GetWorkflowInstance")
    wrong = headers | {"Authorization": headers["Authorization"].replace("=accept;", "=")}
    assert client.exchange("GET", "/?Id=1", b"", wrong).body["Code"] == "SignatureDoesNotMatch"
    assert client.emulator.log[-1].parameters == {}
    assert client.exchange("GET", "/?Id=1", b"", headers).body["Code"].endswith("NotFound")


def test_a_temporary_key_comes_with_its_token() -> None:
    clock, who = Clock(), Credentials("STS.x", "secret", "token", account_id="42")
    with Emulator(credentials=who, clock=clock) as emulator:
        client = Client(emulator, clock, who)
        answer = client.ask("ExecuteAdhocWorkflowInstance", **submission(task("a")))
        found = client.ask("GetWorkflowInstance", Id=answer["WorkflowInstanceId"])
        assert found["WorkflowInstance"]["CreateUser"] == "42"
        client.headers["x-acs-security-token"] = "other"
        reply = client.call("GetWorkflowInstance", {"Id": 1})
        assert_refused(client, "security-token-wrong", "does not", reply.status, reply.body)
    assert "secret" not in repr(who)
    assert "token" not in repr(who).replace("security_token", "")


def test_a_signature_is_taken_for_fifteen_minutes_either_way(client: Client) -> None:
    headers = client.signed("GET", "/?Id=1", b"", "GetWorkflowInstance")
    start = client.clock.now
    seen = []
    for moment in (-901, -900, 900, 901):
        client.clock.now = start + moment
        seen.append(client.exchange("GET", "/?Id=1", b"", headers).body["Code"])
    expired, found = "InvalidTimeStamp.Expired", "InvalidWorkflowInstance.NotFound"
    assert seen == [expired, found, "SignatureNonceUsed", expired]


def test_a_bug_of_ours_is_answered_as_the_service_would(
    client: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret details")

    monkeypatch.setattr("wfc.emulator.store.Store.workflow", broken)
    reply = client.call("GetWorkflowInstance", {"Id": 1})
    assert_refused(client, "internal-error", "An internal system error", reply.status, reply.body)
    assert "secret details" not in str(reply)
    assert "secret details" in client.emulator.log[-1].bug
    assert capfd.readouterr() == ("", "")

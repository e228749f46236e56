"""What the official SDK raises, for calls the emulator refuses and for answers that are none."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.world import DAY, Client, numbered, task
from wfc.emulator.server import Credentials, Emulator

from .official import LOCAL_KEY, Key, Official, exceptions, unretryable

if TYPE_CHECKING:
    from tests.emulator.world import Clock

pytestmark = pytest.mark.xdist_group("sdk")

SUBMIT, LIST, TASKS = "ExecuteAdhocWorkflowInstance", "ListWorkflowInstances", "ListTaskInstances"
GET, TASK, LOG = "GetWorkflowInstance", "GetTaskInstance", "GetTaskInstanceLog"
DAY_OF: dict[str, object] = {"ProjectId": 100, "BizDate": DAY}
TASKS_OF: dict[str, object] = {"ProjectId": 100, "Bizdate": DAY}


def submission(*tasks: dict[str, object], **fields: object) -> dict[str, object]:
    """Return the body of a submission, but for ``fields``."""
    return {"Name": "n", "Owner": "1", "ProjectId": 1, "Tasks": [*tasks] or [task("a")], **fields}


@dataclass(frozen=True)
class Case:
    """A call, and what ClientException says of it; ``pinned`` are headers laid over the SDK's."""

    operation: str
    fields: dict[str, object]
    status: int
    code: str
    message: str
    pinned: dict[str, str] = field(default_factory=dict)


CASES = [
    Case(SUBMIT, {}, 400, "MissingName", "Name is mandatory"),
    Case(SUBMIT, submission(Tasks=[]), 400, "InvalidParameter", "at least one task"),
    Case(SUBMIT, submission(EnvType="PROD"), 400, "InvalidParameter", "one of Prod, Dev"),
    Case(SUBMIT, submission(BizDate="20240312"), 400, "InvalidParameter", "of 13 digits"),
    Case(SUBMIT, submission(Name="x" * 129), 400, "InvalidParameter", "at most 128"),
    Case(
        SUBMIT,
        submission(task("a", ClientUniqueCode=None)),
        400,
        "MissingClientUniqueCode",
        'Tasks[0].ClientUniqueCode (task "a") is mandatory',
    ),
    Case(
        SUBMIT,
        submission(task("a", Owner=1000)),
        400,
        "InvalidParameter",
        'Tasks[0].Owner (task "a") is 1000: it must be a text',
    ),
    Case(
        SUBMIT,
        submission(task("ключ", "b"), task("b", "ключ")),
        400,
        "InvalidParameter",
        "ключ waits for b waits for ключ",
    ),
    Case(GET, {}, 400, "MissingId", "Id is mandatory"),
    Case(GET, {"Id": 7}, 404, "InvalidWorkflowInstance.NotFound", "instance 7 does not exist"),
    Case(TASK, {"Id": 7}, 404, "InvalidTaskInstance.NotFound", "instance 7 does not exist"),
    Case(LOG, {"Id": 7}, 404, "InvalidTaskInstance.NotFound", "instance 7 does not exist"),
    Case(LIST, {"ProjectId": 100}, 400, "MissingBizDate", "BizDate is mandatory"),
    Case(LIST, {**DAY_OF, "PageSize": 101}, 400, "InvalidParameter", "from 1 to 100"),
    Case(LIST, {**DAY_OF, "Ids": ["x"]}, 400, "InvalidParameter", "array of whole numbers"),
    Case(LIST, {**DAY_OF, "SortBy": "Name"}, 400, "InvalidParameter", "one of TriggerTime,"),
    Case(TASKS, {"ProjectId": 100}, 400, "MissingBizdate", "Bizdate is mandatory"),
    Case(TASKS, {**TASKS_OF, "PageSize": 501}, 400, "InvalidParameter", "from 1 to 500"),
    Case(TASKS, {**TASKS_OF, "PageNumber": 0}, 400, "InvalidParameter", "from 1 to"),
    Case(TASKS, {**TASKS_OF, "Filter": "{"}, 400, "InvalidParameter", "a JSON object"),
    Case("ListProjects", {}, 404, "InvalidAction.NotFound", "no ListProjects in 2024-05-18"),
    Case(GET, {"Id": 7}, 400, "InvalidVersion", "1999", {"x-acs-version": "1999-01-01"}),
    Case(GET, {"Id": 7}, 400, "InvalidTimeStamp.Format", "formatted", {"x-acs-date": "today"}),
    Case(
        GET,
        {"Id": 7},
        400,
        "InvalidTimeStamp.Expired",
        "is expired",
        {"x-acs-date": "2024-03-12T00:00:00Z"},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=numbered(case.code for case in CASES))
def test_a_wrong_call_is_a_client_exception_that_says_why(emulator: Emulator, case: Case) -> None:
    sdk = Official(emulator.endpoint, LOCAL_KEY, case.pinned)
    error = refused(sdk, case.operation, **case.fields)
    line = emulator.log[-1]
    assert (error.status_code, error.code) == (case.status, case.code)
    assert case.message in error.message
    assert (line.status, line.code, line.request_id) == (case.status, case.code, error.request_id)
    assert error.data["HostId"] == emulator.endpoint
    assert emulator.instances() == ()


def test_signatures_older_or_younger_than_a_quarter_of_an_hour_are_refused(
    sdk: Official, clock: Clock
) -> None:
    begun = clock.now
    for seconds in (-890, 890):
        clock.now = begun + seconds
        assert refused(sdk, GET, Id=7).code == "InvalidWorkflowInstance.NotFound"
    for seconds in (-910, 910):
        clock.now = begun + seconds
        assert refused(sdk, GET, Id=7).code == "InvalidTimeStamp.Expired"


def test_a_nonce_is_taken_once(emulator: Emulator) -> None:
    sdk = Official(emulator.endpoint, LOCAL_KEY, {"x-acs-signature-nonce": "the-same"})
    body = submission(task("a"))
    assert sdk.call(SUBMIT, **body).workflow_instance_id
    error = refused(sdk, SUBMIT, **body)
    assert (error.status_code, error.code) == (400, "SignatureNonceUsed")
    assert len(emulator.instances()) == 1


KEYS = [
    (Key("STS.id", "s", "token"), None),
    (Key("STS.id", "wrong", "token"), "SignatureDoesNotMatch"),
    (Key("STS.id", "s", "other"), "InvalidSecurityToken.MismatchWithAccessKey"),
    (Key("STS.id", "s"), "InvalidSecurityToken.MismatchWithAccessKey"),
    (Key("STS.other", "s", "token"), "InvalidAccessKeyId.NotFound"),
]
STATUS = {"InvalidAccessKeyId.NotFound": 404}


@pytest.mark.parametrize(("key", "code"), KEYS, ids=numbered(str(code) for _, code in KEYS))
def test_only_the_whole_temporary_key_opens(key: Key, code: str | None) -> None:
    with Emulator(credentials=Credentials("STS.id", "s", "token")) as emulator:
        sdk = Official(emulator.endpoint, key)
        if code is None:
            assert sdk.call(SUBMIT, **submission()).workflow_instance_id
        else:
            error = refused(sdk, SUBMIT, **submission())
            assert (error.code, error.status_code) == (code, STATUS.get(code, 400))
            assert emulator.instances() == ()


def test_a_token_without_a_temporary_key_is_refused(emulator: Emulator) -> None:
    sdk = Official(emulator.endpoint, Key(LOCAL_KEY.id, LOCAL_KEY.secret, "token"))
    assert refused(sdk, GET, Id=7).code == "InvalidSecurityToken.MismatchWithAccessKey"


def test_a_call_without_a_key_is_not_sent(emulator: Emulator) -> None:
    error = refused(Official(emulator.endpoint, Key(None, None)), GET, Id=7)
    assert error.code == "InvalidCredentials"
    assert emulator.log == []


def test_a_bug_of_the_emulator_is_a_server_exception(
    sdk: Official, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret details")

    monkeypatch.setattr("wfc.emulator.store.Store.add", broken)
    with pytest.raises(exceptions().ServerException) as caught:
        sdk.call(SUBMIT, **submission())
    error = caught.value
    assert (error.status_code, error.code) == (500, "InternalError.System")
    assert error.request_id == emulator.log[-1].request_id
    assert "secret details" not in str(error)


def test_nobody_there_is_not_an_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(unretryable(), match="timed out"):
            Official(endpoint, read_timeout=100).call(GET, Id=7)
    with pytest.raises(unretryable(), match="refused"):
        Official(endpoint).call(GET, Id=7)


def test_the_type_of_a_body_is_signed_and_of_no_body_need_not_be(
    emulator: Emulator, clock: Clock
) -> None:
    """aiohttp, under the SDK's async calls, gives a GET a type after it was signed."""
    client = Client(emulator, clock)
    for method, body, code in (
        ("GET", b"", "InvalidWorkflowInstance.NotFound"),
        ("POST", b"Id=7", "IncompleteSignature"),
    ):
        client.headers["content-type"] = None
        signed = client.signed(method, "/?Id=7", body, GET)
        reply = client.exchange(method, "/?Id=7", body, signed | {"content-type": "text/plain"})
        assert reply.body["Code"] == code


def refused(sdk: Official, operation: str, **fields: Any) -> Any:
    """Return the ClientException that a call raises."""
    with pytest.raises(exceptions().ClientException) as caught:
        sdk.call(operation, **fields)
    return caught.value

"""What wfc sends is what the official clients send: the product's SDK and the generic one.

With date, nonce and user agent pinned, nothing is left to differ: not even the signature.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from tests.emulator.world import DAY, recorded
from tests.properties.workflows import bodies
from wfc import __version__
from wfc.emulator.credentials import Credentials as EmulatorCredentials
from wfc.emulator.signature import read_authorization, verify
from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import parse_endpoint
from wfc.targets.payload import Payload

from .compiled import GOLDEN, SAMPLES, Body, body_of, compiled, compiled_text, less_added
from .official import VERSION, Key, Official
from .recorder import Recorder, Sent

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.xdist_group("sdk")

SUBMIT = "ExecuteAdhocWorkflowInstance"
KEY = Key()
TOKEN = Key(token="an-sts-token")
WHEN = datetime(2026, 11, 21, 23, 38, 54, tzinfo=UTC)
NONCE = "80ca1b842ecec601c39418f5e373ab97"
PINNED = {
    "x-acs-date": "2026-11-21T23:38:54Z",
    "x-acs-signature-nonce": NONCE,
    "user-agent": f"wfc/{__version__}",
}
VOLATILE = {"authorization", *PINNED}
NAME = "заказ +%2B&=\U0001f600 'x'"

#: How wfc asks, and the same as the API's own fields.
READS: dict[str, tuple[Callable[[Client], object], dict[str, Any]]] = {
    "GetWorkflowInstance": (lambda wfc: wfc.get_workflow_instance(1234), {"Id": 1234}),
    "GetTaskInstance": (lambda wfc: wfc.get_task_instance(2**63 - 1), {"Id": 2**63 - 1}),
    "GetTaskInstanceLog": (
        lambda wfc: wfc.get_task_instance_log(11, 2),
        {"Id": 11, "RunNumber": 2},
    ),
    "ListWorkflowInstances": (
        lambda wfc: wfc.list_workflow_instances(100, DAY, NAME, 3),
        {"ProjectId": 100, "BizDate": DAY, "Name": NAME, "PageNumber": 3, "PageSize": 100},
    ),
    "ListTaskInstances": (
        lambda wfc: wfc.list_task_instances(100, DAY, "Dev", 1234),
        {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev", "WorkflowInstanceId": 1234}
        | {"PageNumber": 1, "PageSize": 500},
    ),
}
RECORDINGS = sorted(
    path.stem
    for path in (Path(__file__).parent.parent / "emulator/data/requests").glob("*.json")
)


def ours(recorder: Recorder, key: Key = KEY) -> Client:
    """Return a client of wfc, its clock and nonce pinned."""
    return Client(parse_endpoint(recorder.endpoint), *_who(key), **_PINNED_CLIENT)


_PINNED_CLIENT: dict[str, Any] = {"clock": lambda: WHEN, "nonce": lambda: NONCE}


def _who(key: Key) -> tuple[Credentials]:
    provider = "static_sts" if key.token else "static_ak"
    return (Credentials(str(key.id), str(key.secret), key.token, provider),)


def theirs(recorder: Recorder, key: Key = KEY) -> Official:
    """Return the official clients, pinned to the same."""
    return Official(recorder.endpoint, key, PINNED)


def headers(sent: Sent) -> dict[str, str]:
    """Return the headers that count; wfc alone closes its connection, on purpose."""
    return {name: value for name, value in sent.headers if name != "Connection"}


def assert_same(own: Sent, other: Sent) -> None:
    """Hold that two requests differ in nothing but the order of the headers."""
    assert (own.method, own.target, own.body) == (other.method, other.target, other.body)
    assert headers(own) == headers(other)
    assert dict(own.headers)["Connection"] == "close"


def assert_signed(sent: Sent, now: float, key: Key = KEY) -> None:
    """Hold that the emulator's verifier, which shares nothing with either, agrees."""
    who = EmulatorCredentials(str(key.id), str(key.secret), key.token)
    verify(sent.request, who, now, 60)


def submitted(recorder: Recorder, payload: Payload) -> Sent:
    """Return the request of wfc that submits ``payload``."""
    ours(recorder).execute_adhoc_workflow_instance(payload)
    return recorder.take()


def officially(recorder: Recorder, body: Body) -> Sent:
    """Return the request of the SDK that submits ``body``."""
    theirs(recorder).call(SUBMIT, **body)
    return recorder.take()


def said(sent: Sent) -> Body:
    """Return the fields of a submission, ``Tasks`` parsed."""
    return {**sent.fields, "Tasks": json.loads(sent.fields["Tasks"])}


@pytest.mark.parametrize("key", [KEY, TOKEN], ids=["key", "token"])
@pytest.mark.parametrize("operation", READS)
def test_a_read_is_that_of_both_official_clients(
    recorder: Recorder, operation: str, key: Key
) -> None:
    ask, fields = READS[operation]
    ask(ours(recorder, key))
    own = recorder.take()
    theirs(recorder, key).call(operation, **fields)
    assert_same(own, recorder.take())
    texts = {name: str(value) for name, value in sorted(fields.items())}
    theirs(recorder, key).call_generic(own.method, operation, texts)
    assert_same(own, recorder.take())
    assert_signed(own, WHEN.timestamp(), key)


@pytest.mark.parametrize("operation", [*READS, SUBMIT])
def test_unpinned_only_date_nonce_agent_and_signature_differ(
    recorder: Recorder, operation: str
) -> None:
    payload = compiled(SAMPLES[0])
    ask, fields = READS.get(operation, (_submit(payload), dict(payload.parameters)))
    ask(Client(parse_endpoint(recorder.endpoint), *_who(KEY)))
    own = recorder.take()
    method = "GET" if operation.startswith("Get") else "POST"
    texts = {name: str(value) for name, value in sorted(fields.items())}
    Official(recorder.endpoint).call_generic(method, operation, texts)
    other = recorder.take()

    assert {name.lower() for name in headers(own)} == {name.lower() for name in headers(other)}
    for name in headers(own).keys() - {"Authorization"}:
        assert (own.named[name.lower()] == other.named[name.lower()]) != (name in VOLATILE), name
    assert read_authorization(own.request).signed == read_authorization(other.request).signed
    for sent in (own, other):
        assert_signed(sent, time.time())
        assert re.fullmatch(PATTERN_OF_NONCE, sent.named["x-acs-signature-nonce"])


PATTERN_OF_NONCE = r"[0-9a-f]{32,64}"


def _submit(payload: Payload) -> Callable[[Client], object]:
    return lambda wfc: wfc.execute_adhoc_workflow_instance(payload)


@pytest.mark.parametrize("path", [*SAMPLES, *GOLDEN], ids=lambda path: path.name)
def test_a_submission_says_what_the_sdk_says(recorder: Recorder, path: Path) -> None:
    own, other = submitted(recorder, compiled(path)), officially(recorder, body_of(path))
    assert less_added(said(other), said(own)) == said(own)
    assert own.fields.keys() == other.fields.keys()
    assert list(own.fields) == sorted(own.fields)
    assert_same_headers_but_of_the_body(own, other)
    for sent in (own, other):
        assert_signed(sent, WHEN.timestamp())


def assert_same_headers_but_of_the_body(own: Sent, other: Sent) -> None:
    """Hold that only what depends on the bytes of the body differs."""
    of_body = {"x-acs-content-sha256", "Authorization", "Content-Length"}
    assert headers(own).keys() == headers(other).keys()
    for name in headers(own).keys() - of_body:
        assert headers(own)[name] == headers(other)[name]
    assert read_authorization(own.request).signed == read_authorization(other.request).signed


@settings(max_examples=60, deadline=None)
@given(body=bodies())
def test_any_body_says_what_the_sdk_says(recorder: Recorder, body: Body) -> None:
    own = submitted(recorder, compiled_text(json.dumps(body)))
    other = officially(recorder, body)
    assert less_added(said(other), said(own)) == said(own)
    assert said(own)["Tasks"] == body["Tasks"]


@settings(max_examples=60, deadline=None)
@given(body=bodies())
def test_any_body_goes_out_as_by_the_generic_client(recorder: Recorder, body: Body) -> None:
    """Byte for byte, whatever characters are in it: the oracle of our transport."""
    payload = compiled_text(json.dumps(body))
    own = submitted(recorder, payload)
    theirs(recorder).call_generic("POST", SUBMIT, dict(sorted(payload.parameters.items())))
    assert_same(own, recorder.take())


@pytest.mark.parametrize("path", [*SAMPLES, *GOLDEN], ids=lambda path: path.name)
def test_given_the_sdks_own_text_of_tasks_nothing_differs(recorder: Recorder, path: Path) -> None:
    other = officially(recorder, body_of(path))
    assert_same(submitted(recorder, Payload(SUBMIT, VERSION, {}, other.fields)), other)


def given_fields(recording: Mapping[str, Any]) -> Body:
    """Return the fields of a recorded request as they were given to the SDK."""
    sent = {**recording["query"], **recording["body"], **recording.get("decoded", {})}
    number = re.compile(r"(BizDate|Bizdate|.*Id|Page.*|RunNumber)")
    return {
        name: int(value) if number.fullmatch(name) and isinstance(value, str) else value
        for name, value in sent.items()
    }


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_recordings_are_what_the_sdk_of_today_sends(recorder: Recorder, name: str) -> None:
    """And so what wfc sends: ``tests/submit`` holds it to the same recordings."""
    recording = recorded(f"requests/{name}")
    Official(recorder.endpoint).call(name.partition(".")[0], **given_fields(recording))
    sent = recorder.take()
    assert (sent.method, sent.target.partition("?")[2], sent.body.decode()) == (
        recording["method"],
        recording["query_raw"],
        recording["body_raw"],
    )
    assert [header for header, _ in sent.headers] == recording["header_order"]
    assert recording["headers"].items() <= sent.named.items()
    signed = read_authorization(sent.request).signed
    assert list(signed) == recording["signature"]["signed_headers"]

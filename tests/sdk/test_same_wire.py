"""What wfc sends is what the official clients send: the product's SDK and the generic one."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.world import DAY, recorded
from wfc.emulator.signature import read_authorization
from wfc.submit.client import Client
from wfc.submit.endpoint import parse_endpoint

from .compiled import SHOP, compiled
from .official import Key, Official, snake
from .pair import (
    KEY,
    PINNED,
    SUBMIT,
    TOKEN,
    assert_same,
    assert_same_headers,
    assert_signed,
    headers,
    ours,
    theirs,
    wfc_credentials,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .recorder import Recorder

pytestmark = pytest.mark.xdist_group("sdk")

NAME = "заказ +%2B&=\U0001f600 'x'"
RECORDINGS = Path(__file__).parent.parent / "emulator/data/requests"
Ask = Callable[[Client], object]

#: How wfc asks, and the same as the API's own fields.
CALLS: dict[str, tuple[Ask, dict[str, Any]]] = {
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
    "StopWorkflowInstances": (
        lambda wfc: wfc.stop_workflow_instances([11, 2**63 - 1], NAME),
        {"Ids": [11, 2**63 - 1], "Comment": NAME},
    ),
    "RerunTaskInstances": (lambda wfc: wfc.rerun_task_instances([11, 12]), {"Ids": [11, 12]}),
}


def submission() -> tuple[Ask, dict[str, Any]]:
    """Return the same of the sample shop."""
    payload = compiled(SHOP)
    return lambda wfc: wfc.execute_adhoc_workflow_instance(payload), dict(payload.parameters)


def texts(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return ``fields`` as the generic client takes them."""
    return {
        name: json.dumps(value, separators=(",", ":")) if isinstance(value, list) else str(value)
        for name, value in sorted(fields.items())
    }


@pytest.mark.parametrize("key", [KEY, TOKEN], ids=["key", "token"])
@pytest.mark.parametrize("operation", CALLS)
def test_a_call_is_that_of_both_official_clients(
    recorder: Recorder, operation: str, key: Key
) -> None:
    ask, fields = CALLS[operation]
    ask(ours(recorder, key))
    own = recorder.take()
    theirs(recorder, key).call(operation, **fields)
    assert_same(own, recorder.take())
    theirs(recorder, key).call_generic(own.method, operation, texts(fields))
    assert_same(own, recorder.take())
    assert_signed(own, key)


@pytest.mark.parametrize("operation", [*CALLS, SUBMIT])
def test_unpinned_only_date_nonce_agent_and_signature_differ(
    recorder: Recorder, operation: str
) -> None:
    ask, fields = CALLS[operation] if operation in CALLS else submission()
    ask(Client(parse_endpoint(recorder.endpoint), wfc_credentials(KEY)))
    own = recorder.take()
    Official(recorder.endpoint).call_generic(own.method, operation, texts(fields))
    other = recorder.take()
    assert_same_headers(own, other, but={"Authorization", *PINNED})
    for sent in (own, other):
        assert_signed(sent, now=time.time())
        assert re.fullmatch("[0-9a-f]{32}", sent.named["x-acs-signature-nonce"])


#: What a client has beside its operations; what the other versions ask has its own file.
OWN = {"ask", "now", "server_time"}


def test_every_operation_that_wfc_calls_is_compared() -> None:
    methods = {name for name in vars(Client) if not name.startswith("_")}
    assert {snake(operation) for operation in [*CALLS, SUBMIT]} == methods - OWN


def test_only_wfc_closes_its_connection(recorder: Recorder) -> None:
    """It opens one for each call; the official clients keep theirs in a pool."""
    ask, fields = CALLS["GetTaskInstance"]
    ask(ours(recorder))
    own = recorder.take()
    theirs(recorder).call("GetTaskInstance", **fields)
    assert set(own.headers) - set(recorder.take().headers) == {("Connection", "close")}
    assert len(headers(own)) == len(own.headers) - 1


def as_given(recording: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a recorded request as the SDK was given them."""
    number = re.compile("BizDate|Bizdate|(Project|WorkflowInstance)?Id|Page.*|RunNumber")
    sent = {**recording["query"], **recording["body"]}
    numbers = {name: int(value) for name, value in sent.items() if number.fullmatch(name)}
    return {**sent, **numbers, **recording.get("decoded", {})}


@pytest.mark.parametrize("name", sorted(path.stem for path in RECORDINGS.glob("*.json")))
def test_the_recordings_are_what_the_sdk_of_today_sends(recorder: Recorder, name: str) -> None:
    """``tests/submit`` holds wfc to recordings, ``tests/emulator`` the emulator: no old news."""
    recording = recorded(f"requests/{name}")
    Official(recorder.endpoint).call(name.partition(".")[0], **as_given(recording))
    sent = recorder.take()
    assert sent.method == recording["method"]
    assert sent.target.partition("?")[2] == recording["query_raw"]
    assert sent.body.decode() == recording["body_raw"]
    assert [header for header, _ in sent.headers] == recording["header_order"]
    assert recording["headers"].items() <= sent.named.items()
    signed = read_authorization(sent.request).signed
    assert list(signed) == recording["signature"]["signed_headers"]

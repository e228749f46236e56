"""What the official SDK, and wfc, make of answers that are refusals, or none.

The emulator throttles and breaks its answers where a fault script says so; here a small server of
our own answers exactly as recorded in ``data/errors.json``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wfc.submit.errors import (
    CallError,
    RefusedError,
    ThrottledError,
    UnclearError,
)

from .official import Official, exceptions, unretryable
from .pair import ours
from .recorder import Recorder, Reply, Sent

pytestmark = pytest.mark.xdist_group("sdk")

ASK = "GetWorkflowInstance"
RECORDED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data/errors.json").read_text("utf-8")
)
RAISED = [case for case in RECORDED if "exception" in case]
WHOLE = json.dumps({"RequestId": "R", "WorkflowInstance": {"Id": 1}}).encode()


def reply_of(case: dict[str, Any]) -> Reply:
    """Return the answer of a recorded case."""
    body = case["response_body"]
    text = body if isinstance(body, str) else json.dumps(body)
    return Reply(case["http_status"], text.encode(), case["response_headers"])


def meaning(case: dict[str, Any]) -> type[CallError]:
    """Return what wfc must make of a case that the SDK raises something for."""
    if case["exception"] == "ThrottlingException" or case["http_status"] == 429:
        # A wait that comes with a 500 is no proof that nothing was done.
        return ThrottledError if case["http_status"] < 500 else UnclearError
    return RefusedError if case["exception"] == "ClientException" else UnclearError


@pytest.mark.parametrize("case", RAISED, ids=lambda case: case["case"])
def test_the_sdk_raises_what_was_recorded_and_wfc_concludes_no_more(case: dict[str, Any]) -> None:
    wanted = {**vars(exceptions()), "UnretryableException": unretryable()}[case["exception"]]
    with Recorder(lambda _: reply_of(case)) as server:
        with pytest.raises(wanted) as caught:
            Official(server.endpoint).call(ASK, Id=1)
        with pytest.raises(CallError) as own:
            ours(server).get_workflow_instance(1)
        assert len(server.sent) == 2
    assert type(caught.value) is wanted
    assert type(own.value) is meaning(case)
    for name in ("code", "status_code", "request_id", "retry_after"):
        if case[name] not in {None, "<no attribute>"}:
            assert getattr(caught.value, name) == case[name], name


def test_a_success_that_says_nothing_is_believed_by_the_sdk_and_not_by_wfc() -> None:
    (case,) = (case for case in RECORDED if case not in RAISED)
    with Recorder(lambda _: reply_of(case)) as server:
        assert Official(server.endpoint).call(ASK, Id=1).to_map() == case["body_to_map"]
        with pytest.raises(UnclearError, match="no usable WorkflowInstance"):
            ours(server).get_workflow_instance(1)


BROKEN = {
    "reset": None,
    "cut short": Reply(200, WHOLE, {"Content-Length": str(len(WHOLE) + 1)}),
    "not JSON": Reply(200, WHOLE[:-1]),
    "nothing": Reply(200, b""),
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_is_unretryable_to_the_sdk_and_unclear_to_wfc(reply: Reply | None) -> None:
    def answer(_: Sent) -> Reply | None:
        return reply

    with Recorder(answer) as server:
        with pytest.raises(unretryable()):
            Official(server.endpoint).call(ASK, Id=1)
        with pytest.raises(UnclearError):
            ours(server).get_workflow_instance(1)
        assert len(server.sent) == 2  # neither tried again


def test_every_exception_the_sdk_has_is_reached_here() -> None:
    """All but the base of the others, which is never raised."""
    api = exceptions()
    named = {kind for kind in vars(api).values() if isinstance(kind, type)}
    reached = {vars(api)[case["exception"]] for case in RAISED if hasattr(api, case["exception"])}
    assert named - reached == {api.AlibabaCloudException}

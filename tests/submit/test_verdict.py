"""What each answer to a submission proves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.submit.answers import (
    Acted,
    ActedAnswer,
    SubmitAnswer,
    TaskInstanceAnswer,
    TaskInstanceLogAnswer,
    TaskInstancesAnswer,
    WorkflowInstanceAnswer,
    WorkflowInstancesAnswer,
)
from wfc.submit.errors import CallError, RefusedError, ThrottledError, UnclearError
from wfc.submit.exchange import Answer
from wfc.submit.refusal import Refusal
from wfc.submit.run_answers import DagAnswer, ReturnedAnswer, SearchAnswer
from wfc.submit.verdict import judge

RECORDED = json.loads((Path(__file__).parent / "data/answers.json").read_text())["answers"]


def answer(status: int, body: object, **headers: str) -> Answer:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, names, data)


def error(status: int, code: object, **headers: str) -> Answer:
    return answer(status, {"Code": code, "Message": "msg", "RequestId": "R-1"}, **headers)


def test_the_recorded_answers_are_read() -> None:
    def read(action: str, model: Any) -> Any:
        return judge(answer(200, RECORDED[action]), model)

    assert read("ExecuteAdhocWorkflowInstance", SubmitAnswer).workflow_instance_id == 1234
    instance = read("GetWorkflowInstance", WorkflowInstanceAnswer).workflow_instance
    assert (instance.id, instance.status, instance.biz_date) == (1234, "Running", 1710172800000)
    page = read("ListTaskInstances", TaskInstancesAnswer).paging_info
    assert [(row.id, row.task_name, row.status) for row in page.task_instances] == [
        (11, "a", "Success")
    ]
    assert read("ListWorkflowInstances", WorkflowInstancesAnswer).paging_info.total_count == 1
    assert read("GetTaskInstance", TaskInstanceAnswer).task_instance.run_number == 1
    log = read("GetTaskInstanceLog", TaskInstanceLogAnswer).task_instance_log
    assert log == "This is running log"
    stopped = read("StopWorkflowInstances", ActedAnswer).by_id()
    assert stopped == {1234: Acted(success=True)}


@pytest.mark.parametrize(
    "told", [None, [], {"12a": {"Success": True}}, {"1": {}}, {"1": {"Success": "true"}}]
)
def test_what_became_of_an_instance_is_told_or_nothing_is(told: object) -> None:
    with pytest.raises(UnclearError, match="the answer has no usable SuccessInfo"):
        judge(answer(200, {"SuccessInfo": told}), ActedAnswer)


TOKEN = "CAIS+token/with=signs"


@pytest.mark.parametrize("status", [400, 500])
def test_what_the_service_repeats_of_a_token_is_masked(status: int) -> None:
    """Of a wrong signature the gateway repeats the text it signed itself."""
    echo = f"server string to sign is:POST\\nx-acs-security-token:{TOKEN}&t={quote(TOKEN)}"
    body = {"Code": "SignatureDoesNotMatch", "Message": echo, "RequestId": "R-1"}
    with pytest.raises(CallError) as caught:
        judge(answer(status, body), SubmitAnswer, ("secret", TOKEN))
    assert "x-acs-security-token:***&t=***" in str(caught.value)
    assert "CAIS" not in repr(caught.value.__dict__)


@pytest.mark.parametrize("number", [1, 1234, 2**53 + 1, 2**63 - 1])
def test_an_id_keeps_every_digit(number: int) -> None:
    body = b'{"WorkflowInstanceId": %d}' % number
    assert judge(answer(200, body), SubmitAnswer).workflow_instance_id == number


@pytest.mark.parametrize(
    "text",
    ["null", "0", "-1", '"1234"', "1234.0", "1.2e18", "true", "[1234]", "{}", str(2**63 + 1)],
)
def test_what_is_not_an_id_leaves_the_outcome_open(text: str) -> None:
    with pytest.raises(UnclearError) as caught:
        judge(answer(200, f'{{"WorkflowInstanceId": {text}}}'.encode()), SubmitAnswer)
    assert str(caught.value) == "the answer has no usable WorkflowInstanceId"


# An answer beside what it proves and says.
UNCLEAR = [
    (answer(200, {"RequestId": "R"}), "the answer has no usable WorkflowInstanceId"),
    (
        answer(200, {"WorkflowInstanceId": 1, "Success": False}),
        "the answer has no usable Success",
    ),
    (answer(200, b"<html>login</html>"), "the server answered HTTP 200 with no JSON object"),
    (answer(200, b""), "the server answered HTTP 200 with no JSON object"),
    (answer(200, [1]), "the server answered HTTP 200 with no JSON object"),
    (
        answer(200, b'{"WorkflowInstanceId":1,"WorkflowInstanceId":2}'),
        "the server answered HTTP 200 with no JSON object",
    ),
    (
        answer(200, b'{"WorkflowInstanceId":1,"x":NaN}'),
        "the server answered HTTP 200 with no JSON object",
    ),
    (
        answer(200, b'{"x":"\xff","WorkflowInstanceId":1}'),
        "the server answered HTTP 200 with no JSON object",
    ),
    (answer(200, b"[" * 100_000), "the server answered HTTP 200 with no JSON object"),
    (answer(302, b""), "the server answered with a redirect (HTTP 302)"),
    (
        answer(307, {"WorkflowInstanceId": 1}),
        "the server answered with a redirect (HTTP 307)",
    ),
    (answer(403, b"<html>"), "the server answered HTTP 403 with no JSON object"),
    (answer(400, {"Message": "m"}), "the server answered HTTP 400 without a code"),
    (answer(429, b"slow down"), "the server answered HTTP 429 with no JSON object"),
    (
        error(500, "InternalError.System"),
        "the server failed (HTTP 500): InternalError.System: msg (request R-1)",
    ),
    (
        error(503, "Throttling.User", x_acs_retry_after="1000"),
        "the server failed (HTTP 503): Throttling.User: msg (request R-1)",
    ),
    (answer(504, {}), "the server failed (HTTP 504)"),
    (
        error(400, "SignatureNonceUsed"),
        "an earlier copy of this request arrived before: SignatureNonceUsed: msg (request R-1)",
    ),
]


@pytest.mark.parametrize(("given_answer", "message"), UNCLEAR)
def test_what_proves_nothing_is_unclear(given_answer: Answer, message: str) -> None:
    with pytest.raises(UnclearError) as caught:
        judge(given_answer, SubmitAnswer)
    assert str(caught.value) == message
    assert caught.value.exit_code == 80


@pytest.mark.parametrize(
    ("status", "code", "exit_code"),
    [
        (400, "InvalidParameter", 76),
        (404, "InvalidAction.NotFound", 76),
        (400, 9990040003, 76),
        (403, "Forbidden.Access", 77),
        (400, "SignatureDoesNotMatch", 77),
        (404, "InvalidAccessKeyId.NotFound", 77),
        (403, "NoPermission", 77),
    ],
)
def test_a_client_error_with_a_code_is_a_refusal(status: int, code: object, exit_code: int) -> None:
    with pytest.raises(RefusedError) as caught:
        judge(error(status, code), SubmitAnswer)
    assert caught.value.refusal == Refusal(str(code), "msg", "R-1", status)
    assert str(caught.value) == f"{code}: msg (request R-1)"
    assert caught.value.exit_code == exit_code


@pytest.mark.parametrize(
    ("given_answer", "wait"),
    [
        (error(429, "Throttling.User"), None),
        (error(429, "Throttling.User", x_acs_retry_after="1500"), 1.5),
        (error(400, "Throttling.Api", retry_after="3"), 3.0),
        (error(429, "Throttling.Api.Risk", x_acs_retry_after="soon"), None),
        (error(429, "Throttling.User", x_acs_retry_after="9" * 5000), None),
        (error(400, "9990020002"), None),
        (error(429, "Whatever", retry_after="-1"), None),
    ],
)
def test_throttling_is_told_apart_with_the_wait_asked_for(
    given_answer: Answer, wait: float | None
) -> None:
    with pytest.raises(ThrottledError) as caught:
        judge(given_answer, SubmitAnswer)
    assert caught.value.retry_after == wait
    assert caught.value.exit_code == 75


def test_keys_of_an_error_in_lower_case_are_read_too() -> None:
    with pytest.raises(RefusedError, match=r"^InvalidParameter: m \(request R\)$"):
        judge(
            answer(400, {"code": "InvalidParameter", "message": "m", "requestId": "R"}),
            SubmitAnswer,
        )


def test_what_the_service_says_cannot_act_on_the_terminal() -> None:
    body = {"Code": "Bad\x1b[31m", "Message": "a\nb\x07\u202e", "RequestId": "\r"}
    with pytest.raises(RefusedError) as caught:
        judge(answer(400, body), SubmitAnswer)
    assert str(caught.value).isprintable()
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("time", [2**63 - 1, -(2**63)])
def test_a_time_without_a_year_is_none(time: int) -> None:
    body = {"WorkflowInstance": {"Id": 1, "CreateTime": time}}
    with pytest.raises(UnclearError, match=r"no usable WorkflowInstance\.CreateTime"):
        judge(answer(200, body), WorkflowInstanceAnswer)


def test_half_of_a_surrogate_pair_is_taken_out_of_what_the_service_says() -> None:
    body = rb'{"WorkflowInstanceId":9223372036854775807,"RequestId":"R\ud800-\u62bd"}'
    judged = judge(answer(200, body), SubmitAnswer)
    assert judged == SubmitAnswer(workflow_instance_id=2**63 - 1, request_id="R?-抽")


@given(
    st.integers(100, 599),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["Code", "Message", "WorkflowInstanceId", "Success", "x"]), inner
            )
        ),
    ),
)
def test_any_json_ends_in_a_receipt_or_a_call_error(status: int, body: object) -> None:
    try:
        judged = judge(answer(status, body), SubmitAnswer)
    except CallError:
        return
    assert 200 <= status < 300
    assert judged.workflow_instance_id > 0


def test_the_answers_that_the_documents_print_are_read() -> None:
    """The examples of the user's documents (2018-06-01: version 20190725), with their values."""
    times = {"beginWaitTimeTime": "1564019679506", "createTime": "1564019679464"}
    times |= dict.fromkeys(("beginRunningTime", "finishTime", "modifyTime"), "1564019679966")
    row = {"status": 6, "nodeName": "vi", "instanceId": 2427622331, "dagType": 5}
    row |= {"dagId": 332455685, "bizdate": "1559318400000", **times}
    printed = {"requestId": "E1729535", "errMsg": "", "errCode": "0", "data": [row]}
    found = judge(answer(200, printed | {"success": True}), SearchAnswer)
    assert [(each.instance_id, each.node_name, each.status) for each in found.data] == [
        (2427622331, "vi", 6)
    ]
    assert (found.data[0].bizdate, found.data[0].finish_time) == ("1559318400000", "1564019679966")
    returned = {"returnCode": "0", "requestId": "D394A-96-4C7-96E-FCDEB0AB3"}
    returned |= {"returnErrorSolution": "", "returnMessage": ""}
    assert judge(
        answer(200, returned | {"returnValue": 13245685}), ReturnedAnswer
    ).return_value == (13245685)
    assert judge(answer(200, {"DagId": 700000123123141}), DagAnswer).dag_id == 700000123123141
    adhoc = {"RequestId": "22C97E95-F023-56B5-8852-B1A77A17XXXX", "WorkflowInstanceId": 1234}
    assert judge(answer(200, adhoc), SubmitAnswer).workflow_instance_id == 1234

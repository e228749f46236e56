"""A submission from payload to receipt, against a small server of our own."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import Endpoint
from wfc.submit.errors import RefusedError, ThrottledError, UnclearError, UnsentError
from wfc.submit.submit import NotSubmitted, Receipt, Unknown, submit
from wfc.targets.payload import Payload

SECRET = "hunter2hunter2hunter2"
PAYLOAD = Payload("ExecuteAdhocWorkflowInstance", "2024-05-18", {}, {"Name": "n", "Tasks": "[]"})
RECEIPT = {"RequestId": "R-1", "WorkflowInstanceId": 9007199254740993}


class Server(http.server.HTTPServer):
    """Gives prepared answers in turn, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, object]] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []

    def client(self) -> Client:
        return Client(
            Endpoint("127.0.0.1", self.server_port, secure=False),
            Credentials("LTAI-id", SECRET, "token-1", "static_sts"),
            deadline_seconds=20,
            clock=lambda: datetime(2026, 11, 21, 23, 38, 54, tzinfo=UTC),
            nonce=lambda: "nonce-1",
        )


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.attend()

    def do_POST(self) -> None:
        self.attend()

    def attend(self) -> None:
        query = urlsplit(self.path).query
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parameters = dict(parse_qsl(query) + parse_qsl(body.decode()))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.command, headers, parameters))
        status, answer = self.server.answers.pop(0)
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join(10)


def test_a_submission_brings_a_receipt(server: Server) -> None:
    server.answers = [(200, RECEIPT)]
    assert submit(PAYLOAD, server.client()) == Receipt(9007199254740993, "R-1")
    [(method, headers, parameters)] = server.asked
    assert (method, parameters) == ("POST", {"Name": "n", "Tasks": "[]"})
    assert headers["x-acs-action"] == "ExecuteAdhocWorkflowInstance"
    assert headers["x-acs-date"] == "2026-11-21T23:38:54Z"
    assert headers["x-acs-signature-nonce"] == "nonce-1"
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert headers["connection"] == "close"
    assert headers["authorization"].startswith("ACS3-HMAC-SHA256 Credential=LTAI-id,SignedHeaders=")


def test_the_hook_runs_before_the_service_knows(server: Server) -> None:
    server.answers = [(200, RECEIPT)]
    asked_at_hook: list[int] = []
    submit(PAYLOAD, server.client(), lambda: asked_at_hook.append(len(server.asked)))
    assert asked_at_hook == [0]


def error(code: str) -> dict[str, str]:
    return {"Code": code, "Message": "msg", "RequestId": "R-1"}


@pytest.mark.parametrize(
    ("status", "code", "cause"),
    [(400, "InvalidParameter", RefusedError), (429, "Throttling.User", ThrottledError)],
)
def test_a_refusal_is_surely_not_submitted(
    server: Server, status: int, code: str, cause: type[RefusedError]
) -> None:
    server.answers = [(status, error(code))]
    outcome = submit(PAYLOAD, server.client())
    assert isinstance(outcome, NotSubmitted)
    assert type(outcome.cause) is cause
    assert outcome.reason == f"{code}: msg (request R-1)"
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (500, error("InternalError.System")),
        (503, error("Throttling.User")),
        (400, error("SignatureNonceUsed")),
        (307, RECEIPT),
        (200, {"WorkflowInstanceId": "1234"}),
        (200, {"RequestId": "R-1"}),
        (200, [RECEIPT]),
    ],
)
def test_anything_else_is_unknown_and_is_sent_once(
    server: Server, answer: tuple[int, object]
) -> None:
    server.answers = [answer]
    assert isinstance(submit(PAYLOAD, server.client()), Unknown)
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_not_submitted(server: Server) -> None:
    client, port = server.client(), server.server_port
    server.shutdown()
    server.server_close()
    outcome = submit(PAYLOAD, client)
    assert isinstance(outcome, NotSubmitted)
    assert type(outcome.cause) is UnsentError
    assert outcome.reason == f"http://127.0.0.1:{port}: the connection was refused"


READS: list[tuple[Callable[[Client], object], tuple[str, dict[str, str]], object]] = [
    (
        lambda client: client.get_workflow_instance(1234).status,
        ("GET", {"Id": "1234"}),
        {"WorkflowInstance": {"Id": 1234, "Status": "Running"}},
    ),
    (
        lambda client: client.get_task_instance(11).status,
        ("GET", {"Id": "11"}),
        {"TaskInstance": {"Id": 11, "Status": "Running"}},
    ),
    (
        lambda client: client.get_task_instance_log(11, 2),
        ("GET", {"Id": "11", "RunNumber": "2"}),
        {"TaskInstanceLog": "Running"},
    ),
    (
        lambda client: client.list_workflow_instances(7, 8, "n").workflow_instances[0].status,
        (
            "POST",
            {"BizDate": "8", "Name": "n", "PageNumber": "1", "PageSize": "100", "ProjectId": "7"},
        ),
        {"PagingInfo": {"TotalCount": 1, "WorkflowInstances": [{"Id": 1, "Status": "Running"}]}},
    ),
    (
        lambda client: (
            client.list_workflow_instances(7, 8, ids=[1, 2]).workflow_instances[0].status
        ),
        (
            "POST",
            {"BizDate": "8", "Ids": "[1,2]", "PageNumber": "1", "PageSize": "100"}
            | {"ProjectId": "7"},
        ),
        {"PagingInfo": {"TotalCount": 1, "WorkflowInstances": [{"Id": 1, "Status": "Running"}]}},
    ),
    (
        lambda client: client.stop_workflow_instances([1234, 5], "enough")[1234].message,
        ("POST", {"Comment": "enough", "Ids": "[1234,5]"}),
        {"SuccessInfo": {"1234": {"Success": True, "Message": "Running"}}},
    ),
    (
        lambda client: client.rerun_task_instances([11])[11].message,
        ("POST", {"Ids": "[11]"}),
        {"SuccessInfo": {"11": {"Success": False, "Message": "Running"}}},
    ),
]


@pytest.mark.parametrize(("call", "asked", "answer"), READS)
def test_each_operation_asks_and_reads(
    server: Server,
    call: Callable[[Client], object],
    asked: tuple[str, dict[str, str]],
    answer: object,
) -> None:
    server.answers = [(200, answer)]
    assert call(server.client()) == "Running"
    [(method, _, parameters)] = server.asked
    assert (method, parameters) == asked


def page(total: int, *ids: int) -> tuple[int, object]:
    rows = [{"Id": number, "TaskName": f"t{number}", "Status": None} for number in ids]
    return 200, {"PagingInfo": {"TotalCount": total, "TaskInstances": rows}}


def test_all_pages_of_task_instances_are_read(server: Server) -> None:
    server.answers = [page(5, 3, 1), page(5, 1, 2), page(5, 4, 5)]
    rows = server.client().list_task_instances(7, 8, "Dev", 1234)
    assert [row.id for row in rows] == [1, 2, 3, 4, 5]
    asked = [parameters for _, _, parameters in server.asked]
    assert [parameters["PageNumber"] for parameters in asked] == ["1", "2", "3"]
    assert asked[0] == {
        "Bizdate": "8",
        "PageNumber": "1",
        "PageSize": "500",
        "ProjectEnv": "Dev",
        "ProjectId": "7",
        "WorkflowInstanceId": "1234",
    }


def test_a_total_that_is_never_reached_ends_the_pages(server: Server) -> None:
    server.answers = [page(99, 1, 2), page(99, 1, 2)]
    assert len(server.client().list_task_instances(7, 8, None, 1234)) == 2


def test_no_secret_is_in_what_is_sent_or_said(server: Server) -> None:
    server.answers = [(403, error("Forbidden.Access")), (500, error("x"))]
    client = server.client()
    said = [repr(client), str(client), str(client.__dict__)]
    said += [repr(submit(PAYLOAD, client)), repr(submit(PAYLOAD, client))]
    said += [repr(server.asked)]
    assert SECRET not in "".join(said)
    assert "token-1" not in "".join(said[:-1])


def test_a_read_that_fails_raises(server: Server) -> None:
    server.answers = [(200, {"WorkflowInstance": {"Id": "1234"}})]
    with pytest.raises(UnclearError, match=r"^the answer has no usable WorkflowInstance\.Id$"):
        server.client().get_workflow_instance(1234)


def test_calls_that_went_out_are_counted(server: Server) -> None:
    server.answers = [(200, RECEIPT), (400, error("InvalidParameter")), (500, error("x"))]
    client = server.client()
    for _ in range(3):
        submit(PAYLOAD, client)
    assert client.calls == 3
    gone = Client(Endpoint("127.0.0.1", 9, secure=False), Credentials("i", "s"))
    submit(PAYLOAD, gone)
    assert gone.calls == 0


def test_the_service_dates_what_comes_after_its_first_answer(server: Server) -> None:
    server.answers = [(400, error("InvalidTimeStamp.Expired")), (200, RECEIPT)]
    client = server.client()
    assert client.server_time is None
    submit(PAYLOAD, client)
    first, second = client.server_time, client.now()
    assert first is not None
    assert timedelta() <= second - first < timedelta(seconds=20)
    submit(PAYLOAD, client)
    dates = [headers["x-acs-date"] for _, headers, _ in server.asked]
    assert dates[0] == "2026-11-21T23:38:54Z"
    signed = datetime.strptime(dates[1], "%Y-%m-%dT%H:%M:%S%z")
    assert abs(signed - first) < timedelta(seconds=20)


def test_an_answer_of_something_else_than_the_service_tells_no_time(server: Server) -> None:
    server.answers = [(200, [RECEIPT]), (500, error("x")), (302, RECEIPT)]
    client = server.client()
    for _ in range(3):
        submit(PAYLOAD, client)
    assert client.server_time is None

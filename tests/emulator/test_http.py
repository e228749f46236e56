"""What is sent to the port, byte for byte."""

from __future__ import annotations

import http.client
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from wfc.emulator.server import Emulator

from .test_refused_calls import assert_refused
from .world import Client, numbered, submission, task

if TYPE_CHECKING:
    from pathlib import Path

GOOD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
RAW = [
    ("host-not-loopback", "not as 'evil.example'", b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
    (
        "host-not-loopback",
        "not as '127.0.0.1.evil'",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1.evil\r\n\r\n",
    ),
    ("host-not-loopback", "not as ''", b"GET / HTTP/1.1\r\n\r\n"),
    ("request-malformed", "Bad request syntax", b"\x16\x03\x01\x02\x00\r\n\r\n"),
    ("request-malformed", "Request-URI Too Long", b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n"),
    ("request-malformed", "Host is there twice", GOOD + b"Host: 127.0.0.1\r\n\r\n"),
    ("request-malformed", "Invalid HTTP version", b"GET / HTTP/2.0\r\n\r\n"),
    ("length-missing", "mandatory", POST + b"\r\n"),
    ("length-missing", "mandatory", POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("length-malformed", "is '-1', not", POST + b"Content-Length: -1\r\n\r\n"),
    ("length-malformed", "not a number", POST + b"Content-Length: 0x10\r\n\r\n"),
    ("request-too-large", "at most 16777216", POST + b"Content-Length: 16777217\r\n\r\n"),
    ("method-unsupported", "DELETE is not", b"DELETE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
    ("signature-incomplete", "does not conform", GOOD + b"\r\n"),
    ("signature-incomplete", "does not conform", b"GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n"),
    ("signature-incomplete", "does not conform", b"GET / HTTP/1.1\r\nHost: [::1]:1\r\n\r\n"),
    (
        "signature-incomplete",
        "does not conform",
        b"GET / HTTP/1.1\r\nHost: http://127.0.0.1\r\n\r\n",
    ),
]


@pytest.mark.parametrize(("behaviour", "message", "sent"), RAW, ids=numbered(raw[0] for raw in RAW))
def test_bytes_that_are_no_request_are_refused(
    client: Client, behaviour: str, message: str, sent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    host, _, port = client.emulator.endpoint.partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        body = json.loads(answer.read())
    assert answer.headers["Content-Type"] == "application/json;charset=utf-8"
    assert_refused(client, behaviour, message, answer.status, body)
    assert capfd.readouterr() == ("", "")


def test_a_body_that_is_too_large_gets_its_answer(client: Client) -> None:
    """Although the client goes on sending: it is let finish, then told."""
    body = b"Name=" + b"x" * (16 * 1024 * 1024)
    reply = client.send("POST", "/", body, "ListWorkflowInstances")
    assert (reply.status, reply.body["Code"]) == (413, "RequestEntityTooLarge")


def test_a_request_cut_short_is_no_request(client: Client) -> None:
    host, _, port = client.emulator.endpoint.partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(POST + b"Content-Length: 10\r\n\r\nName")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""
    assert client.emulator.log == []


def test_a_connection_serves_many_requests_and_ends_with_the_emulator() -> None:
    with Emulator() as emulator:
        connection = http.client.HTTPConnection(emulator.endpoint, timeout=10)
        for number in (1, 2, 3):
            connection.request("GET", "/")
            assert connection.getresponse().read().startswith(b'{"Code":"IncompleteSignature"')
            assert len(emulator.log) == emulator.log[-1].number == number
    connection.request("GET", "/")
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()


def test_answers_are_dated_by_the_emulators_clock(client: Client) -> None:
    client.clock.now = 0.0
    assert client.call("GetWorkflowInstance", {"Id": 1}).headers["Date"] == (
        "Thu, 01 Jan 1970 00:00:00 GMT"
    )


def test_it_listens_on_loopback_only() -> None:
    with Emulator() as emulator:
        host, _, port = emulator.endpoint.partition(":")
        assert host == "127.0.0.1"
        assert int(port) > 0


def test_a_port_that_is_taken_is_an_error(tmp_path: Path) -> None:
    with Emulator() as emulator, pytest.raises(OSError, match="in use"):
        Emulator(port=int(emulator.endpoint.partition(":")[2]), state=tmp_path / "state")


def test_parallel_submissions_are_all_kept(client: Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(
            lambda n: client.ask("ExecuteAdhocWorkflowInstance", **submission(task(f"t{n}"))),
            range(40),
        )
        ids = sorted(answer["WorkflowInstanceId"] for answer in answers)
    assert ids == list(range(ids[0], ids[0] + 40))
    assert [instance.id for instance in client.emulator.instances()] == ids

"""How an answer goes out, seen from the socket."""

from __future__ import annotations

import gzip
import http.client
import io
import json
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from wfc.emulator.server import Emulator

from .world import Client, Clock, faults, submission, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUBMIT = "ExecuteAdhocWorkflowInstance"
BODY = urlencode({name: str(value) for name, value in submission(task("a")).items()}).encode()


def connected(client: Client, timeout: float = 10) -> socket.socket:
    host, _, port = client.emulator.endpoint.partition(":")
    return socket.create_connection((host, int(port)), timeout)


def sent(client: Client, rule: dict[str, object], timeout: float = 10) -> socket.socket:
    """Return a connection on which a whole submission went out under ``rule``."""
    client.emulator.inject(faults(rule))
    headers = client.signed("POST", "/", BODY, SUBMIT) | {"Content-Length": str(len(BODY))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection = connected(client, timeout)
    connection.sendall(f"POST / HTTP/1.1\r\n{lines}\r\n".encode() + BODY)
    return connection


def everything(connection: socket.socket) -> bytes:
    """Return all that comes until the other side closes."""
    data = b""
    while piece := connection.recv(65536):
        data += piece
    return data


def until_silence(connection: socket.socket) -> Iterator[bytes]:
    """Give what comes until nothing does; the other side must not close."""
    with suppress(TimeoutError):
        while True:
            piece = connection.recv(65536)
            assert piece
            yield piece


def test_a_reset_is_a_reset(client: Client) -> None:
    with sent(client, {"Send": "reset"}) as connection, pytest.raises(ConnectionResetError):
        everything(connection)


def test_an_early_close_is_an_orderly_end(client: Client) -> None:
    with sent(client, {"Send": "close"}) as connection:
        assert everything(connection) == b""


@pytest.mark.parametrize("rule", [{"Send": "hang"}, {"Deliver": "never"}, {"DeliverAfter": 9}])
def test_a_hang_says_nothing(client: Client, rule: dict[str, object]) -> None:
    with sent(client, rule, timeout=0.2) as connection, pytest.raises(TimeoutError):
        everything(connection)


def test_a_hang_does_not_keep_the_emulator_from_ending() -> None:
    clock = Clock()
    with Emulator(clock=clock) as emulator:
        connection = sent(Client(emulator, clock), {"Send": "hang"})
    with connection, suppress(ConnectionResetError):  # it ended before it had read everything
        assert everything(connection) == b""


@pytest.mark.parametrize(("how", "wanted"), [("reset", ConnectionResetError), ("close", b"")])
def test_a_connection_cut_while_the_request_still_comes(
    client: Client, how: str, wanted: type[Exception] | bytes
) -> None:
    with sent(client, {"Receive": how}) as connection:
        try:
            found: object = everything(connection)
        except ConnectionResetError:
            found = ConnectionResetError
    # What was not read may turn an orderly end into a reset.
    assert found in {wanted, ConnectionResetError}
    assert client.emulator.instances() == ()
    assert [line.status for line in client.emulator.log] == [0]


def test_half_an_answer_then_nothing(client: Client) -> None:
    with sent(client, {"Send": "half"}, timeout=0.3) as connection:
        data = b"".join(until_silence(connection))
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.partition(b"Content-Length: ")[2].split()[0])
    assert len(body) == length // 2


def test_half_an_answer_then_the_end(client: Client) -> None:
    with sent(client, {"Send": "cut"}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        with pytest.raises(http.client.IncompleteRead):
            answer.read()


def test_a_length_beyond_the_end(client: Client) -> None:
    with sent(client, {"Send": "long"}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        with pytest.raises(http.client.IncompleteRead) as error:
            answer.read()
    assert json.loads(error.value.partial)["WorkflowInstanceId"]


def test_a_drip(client: Client) -> None:
    started = time.monotonic()
    with sent(client, {"Send": "drip", "DripSeconds": 0.002}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        body = answer.read()
    assert json.loads(body)["WorkflowInstanceId"]
    assert time.monotonic() - started >= 0.002 * (len(body) - 1)


def test_chunks_without_end(client: Client) -> None:
    with sent(client, {"Send": "endless"}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert len(answer.read(20_000_000)) == 20_000_000


def test_gzip_that_is_none_and_gzip_that_is_too_much(client: Client) -> None:
    with sent(client, {"Send": "bad-gzip"}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.headers["Content-Encoding"] == "gzip"
        with pytest.raises(gzip.BadGzipFile):
            gzip.decompress(answer.read())
    with sent(client, {"Send": "gzip-bomb"}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        packed = answer.read()
    assert len(packed) < 2_000_000
    with gzip.open(io.BytesIO(packed)) as file:
        assert len(file.read(100_000_000)) == 100_000_000


def test_an_answer_that_comes_later(client: Client) -> None:
    started = time.monotonic()
    with sent(client, {"SendAfter": 0.2}) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert json.loads(answer.read())["WorkflowInstanceId"]
    assert time.monotonic() - started >= 0.2


def test_a_client_that_does_not_wait_gets_nothing_and_the_request_is_done(client: Client) -> None:
    with sent(client, {"SendAfter": 60}):
        _until(lambda: bool(client.emulator.log))
    assert len(client.emulator.instances()) == 1


def test_nobody_asked_is_provable(client: Client) -> None:
    assert client.emulator.connections == 0
    connected(client).close()
    _until(lambda: client.emulator.connections == 1)
    assert client.emulator.log == []


def _until(reached: Callable[[], bool]) -> None:
    for _ in range(1000):
        if reached():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")

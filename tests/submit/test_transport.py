"""Every way an exchange can end, over real sockets, and what it proves."""

from __future__ import annotations

import itertools
import socket
import struct
import threading
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.submit.deadline import Deadline, PacedSocket
from wfc.submit.endpoint import Endpoint
from wfc.submit.exchange import MOST_BYTES, Answer
from wfc.submit.request import Request
from wfc.submit.transport import NoAnswer, NotSent, Outcome, _receive, send

Serve = Callable[[Callable[[socket.socket], None]], Endpoint]

POST = Request("A", "V", "POST", {}, b"Name=n&Tasks=%5B%5D")
GET = Request("A", "V", "GET", {"Id": "1"}, b"")
HEADERS = {"host": "x", "Content-Length": str(len(POST.body))}
BODY = b'{"RequestId":"R","WorkflowInstanceId":1234}'
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nX-One: 1\r\n\r\n%b" % (len(BODY), BODY)

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def post(
    endpoint: Endpoint, hook: Callable[[], None] | None = None, seconds: float = 20
) -> Outcome:
    return send(POST, HEADERS, endpoint, seconds, hook)


def read_request(sock: socket.socket) -> bytes:
    """Read up to the end of the body."""
    data = b""
    while not data.endswith(POST.body):
        data += sock.recv(65536)
    return data


def answering(answer: bytes) -> Callable[[socket.socket], None]:
    def behave(sock: socket.socket) -> None:
        read_request(sock)
        sock.sendall(answer)

    return behave


def reset(sock: socket.socket) -> None:
    """Close with a reset rather than with an orderly end."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def test_a_whole_answer_is_an_answer(serve: Serve) -> None:
    outcome = post(serve(answering(WHOLE)))
    assert outcome == Answer(200, {"content-length": "43", "x-one": "1"}, BODY)


def test_a_chunked_answer_is_read(serve: Serve) -> None:
    outcome = post(serve(answering(CHUNKED + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")))
    assert isinstance(outcome, Answer)
    assert outcome.body == b"abcde"


def test_the_last_byte_waits_for_the_hook(serve: Serve) -> None:
    received = bytearray()
    all_but_one = threading.Event()

    def behave(sock: socket.socket) -> None:
        while not received.endswith(POST.body):
            received.extend(sock.recv(65536))
            if received.endswith(POST.body[:-1]):
                all_but_one.set()
        sock.sendall(WHOLE)

    seen_by_hook: list[bytes] = []

    def hook() -> None:
        assert all_but_one.wait(10)
        seen_by_hook.append(bytes(received))

    assert isinstance(post(serve(behave), hook), Answer)
    assert [seen + POST.body[-1:] for seen in seen_by_hook] == [bytes(received)]


def test_of_a_get_the_last_byte_of_the_headers_waits(serve: Serve) -> None:
    received = bytearray()
    all_but_one = threading.Event()

    def behave(sock: socket.socket) -> None:
        while not received.endswith(b"\r\n\r\n"):
            received.extend(sock.recv(65536))
            if received.endswith(b"\r\n\r"):
                all_but_one.set()
        sock.sendall(WHOLE)

    def hook() -> None:
        assert all_but_one.wait(10)
        assert not received.endswith(b"\n\r\n")

    assert isinstance(send(GET, {"host": "x"}, serve(behave), 20, hook), Answer)
    assert received.startswith(b"GET /?Id=1 HTTP/1.1\r\nhost: x\r\n")


@pytest.mark.parametrize("problem", [OSError("disk full"), TimeoutError(), KeyboardInterrupt()])
def test_what_the_hook_raises_passes_through_and_the_last_byte_stays(
    serve: Serve, problem: BaseException
) -> None:
    received = bytearray()
    closed = threading.Event()

    def behave(sock: socket.socket) -> None:
        while data := sock.recv(65536):
            received.extend(data)
        closed.set()

    def hook() -> None:
        raise problem

    with pytest.raises(type(problem)):
        post(serve(behave), hook)
    assert closed.wait(10)
    assert received.endswith(POST.body[:-1])


def test_a_refused_connection_is_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    hooks: list[int] = []
    outcome = post(Endpoint("127.0.0.1", port, secure=False), lambda: hooks.append(1))
    assert outcome == NotSent("the connection was refused")
    assert hooks == []


def test_an_unknown_host_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    outcome = post(Endpoint("localhost", 1, secure=False))
    assert outcome == NotSent("the host was not found")


def test_a_server_without_tls_is_not_sent_the_request(serve: Serve) -> None:
    seen: list[bytes] = []

    def behave(sock: socket.socket) -> None:
        seen.append(sock.recv(65536))
        sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    plain = serve(behave)
    outcome = post(Endpoint(plain.host, plain.port, secure=True))
    assert outcome == NotSent("the server does not speak TLS as it should")
    assert b"Name=n" not in seen[0]


def test_a_connection_that_closes_before_the_last_byte_is_not_sent(serve: Serve) -> None:
    closed = threading.Event()

    def behave(sock: socket.socket) -> None:
        reset(sock)
        sock.close()
        closed.set()

    def hook() -> None:
        assert closed.wait(10)

    outcome = post(serve(behave), hook)
    assert outcome == NotSent("the connection was reset")


def test_no_time_left_after_the_hook_is_not_sent(serve: Serve) -> None:
    done = threading.Event()

    def behave(_: socket.socket) -> None:
        done.wait(10)

    outcome = post(serve(behave), lambda: time.sleep(0.3), 0.2)
    done.set()
    assert outcome == NotSent("the time allowed for the call ran out")


def test_a_reset_after_the_last_byte_proves_nothing(serve: Serve) -> None:
    def behave(sock: socket.socket) -> None:
        read_request(sock)
        reset(sock)

    assert post(serve(behave)) == NoAnswer("the connection was reset")


CUT = {
    "nothing": b"",
    "half a status line": WHOLE[:10],
    "half the body": WHOLE[:-20],
    "one byte less than promised": WHOLE[:-1],
    "not HTTP": b"SSH-2.0-OpenSSH_9.6\r\n" + b"x" * 200,
    "a chunk cut short": CHUNKED + b"5\r\nab",
    "a chunk of no size": CHUNKED + b"zz\r\nab\r\n",
    "a chunk of negative size": CHUNKED + b"-5\r\nab\r\n",
    "an endless header": b"HTTP/1.1 200 OK\r\nx: " + b"a" * 70_000,
    "endless headers": b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500,
}


@pytest.mark.parametrize("answer", CUT.values(), ids=CUT.keys())
def test_an_answer_that_is_not_whole_proves_nothing(serve: Serve, answer: bytes) -> None:
    outcome = post(serve(answering(answer)))
    assert isinstance(outcome, NoAnswer)
    assert outcome.reason


def test_headers_cut_short_leave_nothing_that_could_be_believed(serve: Serve) -> None:
    """http.client takes the end of the stream for the end of the headers."""
    assert post(serve(answering(WHOLE[:30]))) == Answer(200, {}, b"")


ENDLESS = {
    "with a length": b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n",
    "without a length": b"HTTP/1.1 200 OK\r\n\r\n",
    "in chunks": CHUNKED,
}


@pytest.mark.parametrize("head", ENDLESS.values(), ids=ENDLESS.keys())
def test_no_more_than_8_mb_is_read(serve: Serve, head: bytes) -> None:
    block = b" " * 65536
    chunk = b"10000\r\n" + block + b"\r\n" if b"chunked" in head else block
    sent = [0]

    def behave(sock: socket.socket) -> None:
        read_request(sock)
        sock.sendall(head)
        while True:
            sock.sendall(chunk)
            sent[0] += len(chunk)

    assert post(serve(behave)) == NoAnswer("the answer is larger than 8 MB")
    assert MOST_BYTES <= sent[0] < 4 * MOST_BYTES


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"])
def test_a_server_that_drips_cannot_stretch_the_deadline(serve: Serve, start: bytes) -> None:
    stopped = threading.Event()

    def behave(sock: socket.socket) -> None:
        read_request(sock)
        sock.sendall(start)
        for _ in range(500):  # far longer than the deadline, each byte well within it
            if stopped.wait(0.02):
                break
            sock.sendall(b"H")

    outcome = post(serve(behave), seconds=1)
    stopped.set()
    assert outcome == NoAnswer("the time allowed for the call ran out")


def test_a_redirect_is_an_answer_and_is_not_followed(serve: Serve) -> None:
    visits: list[int] = []
    other = serve(lambda _: visits.append(1))
    for status in (302, 307, 308):
        head = f"HTTP/1.1 {status} Moved\r\nLocation: {other}/\r\nContent-Length: 0\r\n\r\n"
        outcome = post(serve(answering(head.encode())))
        assert isinstance(outcome, Answer)
        assert outcome.status == status
    assert visits == []


def test_the_transport_itself_knows_no_environment(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert isinstance(post(serve(answering(WHOLE))), Answer)


def test_every_call_has_a_connection_of_its_own(serve: Serve) -> None:
    connections = itertools.count()
    numbers: list[int] = []

    def behave(sock: socket.socket) -> None:
        numbers.append(next(connections))
        answering(WHOLE)(sock)

    endpoint = serve(behave)
    assert [type(post(endpoint)) for _ in range(3)] == [Answer] * 3
    assert numbers == [0, 1, 2]


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=100).map(lambda tail: WHOLE + tail)))
def test_any_bytes_at_all_end_in_an_answer_or_none(data: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        outcome = _receive(PacedSocket(ours, Deadline(10)), "POST")
    assert isinstance(outcome, Answer | NoAnswer)

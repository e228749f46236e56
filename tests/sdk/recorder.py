"""A server on loopback that notes every request, and answers as a test tells it to."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl

from wfc.emulator.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

_ANSWERS = Path(__file__).parent.parent / "submit/data/answers.json"
RECORDED_ANSWERS: dict[str, Any] = json.loads(_ANSWERS.read_text("utf-8"))["answers"]
# Of the same shape, says the SDK: what became of each id.
RECORDED_ANSWERS["RerunTaskInstances"] = RECORDED_ANSWERS["StopWorkflowInstances"]


@dataclass(frozen=True)
class Sent:
    """A request as it came in: its headers in order and spelling, the body as bytes."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def named(self) -> dict[str, str]:
        """The headers by lower-case name."""
        return {name.lower(): value for name, value in self.headers}

    @property
    def fields(self) -> dict[str, str]:
        """The parameters, of the query or of the form; none may stand twice."""
        pairs = parse_qsl(
            self.target.partition("?")[2] or self.body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
        )
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    @property
    def request(self) -> Request:
        """The same as the emulator's verifier takes it."""
        return Request(self.method, self.target, self.named, self.body)


@dataclass(frozen=True)
class Reply:
    """An answer; ``headers`` are laid over the usual ones."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


Answering = Callable[[Sent], Reply | None]


def answer_as_recorded(sent: Sent) -> Reply:
    """Answer with what the operation's recorded answer is."""
    return Reply(200, json.dumps(RECORDED_ANSWERS[sent.named["x-acs-action"]]).encode())


class Recorder(ThreadingHTTPServer):
    """Holds what was ``sent``; ``answering`` returns the answer, or None to reset."""

    daemon_threads = True

    def __init__(self, answering: Answering = answer_as_recorded) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.answering = answering
        self.sent: list[Sent] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def endpoint(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_port}"

    def take(self) -> Sent:
        """Return the one request there was since the last look."""
        (sent,) = self.sent
        self.sent.clear()
        return sent

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()


class _Connection(BaseHTTPRequestHandler):
    """One request, then the end: HTTP/1.0 keeps no connection open."""

    server: Recorder
    timeout = 10

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = tuple((name, value) for name, value in self.headers.items())
        sent = Sent(self.command, self.path, headers, body)
        self.server.sent.append(sent)
        reply = self.server.answering(sent)
        if reply is None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        usual = {"Content-Type": "application/json", "Content-Length": str(len(reply.body))}
        self.send_response_only(reply.status)
        for name, value in (usual | dict(reply.headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    do_POST = do_GET  # noqa: N815 - the name http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        """Write nothing."""

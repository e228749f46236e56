"""HTTP/1.1 on loopback: bytes to requests, answers to bytes."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number
from wfc.emulator.faults.sending import drop, send
from wfc.emulator.gateway import NO_KNOBS
from wfc.emulator.request import Request
from wfc.emulator.service_error import ServiceError

if TYPE_CHECKING:
    from wfc.emulator.answer import Answer
    from wfc.emulator.gateway import Gateway
    from wfc_spec.faults import Knobs

LOOPBACK: Final = "127.0.0.1"
_NAMES: Final = re.compile(r"(http://)?(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]{1,5})?")
_LINGER: Final = 64 * 1024 * 1024
_CHUNK: Final = 64 * 1024


class Server(ThreadingHTTPServer):
    """Listens on loopback only; says nothing on stderr."""

    daemon_threads = True

    def __init__(self, port: int, gateway: Gateway) -> None:
        """Listen on ``port`` (0: any); raises OSError if it is taken."""
        self.gateway: Final = gateway
        self.connections = 0
        self._open: set[socket.socket] = set()
        super().__init__((LOOPBACK, port), Connection)

    def server_bind(self) -> None:
        """Bind without asking a name server what loopback is called, as HTTPServer does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """Accept a connection, and remember it."""
        connection, address = super().get_request()
        self.connections += 1
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]  # TCP only
        """Close a connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Close the port and every connection: a client that keeps one alive must notice."""
        super().server_close()
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a client that went away is no news."""


class Connection(BaseHTTPRequestHandler):
    """One connection; its requests come one after the other."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "wfc-emulator"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True
    knobs: Knobs = NO_KNOBS

    def do_GET(self) -> None:
        """Answer a request."""
        self._exchange()

    do_POST = do_GET  # noqa: N815 - the name http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        """Write nothing: ``Emulator.log`` is the log."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what http.server could not read, in the service's form instead of HTML."""
        self.close_connection = True
        self.request_version = "HTTP/1.1"  # to whom speaks HTTP/0.9, no headers would be sent
        request = Request(self.command or "", "", {}, b"")
        reason = message or self.responses[HTTPStatus(code)][0]
        if code == 501:
            error = ServiceError("method-unsupported", f"{self.command} is not supported.")
        else:
            error = ServiceError("request-malformed", f"The request is not HTTP/1.1: {reason}.")
        self._plainly(self.server.gateway.refuse(request, error))

    def _exchange(self) -> None:
        """Read a request, and send its answer."""
        headers: dict[str, str] = {}
        try:
            headers.update(self._headers())
            length = self._length(headers)
        except ServiceError as error:
            self.close_connection = True
            request = Request(self.command, self.path, headers, b"")
            self._plainly(self.server.gateway.refuse(request, error))
            self._linger()
            return
        self._serve(Request(self.command, self.path, headers, b""), length)

    def _serve(self, head: Request, length: int) -> None:
        """Read the body of a request, and let it go as well, or as wrong, as it is to."""
        gateway = self.server.gateway
        self.knobs = gateway.meet(head.action)
        if self.knobs.receive is not None:
            self.rfile.read(length // 2)
            gateway.lose(head, self.knobs)
            drop(self, self.knobs.receive)
            return
        body = self.rfile.read(length)
        if len(body) < length:  # the client went away in the middle: nobody asked anything
            self.close_connection = True
            return
        send(self, gateway.answer(replace(head, body=body), self.knobs), self.knobs)

    def _headers(self) -> dict[str, str]:
        """Return the headers by lower-case name; raises ServiceError."""
        found: dict[str, str] = {}
        for name, value in self.headers.items():
            if name.lower() in found:
                raise ServiceError("request-malformed", f"The header {name} is there twice.")
            # http.server reads Latin-1; a signature is made over the UTF-8 that was sent.
            found[name.lower()] = value.strip().encode("latin-1").decode(errors="replace")
        host = found.get("host", "")
        if _NAMES.fullmatch(host) is None:
            message = f"The emulator answers on {LOOPBACK} only, not as {host!r}."
            raise ServiceError("host-not-loopback", message)
        return found

    def _length(self, headers: dict[str, str]) -> int:
        """Return the number of bytes of the body; raises ServiceError."""
        written = headers.get("content-length")
        if "transfer-encoding" in headers or (written is None and self.command == "POST"):
            raise ServiceError("length-missing", "Content-Length is mandatory.")
        if written is None:
            return 0
        if re.fullmatch(r"[0-9]{1,18}", written) is None:
            raise ServiceError("length-malformed", f"Content-Length is {written!r}, not a number.")
        if int(written) > number("body-bytes"):
            message = f"The body has {written} bytes; at most {number('body-bytes')} are taken."
            raise ServiceError("request-too-large", message)
        return int(written)

    def _plainly(self, answer: Answer) -> None:
        """Send ``answer`` as it is."""
        self.head(answer)
        self.write(answer.body)

    def head(self, answer: Answer, **other: str | None) -> None:
        """Send status and headers, dated by the emulator's clock; None leaves a header out."""
        headers: dict[str, str | None] = {
            "Date": self.date_time_string(self.server.gateway.now(self.knobs)),
            "Content-Type": "application/json;charset=utf-8",
            "Content-Length": str(len(answer.body)),
            "Connection": "close" if self.close_connection else None,
            **answer.headers,
            **other,
        }
        self.send_response_only(answer.status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()

    def write(self, data: bytes) -> None:
        """Send bytes of the body."""
        self.wfile.write(data)

    def _linger(self) -> None:
        """Take what the client is still sending, so that it gets to read the answer."""
        self.connection.settimeout(1)
        left = _LINGER
        while left > 0 and (taken := len(self.rfile.read1(_CHUNK))):
            left -= taken

"""The bytes of one HTTP exchange: a request written, an answer read."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from http.client import HTTPResponse, IncompleteRead, RemoteDisconnected
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wfc.submit.deadline import PacedSocket
    from wfc.submit.request import Request

MOST_BYTES = 8 * 1024 * 1024


class TooLargeError(ValueError):
    """The answer is longer than any answer of this API."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: status, headers by lower-case name, and all of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def write_message(request: Request, headers: Mapping[str, str]) -> bytes:
    """Return the bytes of ``request``: ASCII head, blank line, body."""
    lines = [f"{request.method} {request.target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += ["Connection: close", "", ""]
    return "\r\n".join(lines).encode("ascii") + request.body


def read_answer(paced: PacedSocket, method: str) -> Answer:
    """Read one whole answer of at most 8 MB.

    Raises OSError, HTTPException or ValueError when it does not come, is cut short, is too
    large or is not HTTP.
    """
    # http.client asks nothing of a socket but makefile.
    response = HTTPResponse(cast("socket.socket", paced), method=method)
    response.begin()
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise TooLargeError
    if response.length:  # what Content-Length promised and read(n) does not insist on
        raise IncompleteRead(body, response.length)
    return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)


# From the special to the general: the first class that fits speaks.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (RemoteDisconnected, "the connection was closed without an answer"),
    (TimeoutError, "the time allowed for the call ran out"),
    (ConnectionRefusedError, "the connection was refused"),
    (ConnectionError, "the connection was reset"),
    (socket.gaierror, "the host was not found"),
    (ssl.SSLCertVerificationError, "the certificate of the server is not valid for it"),
    (ssl.SSLError, "the server does not speak TLS as it should"),
    (OSError, "the server could not be reached"),
    (IncompleteRead, "the answer was cut short"),
    (TooLargeError, "the answer is larger than 8 MB"),
)


def explain(problem: Exception) -> str:
    """Say in the user's words what ``problem`` of an exchange means."""
    for kind, reason in _REASONS:
        if isinstance(problem, kind):
            return reason
    return "the answer is not HTTP"

"""One HTTP exchange that can always say what became of it.

The vendor's client follows redirects with the token, pools connections, and cannot say
whether a failed request was sent. Here a call has a connection of its own, and its last
byte is held back until the caller agrees: before that byte the request cannot execute,
because the signature covers a hash of the whole body. No redirect is taken, and a proxy only
as a tunnel.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, TypeAlias

from wfc.submit.deadline import Deadline, PacedSocket
from wfc.submit.exchange import Answer, explain, read_answer, write_message
from wfc.submit.proxy import ProxyError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.submit.endpoint import Endpoint
    from wfc.submit.proxy import Proxy
    from wfc.submit.request import Request

# The most for one address to take the connection, and for TLS on it: one that does not
# answer leaves time to try the host's next one.
CONNECT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class NotSent:
    """The last byte of the request was never sent: it was not executed."""

    reason: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The request was sent, and no whole answer came back: it may have been executed."""

    reason: str


Outcome: TypeAlias = Answer | NotSent | NoAnswer


def send(
    request: Request,
    headers: Mapping[str, str],
    endpoint: Endpoint,
    deadline_seconds: float,
    before_last_byte: Callable[[], None] | None = None,
    proxy: Proxy | None = None,
) -> Outcome:
    """Send ``request`` under signed ``headers`` on a fresh connection and return its outcome.

    ``before_last_byte`` is called when all but the last byte is on its way (of a GET: all
    but the last byte of the headers). What it raises passes through, and then the last
    byte is never sent.
    """
    deadline = Deadline(deadline_seconds)
    message = write_message(request, headers)
    try:
        sock = _connect(endpoint, deadline, proxy)
    except OSError as problem:
        return NotSent(str(problem) if isinstance(problem, ProxyError) else explain(problem))
    with sock:
        paced = PacedSocket(sock, deadline)
        unsent = _push(paced, message[:-1])
        if unsent is None and before_last_byte is not None:
            before_last_byte()
        # A last byte that the kernel did not take is proof as well.
        unsent = unsent or _push(paced, message[-1:])
        return unsent or _receive(paced, request.method)


def _connect(endpoint: Endpoint, deadline: Deadline, proxy: Proxy | None) -> socket.socket:
    """Open the connection, and TLS on it where the endpoint wants it."""
    timeout = min(deadline.left(), CONNECT_SECONDS)
    where = (endpoint.host, endpoint.port) if proxy is None else (proxy.host, proxy.port)
    try:
        sock = socket.create_connection(where, timeout)
    except OSError as problem:
        raise problem if proxy is None else ProxyError(_of(proxy, problem)) from None
    try:
        if proxy is not None:
            proxy.open(PacedSocket(sock, deadline), endpoint)
            sock.settimeout(min(deadline.left(), CONNECT_SECONDS))
        if not endpoint.secure:
            return sock
        return ssl.create_default_context().wrap_socket(sock, server_hostname=endpoint.host)
    except BaseException:
        sock.close()
        raise


def _of(proxy: Proxy, problem: OSError) -> str:
    return f"the proxy {proxy}: {explain(problem)}"


def _push(paced: PacedSocket, data: bytes) -> NotSent | None:
    """Send ``data``; return the proof when not all of it went out."""
    try:
        paced.sendall(data)
    except OSError as problem:
        return NotSent(explain(problem))
    return None


def _receive(paced: PacedSocket, method: str) -> Answer | NoAnswer:
    """Read the answer; whatever goes wrong from here on proves nothing."""
    try:
        return read_answer(paced, method)
    except (OSError, HTTPException, ValueError) as problem:
        return NoAnswer(explain(problem))

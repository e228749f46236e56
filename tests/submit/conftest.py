"""A server for one test: it does to each connection what the test says."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from wfc.submit.endpoint import Endpoint

Behaviour = Callable[[socket.socket], None]
Serve = Callable[[Behaviour], Endpoint]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that starts a server on loopback and returns its endpoint."""
    with contextlib.ExitStack() as at_end:

        def start(behave: Behaviour) -> Endpoint:
            listener = at_end.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = threading.Thread(target=_attend, args=(listener, behave), daemon=True)
            thread.start()
            at_end.callback(thread.join, 10)
            at_end.callback(listener.shutdown, socket.SHUT_RDWR)
            return Endpoint("127.0.0.1", listener.getsockname()[1], secure=False)

        yield start


def _attend(listener: socket.socket, behave: Behaviour) -> None:
    """Take one connection after the other until the listener is shut."""
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        with sock, contextlib.suppress(OSError):
            sock.settimeout(10)
            behave(sock)

"""One time limit for a whole exchange, not one for each read."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable


class Deadline:
    """A moment on the monotonic clock after which nothing is waited for."""

    __slots__ = ("_clock", "_end", "seconds")

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start to count ``seconds`` now."""
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left; TimeoutError when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return left


class PacedSocket:
    """A connected socket whose every send and read ends with the deadline.

    A peer that sends a byte now and then cannot stretch the exchange, as it could with a
    timeout for each read.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        """Pace ``sock``, which stays the caller's to close."""
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``, or raise OSError."""
        rest = memoryview(data)
        while rest:
            self._sock.settimeout(self._deadline.left())
            rest = rest[self._sock.send(rest) :]

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the stream the answer is read from; ``mode`` is always ``rb``."""
        return io.BufferedReader(_PacedStream(self._sock, self._deadline))


class _PacedStream(io.RawIOBase):
    """The bytes of the peer, until the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        """Read from ``sock``."""
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed: any buffer
        """Read what has come, waiting for it no longer than the deadline."""
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)

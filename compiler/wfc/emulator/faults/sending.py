"""How an answer goes out: not at all, in part, slowly, or as something else."""

from __future__ import annotations

import gzip
import os
import socket
import struct
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from wfc.emulator.answer import Answer
    from wfc_spec.faults import Knobs

    class Connection(Protocol):
        """What is needed of a connection: the socket, and HTTP's way to write on it."""

        connection: socket.socket
        close_connection: bool

        def head(self, answer: Answer, **other: str | None) -> None:
            """Send status and headers; ``other`` are laid over them (None: left out)."""

        def write(self, data: bytes) -> None:
            """Send bytes of the body."""

    Way = Callable[["Connection", "Answer", "Knobs"], None]

_BEYOND: Final = 64
_CHUNK: Final = b"x" * 65536
_BOMB: Final = 1 << 30
_MEMBERS: Final = 64


def send(out: Connection, answer: Answer | None, knobs: Knobs) -> None:
    """Send ``answer`` as the script wants it; what does not exist is waited for in vain."""
    if knobs.send_after is not None and gone_within(out, knobs.send_after):
        return
    if answer is None or knobs.send in DROPS:
        drop(out, knobs.send or "hang")
        return
    if knobs.send is None:
        out.head(answer)
        out.write(answer.body)
        return
    out.close_connection = True
    WAYS[knobs.send](out, answer, knobs)


def drop(out: Connection, how: str) -> None:
    """End the connection without an answer."""
    out.close_connection = True
    DROPS.get(how, _hang)(out)


def gone_within(out: Connection, seconds: float) -> bool:
    """Wait; True as soon as the client (or the emulator) has closed the connection."""
    ready, _, _ = select([out.connection], [], [], seconds)
    return bool(ready) and not out.connection.recv(1, socket.MSG_PEEK)


def _reset(out: Connection) -> None:
    # With nothing left to send later, closing becomes a reset. By the descriptor: the socket
    # itself would wait for the files that http.server made of it.
    out.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(out.connection.detach())


def _close(out: Connection) -> None:
    """Leave it to http.server, which closes in order."""


def _hang(out: Connection) -> None:
    out.connection.settimeout(None)
    with suppress(OSError):
        while out.connection.recv(65536):
            continue


def _half(out: Connection, answer: Answer, knobs: Knobs) -> None:
    _cut(out, answer, knobs)
    _hang(out)


def _cut(out: Connection, answer: Answer, knobs: Knobs) -> None:
    out.head(answer)
    out.write(answer.body[: len(answer.body) // 2])


def _drip(out: Connection, answer: Answer, knobs: Knobs) -> None:
    pause = 1.0 if knobs.drip_seconds is None else knobs.drip_seconds
    out.head(answer)
    for at in range(len(answer.body)):
        out.write(answer.body[at : at + 1])
        if gone_within(out, pause):
            return


def _endless(out: Connection, answer: Answer, knobs: Knobs) -> None:
    out.head(answer, **{"Content-Length": None, "Transfer-Encoding": "chunked"})
    chunk = b"%x\r\n%b\r\n" % (len(_CHUNK), _CHUNK)
    while True:  # until the client closes: then writing raises an OSError
        out.write(chunk)


def _long(out: Connection, answer: Answer, knobs: Knobs) -> None:
    out.head(answer, **{"Content-Length": str(len(answer.body) + _BEYOND)})
    out.write(answer.body)


def _bad_gzip(out: Connection, answer: Answer, knobs: Knobs) -> None:
    out.head(answer, **{"Content-Encoding": "gzip"})
    out.write(answer.body)


def _gzip_bomb(out: Connection, answer: Answer, knobs: Knobs) -> None:
    # A file of gzip may be several, one behind the other: packing one of them is enough.
    packed = gzip.compress(b"x" * (_BOMB // _MEMBERS)) * _MEMBERS
    out.head(answer, **{"Content-Encoding": "gzip", "Content-Length": str(len(packed))})
    out.write(packed)


DROPS: Final[dict[str | None, Callable[[Connection], None]]] = {
    "reset": _reset,
    "close": _close,
    "hang": _hang,
}
WAYS: Final[dict[str, Way]] = {
    "half": _half,
    "cut": _cut,
    "drip": _drip,
    "endless": _endless,
    "long": _long,
    "bad-gzip": _bad_gzip,
    "gzip-bomb": _gzip_bomb,
}

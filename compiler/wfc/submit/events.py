"""Where events are written: a line each, at once, and never in the way of what they tell."""

from __future__ import annotations

import os
import select
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from wfc.exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.submit.event import Event

STDOUT: Final = "-"

# A pipe that can be written to takes so much without waiting (POSIX: PIPE_BUF is 512 or more).
_PIECE: Final = 512

# Seconds that a reader who does not read is waited for, once.
PATIENCE: Final = 1.0


class Events:
    """Writes events to ``target``: a file that grows, ``-`` for stdout, or None for nowhere.

    When it can be written to no longer, that is said once by ``complain``, and nothing more is
    written: a submission never fails over who listens to it.
    """

    def __init__(self, target: str | None, complain: Callable[[str], None]) -> None:
        """Open ``target``. Raises UsageError, before anything is at stake."""
        self.on_stdout: Final = target == STDOUT
        self._target = "standard output" if self.on_stdout else f"`{target}`"
        self._complain = complain
        self._opened = _open(target)

    def tell(self, event: Event) -> None:
        """Write ``event`` as one line."""
        if self._opened is None:
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        try:
            _write(self._opened, event.written(now).encode("utf-8", "backslashreplace") + b"\n")
        except OSError as error:
            self._opened = None
            reason = os.strerror(error.errno).lower() if error.errno else "nobody reads them"
            self._complain(f"events are no longer written to {self._target}: {reason}")


def _open(target: str | None) -> int | None:
    """Return the descriptor to write to."""
    if target is None:
        return None
    if target == STDOUT:
        if sys.stdout is None:
            raise UsageError("standard output cannot be written: it is closed")
        return sys.stdout.fileno()
    try:
        # Not blocking: a named pipe without a reader must not hang the command.
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK
        return os.open(target, flags, 0o666)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`--events {target}` cannot be written: {reason}") from error


def _write(opened: int, data: bytes) -> None:
    """Write all of ``data``. Raises OSError, TimeoutError where nobody takes it."""
    poll = select.poll()
    poll.register(opened, select.POLLOUT)
    end = time.monotonic() + PATIENCE
    while data:
        left = end - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError
        data = data[os.write(opened, data[:_PIECE]) :]

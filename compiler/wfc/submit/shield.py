"""Signals while a request may execute: they wait until what became of it is written down."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class TerminatedError(KeyboardInterrupt):
    """SIGTERM or SIGHUP: somebody ends the command, as Ctrl-C does."""


class Shield:
    """Turns signals into KeyboardInterrupt, except the first one while it is closed.

    ``pending`` is that first one, to be honoured as soon as the outcome is known.
    """

    def __init__(self) -> None:
        """Be open, and let nothing pend."""
        self.pending: KeyboardInterrupt | None = None
        self._closed = False

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Take the signals for a block. Only the main thread can."""
        # Who said `nohup` wants to be followed after the terminal is gone.
        unwanted = signal.SIGHUP if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else None
        wanted = (each for each in _SIGNALS if each != unwanted)
        before = {each: signal.signal(each, self._caught) for each in wanted}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def close(self) -> None:
        """Hold the next signal back from now on."""
        self._closed = True

    def open(self) -> None:
        """Let signals through again."""
        self._closed = False

    def check(self) -> None:
        """Honour a signal that was held back."""
        if self.pending is not None:
            raise self.pending

    def _caught(self, number: int, frame: FrameType | None) -> None:
        stop = KeyboardInterrupt() if number == signal.SIGINT else TerminatedError()
        if self._closed and self.pending is None:
            self.pending = stop
            return
        raise stop

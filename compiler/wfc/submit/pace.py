"""How long to wait between two looks at a run, and when to look no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds: a quick run is seen closely.
FIRST_PAUSE = 0.2
PAUSE_GROWTH = 1.25
LONGEST_PAUSE = 5.0

# The Basic edition has 100 calls a day (document "Use OpenAPI"), and a look takes two. From so
# many calls on a pause is a third of the time that has passed, at most a minute: a run of 24
# minutes is seen to its end with 94 calls, submitting it not counted.
CALLS_AT_ONCE = 40
SHARE_OF_TIME = 1 / 3
LONGEST_THRIFTY_PAUSE = 60.0

# Where something is in doubt so many calls are made at most: the others of the day are for looking
# it up.
CALLS_BESIDE_DOUBT = 90


class Pace:
    """Pauses that grow, until ``timeout`` seconds have passed on ``clock``.

    ``thrifty`` where calls are counted: by the service, not by an emulator. ``sparing`` where some
    of them are needed to look up what is in doubt.
    """

    __slots__ = ("_clock", "_end", "_pause", "_sparing", "_start", "_thrifty", "_timeout")

    def __init__(
        self,
        clock: Callable[[], float],
        timeout: float | None,
        *,
        thrifty: bool = True,
        sparing: bool = False,
    ) -> None:
        """Start now; without ``timeout`` there is no end."""
        self._clock = clock
        self._timeout = timeout
        self._start = clock()
        self._end = None if timeout is None else self._start + timeout
        self._pause = FIRST_PAUSE
        self._thrifty = thrifty
        self._sparing = thrifty and sparing

    def over(self, calls: int) -> str:
        """Say that the time is up, or that no more than ``calls`` may be made; or nothing."""
        if self._sparing and calls >= CALLS_BESIDE_DOUBT:
            return "the calls that are left today are kept to look up what is in doubt"
        if self._timeout is None or self._end is None or self._clock() < self._end:
            return ""
        return f"still running after {round(self._timeout, 2):g} s"

    def left(self) -> float | None:
        """Return the seconds that are left, None where there is no end."""
        return None if self._end is None else max(0.0, self._end - self._clock())

    def rest(self, at_least: float, calls: int) -> float:
        """Return the next pause in seconds: ``at_least`` so much, but not beyond the end.

        ``calls`` is how many have been made so far, by whatever this command did.
        """
        pause = max(self._pause, at_least, self._thrift(calls))
        self._pause = min(self._pause * PAUSE_GROWTH, LONGEST_PAUSE)
        return pause if self._end is None else max(0.0, min(pause, self._end - self._clock()))

    def _thrift(self, calls: int) -> float:
        """Return the pause that saves calls."""
        if not self._thrifty or calls < CALLS_AT_ONCE:
            return 0.0
        return min((self._clock() - self._start) * SHARE_OF_TIME, LONGEST_THRIFTY_PAUSE)

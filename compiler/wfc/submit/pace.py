"""How long to wait between two looks at a run, and when to look no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds: a quick run is seen closely, a long one costs few calls (the Basic edition has
# 100 a day).
FIRST_PAUSE = 0.2
PAUSE_GROWTH = 1.25
LONGEST_PAUSE = 5.0


class Pace:
    """Pauses that grow, until ``timeout`` seconds have passed on ``clock``."""

    __slots__ = ("_clock", "_end", "_pause", "_timeout")

    def __init__(self, clock: Callable[[], float], timeout: float | None) -> None:
        """Start now; without ``timeout`` there is no end."""
        self._clock = clock
        self._timeout = timeout
        self._end = None if timeout is None else clock() + timeout
        self._pause = FIRST_PAUSE

    def over(self) -> str:
        """Say that the time is up, or return nothing."""
        if self._end is None or self._clock() < self._end:
            return ""
        return f"still running after {self._timeout:g} s"

    def rest(self, at_least: float) -> float:
        """Return the next pause in seconds: ``at_least`` so much, but not beyond the end."""
        pause = max(self._pause, at_least)
        self._pause = min(self._pause * PAUSE_GROWTH, LONGEST_PAUSE)
        return pause if self._end is None else max(0.0, min(pause, self._end - self._clock()))

"""How often, and after which pauses, a call that was surely not executed is made again."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, TypeVar

from wfc.submit.errors import (
    CallError,
    RefusedError,
    SubmitError,
    ThrottledError,
    UnclearError,
    UnsentError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

MOST_TRIES = 5
BASE_SECONDS = 0.5
CAP_SECONDS = 20.0
TOTAL_SECONDS = 60.0

# The calls of the day, or of the edition, are used up: waiting a minute changes nothing.
_USED_UP = (".Risk", ".Resource")

_EXPIRED = "InvalidTimeStamp.Expired"


class Patience:
    """The tries of one call: five, a minute in all, pauses with full jitter.

    ``draw`` returns a number from 0 to its argument.
    """

    __slots__ = ("_clock", "_draw", "_end", "_resigned", "_sleep", "_tries")

    def __init__(
        self,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        draw: Callable[[float], float] = lambda most: random.uniform(0, most),  # noqa: S311 - jitter
    ) -> None:
        """Start the minute now."""
        self._sleep = sleep
        self._clock = clock
        self._draw = draw
        self._end = clock() + TOTAL_SECONDS
        self._tries = 1
        self._resigned = False

    def again(self, problem: SubmitError) -> bool:
        """Wait and return True when the call that met ``problem`` may be made once more."""
        if _is_expired(problem):
            # The client has taken the server's time from this very answer.
            first, self._resigned = not self._resigned, True
            return first
        wait = self._wait(problem)
        if wait is None or self._tries >= MOST_TRIES or self._clock() + wait > self._end:
            return False
        self._tries += 1
        self._sleep(wait)
        return True

    def read(self, call: Callable[[], Result]) -> Result:
        """Return what ``call`` returns; it only reads, so that no answer is a reason as well."""
        while True:
            try:
                return call()
            except CallError as problem:
                if not self.again(problem) and not self._unclear(problem):
                    raise

    def throttled(self, call: Callable[[], Result]) -> Result:
        """Return what ``call`` returns; only that there were too many calls is waited for."""
        while True:
            try:
                return call()
            except ThrottledError as problem:
                if not self.again(problem):
                    raise

    def _unclear(self, problem: CallError) -> bool:
        """Wait for another look when the answer to a reading call proved nothing."""
        return isinstance(problem, UnclearError) and self.again(UnsentError(str(problem)))

    def _wait(self, problem: SubmitError) -> float | None:
        """Return the seconds to wait, None when it is of no use."""
        pause = self._draw(min(CAP_SECONDS, BASE_SECONDS * 2**self._tries))
        if isinstance(problem, ThrottledError):
            if problem.refusal.code.endswith(_USED_UP):
                return None
            return max(pause, problem.retry_after or 0.0)
        return pause if isinstance(problem, UnsentError) else None


def _is_expired(problem: SubmitError) -> bool:
    return isinstance(problem, RefusedError) and problem.refusal.code.startswith(_EXPIRED)

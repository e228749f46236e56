"""How long failed looks at a run are borne, and what is said when no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.submit.errors import CredentialsError, RefusedError, SubmitError, ThrottledError

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds without one good look. A network may be gone for half an hour; with a time limit of the
# user's own, that limit counts instead.
LONGEST_SILENCE: Final = 35 * 60.0

# A new instance may not be found at once, and a new key takes a moment: seconds to try again.
LONGEST_REFUSAL: Final = 2 * 60.0

LONGEST_ASKED_WAIT: Final = 60.0


class Outage:
    """The failed looks since the last good one; ``asked_wait`` is what the service asked for."""

    __slots__ = ("_clock", "_limited", "_since", "asked_wait")

    def __init__(self, clock: Callable[[], float], *, limited: bool) -> None:
        """Begin well; ``limited`` when somebody else ends the looks in time."""
        self.asked_wait = 0.0
        self._clock = clock
        self._limited = limited
        self._since: float | None = None

    def end(self) -> None:
        """Note a good look."""
        self._since, self.asked_wait = None, 0.0

    def note(self, problem: SubmitError) -> str:
        """Note a failed look; return why there is no use in another, or nothing."""
        if self._since is None:
            self._since = self._clock()
        wait = problem.retry_after if isinstance(problem, ThrottledError) else None
        self.asked_wait = min(wait or 0.0, LONGEST_ASKED_WAIT)
        longest = _patience(problem, limited=self._limited)
        lost = longest is not None and self._clock() - self._since >= longest
        return f"lost sight of it: {problem}" if lost else ""


def _patience(problem: SubmitError, *, limited: bool) -> float | None:
    """Return how many seconds ``problem`` is borne; None for as long as somebody wants."""
    if isinstance(problem, ThrottledError) and problem.refusal.is_for_the_day:
        return 0.0
    if isinstance(problem, CredentialsError):
        return LONGEST_REFUSAL
    if isinstance(problem, ThrottledError) or not isinstance(problem, RefusedError):
        return None if limited else LONGEST_SILENCE
    refusal = problem.refusal
    passing = refusal.status == 404 or refusal.is_expired_token or refusal.is_out_of_time
    return LONGEST_REFUSAL if passing else 0.0

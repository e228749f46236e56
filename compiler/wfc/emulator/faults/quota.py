"""How many requests are let in a second and a day."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from wfc.emulator.scheduling import midnight
from wfc.emulator.service_error import ServiceError

if TYPE_CHECKING:
    from wfc_spec.faults import Quota


class Calls:
    """The times (epoch seconds) of all requests that were let in."""

    def __init__(self) -> None:
        """Start with none."""
        self._times: list[float] = []

    def let_in(self, quota: Quota | None, now: float) -> None:
        """Count a request at ``now``; raises ServiceError where ``quota`` is used up."""
        if quota is not None:
            self._check(quota, now)
        self._times.append(now)

    def _check(self, quota: Quota, now: float) -> None:
        today = midnight(int(now * 1000)) / 1000
        if quota.day is not None and self._since(today) >= quota.day:
            message = f"The daily limit of {quota.day} calls is exceeded."
            raise ServiceError("throttled-for-the-day", message, retry_after=quota.retry_after)
        if quota.second is not None and self._since(now - 1) >= quota.second:
            message = f"Request was denied due to user flow control: {quota.second} a second."
            raise ServiceError("throttled", message, retry_after=quota.retry_after)

    def _since(self, start: float) -> int:
        """Return how many there were from ``start`` on."""
        return len(self._times) - bisect_left(self._times, start)

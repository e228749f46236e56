"""The time as the service has it, which is the one that its signatures are judged by."""

from __future__ import annotations

import time
from datetime import MAXYEAR, UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Goes on while the machine sleeps; where there is none (not Linux), the nearest thing to it.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def local_now() -> datetime:
    """Return the time of this machine, in UTC."""
    return datetime.now(UTC)


def since_boot() -> float:
    """Return seconds on a clock that nobody can set."""
    return time.clock_gettime(_CLOCK)


class ServerClock:
    """The ``Date`` of the service's last answer, and the time that has passed since.

    ``server_time`` is that date (None before there is one), ``seen_at`` the reading of
    ``since_boot`` when it came.
    """

    def __init__(
        self,
        local: Callable[[], datetime] = local_now,
        since: Callable[[], float] = since_boot,
    ) -> None:
        """Go by ``local`` until an answer is dated."""
        self.server_time: datetime | None = None
        self.seen_at = 0.0
        self._local = local
        self._since = since

    def set(self, date: str | None) -> None:
        """Take the ``Date`` header of an answer (RFC 9110); what is no date changes nothing.

        Neither does one in the last year that there is a name for: time goes on from there.
        """
        try:
            found = parsedate_to_datetime(date or "")
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            return
        if found.year == MAXYEAR:
            return
        self.server_time = found
        self.seen_at = self._since()

    def now(self) -> datetime:
        """Return the service's time, or this machine's while the service has told none."""
        if self.server_time is None:
            return self._local()
        return self.server_time + timedelta(seconds=self._since() - self.seen_at)

"""Requests that reach the service later than they were sent."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.emulator.request import Request
    from wfc_spec.faults import Knobs

TIMES: Final = {None: 1, "never": 0, "once": 1, "twice": 2}
"""How often a request is delivered, by the word of the script."""


@dataclass(frozen=True, slots=True, order=True)
class Late:
    """A request on its way; ``at`` is when it arrives, in epoch seconds."""

    at: float
    number: int
    request: Request
    knobs: Knobs


class UnderWay:
    """The requests that have not arrived yet."""

    def __init__(self) -> None:
        """Start with none."""
        self._waiting: list[Late] = []
        self._count = 0

    def put(self, request: Request, knobs: Knobs, at: float) -> None:
        """Let ``request`` arrive at ``at``."""
        self._count += 1
        heapq.heappush(self._waiting, Late(at, self._count, request, knobs))

    def arrived(self, now: float) -> Iterator[Late]:
        """Take out those that have arrived by ``now``, in order."""
        while self._waiting and self._waiting[0].at <= now:
            yield heapq.heappop(self._waiting)

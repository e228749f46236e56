"""Time that goes faster, for a process of its own: what waits a minute here waits a second.

The whole process must be patched before anything else is imported: defaults such as
``sleep=time.sleep`` are bound then.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any


def quicken(times: float) -> None:
    """Let clocks, pauses and the timeouts of sockets of this process go ``times`` as fast."""
    for name in ("time", "monotonic"):
        setattr(time, name, _quick(getattr(time, name), times))
    for name in ("time_ns", "monotonic_ns"):
        setattr(time, name, _quick_ns(getattr(time, name), times))
    boot, sleep = time.clock_gettime, time.sleep
    start = {time.CLOCK_BOOTTIME: boot(time.CLOCK_BOOTTIME)}

    def clock_gettime(clock: int) -> float:
        now, then = boot(clock), start.get(clock)
        return now if then is None else then + (now - then) * times

    time.clock_gettime = clock_gettime
    setattr(time, "sleep", lambda seconds: sleep(seconds / times))  # noqa: B010 - typed otherwise
    _shorten(times)


def _quick(clock: Callable[[], float], times: float) -> Callable[[], float]:
    start = clock()
    return lambda: start + (clock() - start) * times


def _quick_ns(clock: Callable[[], int], times: float) -> Callable[[], int]:
    start = clock()
    return lambda: start + int((clock() - start) * times)


def _shorten(times: float) -> None:
    """Divide what sockets are told to wait."""
    plain = socket.socket.settimeout

    def settimeout(self: socket.socket, value: Any) -> None:
        plain(self, None if value is None else value / times)

    setattr(socket.socket, "settimeout", settimeout)  # noqa: B010 - typed otherwise

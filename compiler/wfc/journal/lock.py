"""One apply at a time: a lock of the kernel's, which no death can leave behind."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wfc.journal.errors import BusyError, JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAUSE = 0.1


@contextmanager
def locked(
    journal: str,
    seconds: float,
    *,
    waiting: Callable[[], None] = lambda: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Hold the lock beside ``journal``; BusyError after ``seconds``.

    ``waiting`` is called once when somebody else holds it. It never expires: a holder that was
    stopped and wakes up again still holds it, and the row in the journal is the real guard.
    """
    opened = _opened(f"{journal}.lock")
    try:
        _take(opened, journal, seconds, waiting, sleep)
        yield
    finally:
        os.close(opened)


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise JournalError(f"the lock `{path}` cannot be opened: {reason}") from error


def _take(
    opened: int,
    journal: str,
    seconds: float,
    waiting: Callable[[], None],
    sleep: Callable[[float], None],
) -> None:
    end = time.monotonic() + seconds
    told = False
    while True:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise BusyError(
                    f"another wfc is submitting with the journal `{journal}`",
                    ("nothing was sent; run the command again when it is done",),
                ) from None
        except OSError as error:
            raise _without_locks(journal, error) from error
        else:
            return
        if not told:
            waiting()
            told = True
        sleep(PAUSE)


def _without_locks(journal: str, error: OSError) -> JournalError:
    reason = os.strerror(error.errno or 0).lower()
    return JournalError(
        f"the journal `{journal}` cannot be locked: {reason}",
        (
            "nothing was sent; its file system may have no locks: "
            "`--journal PATH` or WFC_JOURNAL names a place on a disk of this machine",
        ),
    )

"""Moments of an apply at which something happens to the process: without a hook in wfc itself.

A moment is ``before`` or ``after`` a step of the journal; each step is durable when it returns. The
steps are wrapped in the process that is about to run wfc.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

JOURNAL = "wfc.journal.journal:Journal"
#: What a step is called in the matrix, and the function that it is.
STEPS = {
    "intent": (JOURNAL, "intend"),
    "sent": (JOURNAL, "note_sent"),
    "accepted": (JOURNAL, "note_accepted"),
    "acked": (JOURNAL, "note_acked"),
    "end": (JOURNAL, "note_end"),
    "doubt": (JOURNAL, "note_doubt"),
    "rejected": (JOURNAL, "note_rejected"),
    "lock": ("wfc.journal.lock:", "_take"),
    "print": ("wfc.cli.saying:Saying", "outcome"),
}


@dataclass(frozen=True)
class Moment:
    """``side`` of the ``nth`` time that ``step`` is taken, ``deed`` happens."""

    step: str
    side: str
    deed: str
    nth: int = 1

    def lay(self) -> None:
        """Wrap the step in this process."""
        module, _, owner = STEPS[self.step][0].partition(":")
        name = STEPS[self.step][1]
        holder: Any = import_module(module)
        holder = getattr(holder, owner) if owner else holder
        setattr(holder, name, self._wrapped(getattr(holder, name)))

    def _wrapped(self, step: Callable[..., Any]) -> Callable[..., Any]:
        taken = [0]

        def around(*arguments: Any, **named: Any) -> Any:
            taken[0] += 1
            due = taken[0] == self.nth
            if due and self.side == "before":
                DEEDS[self.deed]()
            result = step(*arguments, **named)
            if due and self.side == "after":
                DEEDS[self.deed]()
            return result

        return around


class Failing(sqlite3.Connection):
    """A connection whose next COMMIT fails as the system would let it, when told so."""

    code = 0

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        """Run ``sql``, unless it is the COMMIT that fails."""
        if sql == "COMMIT" and Failing.code:
            error = sqlite3.OperationalError("told to fail")
            error.sqlite_errorcode, Failing.code = Failing.code, 0
            raise error
        return super().execute(sql, *rest)


def _fail(code: int) -> Callable[[], None]:
    def deed() -> None:
        Failing.code = code

    return deed


def _kill(number: int) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), number)


def _no_growth() -> None:
    """Let no file grow any more: what a full disk is to what has its room already."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = os.environ["WFC_JOURNAL"]
    size = max(os.path.getsize(path), os.path.getsize(path + "-journal"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _interrupt_twice() -> None:
    signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)


def _swap_script() -> None:
    with open("step.sh", "w", encoding="utf-8") as file:
        file.write("echo swapped\n")


def _unlink() -> None:
    os.unlink(os.environ["WFC_JOURNAL"])


DEEDS: dict[str, Callable[[], None]] = {
    "kill": _kill(signal.SIGKILL),
    "interrupt": _kill(signal.SIGINT),
    "interrupt-twice": _interrupt_twice,
    "terminate": _kill(signal.SIGTERM),
    "stop": _kill(signal.SIGSTOP),
    "full": _fail(sqlite3.SQLITE_FULL),
    "eio": _fail(sqlite3.SQLITE_IOERR),
    "no-growth": _no_growth,
    "swap-script": _swap_script,
    "unlink": _unlink,
}


def fail_when_told() -> None:
    """Let connections that are opened from now on be ones that can be told to fail."""
    connect = sqlite3.connect

    def connecting(*arguments: Any, **named: Any) -> sqlite3.Connection:
        base: sqlite3.Connection = connect(*arguments, **{"factory": Failing, **named})
        return base

    sqlite3.connect = connecting  # type: ignore[assignment]

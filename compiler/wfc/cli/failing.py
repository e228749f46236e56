"""Errors of the room that speaks to the service, as a command tells them and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import say
from wfc.exits import UsageError
from wfc.journal.errors import JournalError
from wfc.submit.errors import EndpointError, SubmitError, UnclearError
from wfc.submit.shield import Shield, TerminatedError

if TYPE_CHECKING:
    from collections.abc import Callable


def guarded(work: Callable[[], int]) -> int:
    """Return what ``work`` returns; an error on the way is told, and is the exit code.

    ``work`` only reads, or tells itself what became of what it sent: an unclear answer to a
    question leaves nothing in doubt.
    """
    try:
        return work()
    except EndpointError as error:
        raise UsageError("; ".join((error.message, *error.help))) from error
    except UnclearError as error:
        return _told(error, exits.UNREACHABLE)
    except (SubmitError, JournalError) as error:
        return _told(error, error.exit_code)


def interruptible(work: Callable[[Shield], int], *words: str) -> int:
    """Return what ``work`` returns; when it is interrupted say ``words``, a line each.

    ``work`` is given what holds a signal back while a request may execute.
    """
    shield = Shield()
    try:
        with shield.installed():
            code = work(shield)
            shield.check()
    except KeyboardInterrupt as stop:
        for line in words:
            say(line)
        return exits.TERMINATED if isinstance(stop, TerminatedError) else exits.INTERRUPTED
    return code


def _told(error: SubmitError | JournalError, code: int) -> int:
    say(f"error: {error.message}")
    for line in error.help:
        say(f"  = help: {line}")
    return code

"""Why a journal cannot be used. The text of each is one line, fit to be printed."""

from __future__ import annotations

from wfc import exits


class JournalError(Exception):
    """The journal cannot be used: nothing may be sent. ``help`` are lines of advice."""

    exit_code = exits.JOURNAL

    def __init__(self, message: str, help: tuple[str, ...] = ()) -> None:  # noqa: A002 - the word of Problem
        """Say ``message`` and advise ``help``."""
        super().__init__(message)
        self.message = message
        self.help = help


class RecordLostError(JournalError):
    """What happened could not be written down."""


class BusyError(JournalError):
    """Another wfc holds the journal."""

    exit_code = exits.LATER


class RacedError(JournalError):
    """Another wfc moved the attempt on: this one may not."""

    exit_code = exits.LATER


def restored(path: str) -> str:
    """Return what a person does about the journal at ``path``, which wfc leaves as it is."""
    return f"restore it, or look in DataWorks and then `mv {path} {path}.damaged`"

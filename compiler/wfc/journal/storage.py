"""The file of a journal: SQLite, opened with suspicion, every change durable when it returns.

Rollback journal in PERSIST mode with EXTRA synchronisation: of the modes measured the one in
which a full disk still takes the acknowledgement of a row that was written in its full size.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from wfc.journal.errors import BusyError, JournalError, RecordLostError, restored
from wfc.journal.file import inode, make
from wfc.journal.steps import bring_up

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How long to wait for another process that is writing.
BUSY_SECONDS = 10.0

_PRAGMAS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_mode=PERSIST",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
)


class Storage:
    """An open journal file. Raises JournalError whenever it is not what it was."""

    def __init__(self, path: str) -> None:
        """Open the file at ``path``, or make it."""
        self.path = path
        make(path)
        self._inode = inode(path)
        try:
            self._open()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _unusable(path, error) from error

    def _open(self) -> None:
        # As a whole path: SQLite has names of its own, and `:memory:` would forget everything.
        place = os.path.abspath(self.path)
        self._base = sqlite3.connect(place, isolation_level=None, timeout=BUSY_SECONDS)
        self._base.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            self._base.execute(pragma)
        bring_up(self._base, self.path)
        # Not the quick check: only this one sees that a row and its index tell different things.
        [[verdict]] = self._base.execute("PRAGMA integrity_check(1)")
        if verdict != "ok":
            raise damaged(self.path)

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Return what ``query`` finds."""
        try:
            return self._base.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _unusable(self.path, error) from error

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing; durable when the block has ended."""
        self._same_file()
        try:
            self._base.execute("BEGIN IMMEDIATE")
            yield self._base
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise _unwritable(self.path, error) from error
        finally:
            if self._base.in_transaction:
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _same_file(self) -> None:
        """Refuse to write into a file that was deleted or replaced underneath."""
        if inode(self.path) != self._inode:
            raise RecordLostError(f"the journal `{self.path}` was deleted or replaced meanwhile")


def damaged(path: str) -> JournalError:
    """Return the error of a journal that holds what was never written there."""
    return JournalError(
        f"the journal `{path}` is damaged",
        (
            "it is left as it is: it may hold what was submitted",
            restored(path),
        ),
    )


def _unusable(path: str, error: sqlite3.Error | UnicodeDecodeError) -> JournalError:
    """Say why the journal cannot be read."""
    # What is no text has no code, and a table that is not there the general one.
    if _code(error) in (0, sqlite3.SQLITE_ERROR):
        return damaged(path)
    return _unwritable(path, error)


_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_READONLY: "it may only be read",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "it may not be used",
}


def _unwritable(path: str, error: Exception) -> JournalError:
    """Say why a change was not made."""
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(f"the journal `{path}` is in use by another wfc")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    reason = _REASONS.get(code, "it cannot be used")
    return RecordLostError(f"the journal `{path}` cannot be written: {reason}")


def _code(error: Exception) -> int:
    """Return the primary result code of SQLite (the extended one has more in its high bits)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF

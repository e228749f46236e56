"""The tables of the journal, as the steps that made them: an older file takes those it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.journal.errors import JournalError

if TYPE_CHECKING:
    import sqlite3

#: "wfcJ": tells a journal from any other SQLite file.
APPLICATION_ID = 0x7766634A

#: Never change a step; add one.
STEPS = (
    (
        """
        CREATE TABLE entry (
            id TEXT PRIMARY KEY, base TEXT NOT NULL, marker TEXT NOT NULL, name TEXT NOT NULL,
            file TEXT NOT NULL, environment TEXT NOT NULL, region TEXT NOT NULL,
            endpoint TEXT NOT NULL, operation TEXT NOT NULL, version TEXT NOT NULL,
            project TEXT NOT NULL, env TEXT NOT NULL, day TEXT NOT NULL, shown TEXT NOT NULL,
            owner TEXT NOT NULL, digest TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL REFERENCES entry,
            standing TEXT NOT NULL, made INTEGER NOT NULL, server_sent INTEGER NOT NULL DEFAULT 0,
            instance INTEGER NOT NULL DEFAULT 0, request_id TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '', ended TEXT NOT NULL DEFAULT '',
            creator TEXT NOT NULL DEFAULT '', host TEXT NOT NULL, boot TEXT NOT NULL,
            made_by TEXT NOT NULL, spare BLOB NOT NULL
        ) STRICT
        """,
        # At most one attempt of a submission may be under way, or have come through.
        "CREATE UNIQUE INDEX living ON attempt (entry) "
        "WHERE standing IN ('intent', 'sent', 'acked')",
        "CREATE INDEX instance ON attempt (instance)",
    ),
    (
        """
        CREATE TABLE sighting (
            number INTEGER PRIMARY KEY AUTOINCREMENT, operation TEXT NOT NULL,
            region TEXT NOT NULL, project TEXT NOT NULL, env TEXT NOT NULL, seen INTEGER NOT NULL,
            lag REAL NOT NULL, at INTEGER NOT NULL
        ) STRICT
        """,
    ),
    (
        """
        CREATE TABLE act (
            number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
            instance INTEGER NOT NULL, detail TEXT NOT NULL, standing TEXT NOT NULL,
            made INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT ''
        ) STRICT
        """,
    ),
    (
        "ALTER TABLE attempt ADD COLUMN operation_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE attempt ADD COLUMN others TEXT NOT NULL DEFAULT ''",
    ),
)


def bring_up(base: sqlite3.Connection, path: str) -> None:
    """Make the tables of a new file, add those an older wfc did not have."""
    if _format(base, path) == len(STEPS):
        return
    base.execute("BEGIN EXCLUSIVE")
    for step in STEPS[_format(base, path) :]:
        for statement in step:
            base.execute(statement)
    base.execute(f"PRAGMA application_id={APPLICATION_ID}")
    base.execute(f"PRAGMA user_version={len(STEPS)}")
    base.execute("COMMIT")


def not_ours(path: str) -> JournalError:
    """Return the error of a file that never was a journal."""
    return JournalError(
        f"`{path}` is not a journal of wfc",
        ("it is left as it is; `--journal PATH` names another one",),
    )


def _format(base: sqlite3.Connection, path: str) -> int:
    """Return how many steps the file has taken. Raises JournalError when it is none of ours."""
    [[application]] = base.execute("PRAGMA application_id")
    [[steps]] = base.execute("PRAGMA user_version")
    [[tables]] = base.execute("SELECT count(*) FROM sqlite_schema")
    if application != APPLICATION_ID and (application or steps or tables):
        raise not_ours(path)
    if steps > len(STEPS):
        raise JournalError(
            f"the journal `{path}` was written by a newer wfc",
            ("install that version; this one does not touch it",),
        )
    return int(steps)

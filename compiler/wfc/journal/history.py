"""What the journal knows: reading only."""

from __future__ import annotations

import time
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Self

from wfc.journal.records import Act, Attempt, Entry, Sighting, Standing
from wfc.journal.storage import Storage, damaged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

#: How long a sighting proves anything.
SIGHTING_DAYS = 30

#: ms since 1970, the year 9999: no clock has told such a time.
_LAST = 253_370_764_800_000

_ENTRY = tuple(field.name for field in fields(Entry))
_ATTEMPT = tuple(field.name for field in fields(Attempt) if field.name != "entry")
_COLUMNS = ", ".join(
    [f"attempt.{name}" for name in _ATTEMPT] + [f"entry.{name}" for name in _ENTRY]
)
_SELECT = f"SELECT {_COLUMNS} FROM attempt JOIN entry ON entry.id = attempt.entry"  # noqa: S608 - own names


def now_ms() -> int:
    """Return the time of this machine in ms since 1970."""
    return time.time_ns() // 1_000_000


class History:
    """One journal file as a source of facts. Raises JournalError when it cannot be read."""

    def __init__(self, path: str, now: Callable[[], int] = now_ms) -> None:
        """Open or make the file at ``path``; ``now`` tells ms since 1970."""
        self._storage = Storage(path)
        self._now = now

    @property
    def path(self) -> str:
        """Return where the file is."""
        return self._storage.path

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self._storage.close()

    def living(self, entry_id: str) -> Attempt | None:
        """Return the latest attempt of a submission that is under way or came through, if any.

        One without a run key stands for the work, and so for what ``--again`` made of it since.
        """
        found = self._attempts(
            "WHERE ? IN (entry.id, entry.base) AND standing IN ('intent', 'sent', 'acked')",
            entry_id,
        )
        return found[-1] if found else None

    def unsettled(self) -> tuple[Attempt, ...]:
        """Return every attempt of which it is not written down what became of it."""
        return self._attempts("WHERE standing IN ('intent', 'sent')")

    def unclear(self, base: str) -> Attempt | None:
        """Return an attempt of the same work, under any run key, whose outcome is unknown."""
        found = self._attempts("WHERE entry.base = ? AND standing = 'sent'", base)
        return found[0] if found else None

    def attempts(self, entry_id: str = "") -> tuple[Attempt, ...]:
        """Return all attempts in the order they were made, or those of one submission."""
        return self._attempts("WHERE entry.id = ?", entry_id) if entry_id else self._attempts("")

    def creators(self, project: str) -> frozenset[str]:
        """Return the CreateUsers the service showed for instances that are surely ours."""
        rows = self._storage.rows(
            "SELECT DISTINCT creator FROM attempt JOIN entry ON entry.id = attempt.entry "
            "WHERE project = ? AND creator <> ''",
            project,
        )
        return frozenset(row[0] for row in rows)

    def sightings(self, entry: Entry) -> tuple[Sighting, ...]:
        """Return how look-ups of known instances went in the last 30 days, oldest first."""
        rows = self._storage.rows(
            "SELECT seen, lag, at FROM sighting WHERE operation = ? AND region = ? "
            "AND project = ? AND env = ? AND at >= ? ORDER BY number",
            *(entry.operation, entry.region, entry.project, entry.env),
            self._now() - SIGHTING_DAYS * 86_400_000,
        )
        return tuple(Sighting(bool(seen), lag, at) for seen, lag, at in rows)

    def acts(self, instance: int) -> tuple[Act, ...]:
        """Return the stops and reruns of ``instance`` in the order they were made."""
        names = ", ".join(field.name for field in fields(Act))
        rows = self._storage.rows(
            f"SELECT {names} FROM act WHERE instance = ? ORDER BY number",  # noqa: S608 - own names
            instance,
        )
        try:
            return tuple(
                Act(**{**dict(row), "standing": Standing(row["standing"])}) for row in rows
            )
        except ValueError:
            raise damaged(self.path) from None

    def _attempts(self, where: str, *values: Any) -> tuple[Attempt, ...]:
        rows = self._storage.rows(f"{_SELECT} {where} ORDER BY attempt.number", *values)
        try:
            return tuple(_read(row) for row in rows)
        except ValueError:
            raise damaged(self.path) from None

    def attempt(self, number: int) -> Attempt:
        """Return the attempt of this number."""
        [found] = self._attempts("WHERE attempt.number = ?", number)
        return found


def _read(row: sqlite3.Row) -> Attempt:
    """Return a joined row as a value: the columns of the attempt come first.

    Raises ValueError for what no wfc writes: an unknown standing, no id, a time without a year.
    """
    cells = tuple(row)
    own = dict(zip(_ATTEMPT, cells, strict=False))
    entry = Entry(*cells[len(_ATTEMPT) :])
    found = Attempt(**{**own, "standing": Standing(own["standing"])}, entry=entry)
    _ = found.instances
    if not 0 <= found.made < _LAST:
        raise ValueError
    return found

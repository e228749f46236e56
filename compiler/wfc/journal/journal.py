"""The journal: what happens is written down before anything follows from it."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

from wfc import __version__
from wfc.journal.errors import RacedError
from wfc.journal.history import History
from wfc.journal.machine import boot, host
from wfc.journal.records import Act, Attempt, Entry, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Room kept in a row for the answer, so that it still fits when the disk is full.
SPARE_BYTES = 512

#: Room for each further id: 19 digits and a comma.
ID_BYTES = 20

_LIVING = "SELECT 1 FROM attempt WHERE entry = ? AND standing IN ('intent', 'sent', 'acked')"
_NEW_ENTRY = (
    f"INSERT INTO entry VALUES ({', '.join('?' * len(Entry.__slots__))}) "  # noqa: S608 - own names
    "ON CONFLICT (id) DO UPDATE SET file = excluded.file, endpoint = excluded.endpoint"
)
_NEW_ATTEMPT = (
    "INSERT INTO attempt (entry, standing, made, host, boot, made_by, spare) "
    "VALUES (?, 'intent', ?, ?, ?, ?, zeroblob(?))"
)


class Journal(History):
    """One journal file. Every change is durable when its method returns.

    Raises JournalError: RacedError when another process moved the attempt on first.
    """

    def intend(self, entry: Entry, instances: int = 1) -> Attempt:
        """Write down that ``entry`` is about to be sent. RacedError when it already lives.

        The row is written in its full size, with room for the ids of so many ``instances``, and
        once more, so that neither it nor the file beside it has to grow when the answer has come.
        """
        with self._storage.change() as base:
            if base.execute(_LIVING, (entry.id,)).fetchone():
                raise RacedError(f"another wfc is submitting {entry.name}")
            base.execute(_NEW_ENTRY, astuple(entry))
            spare = SPARE_BYTES + ID_BYTES * (instances - 1)
            row = base.execute(
                _NEW_ATTEMPT, (entry.id, self._now(), host(), boot(), __version__, spare)
            )
        number = row.lastrowid or 0
        self._move(number, Standing.INTENT, Standing.INTENT)
        return self.attempt(number)

    def note_sent(self, attempt: Attempt, server_sent: int) -> Attempt:
        """Write down that ``attempt`` may execute from now on; RacedError forbids it."""
        self._move(attempt.number, Standing.INTENT, Standing.SENT, server_sent=server_sent)
        return replace(attempt, standing=Standing.SENT, server_sent=server_sent)

    def note_accepted(self, attempt: Attempt, operation_id: str) -> Attempt:
        """Write down under which id the service tells later what became of ``attempt``."""
        self._move(attempt.number, Standing.SENT, Standing.SENT, operation_id=operation_id)
        return replace(attempt, operation_id=operation_id)

    def note_acked(
        self,
        attempt: Attempt,
        instances: Sequence[int],
        request_id: str = "",
        reason: str = "",
    ) -> None:
        """Write down the ids the service gave, or under which it was found (``reason``)."""
        first, *others = instances
        self._move(
            attempt.number,
            Standing.SENT,
            Standing.ACKED,
            instance=first,
            request_id=request_id[:64],
            reason=reason[:128],
            others=",".join(map(str, others)),
        )

    def note_doubt(self, attempt: Attempt, reason: str) -> None:
        """Write down why nobody knows what became of ``attempt``."""
        self._write(
            "UPDATE attempt SET reason = ? WHERE number = ? AND standing = 'sent'",
            *(reason[:128], attempt.number),
        )

    def note_rejected(self, attempt: Attempt, reason: str) -> None:
        """Write down the proof that ``attempt`` was not executed, seen as it stands now."""
        if attempt.standing not in (Standing.INTENT, Standing.SENT):
            raise RacedError(f"the attempt is {attempt.standing} already")
        self._move(attempt.number, attempt.standing, Standing.REJECTED, reason=reason[:SPARE_BYTES])

    def note_absent(self, attempt: Attempt, reason: str) -> None:
        """Write down that looking after the fence, or a person, found nothing."""
        self._move(attempt.number, Standing.SENT, Standing.ABSENT, reason=reason[:SPARE_BYTES])

    def note_end(self, attempt: Attempt, ended: str) -> None:
        """Write down the last state of the run; the first one that ends it stands."""
        self._write(
            "UPDATE attempt SET ended = ? WHERE number = ? AND ended = ''", ended, attempt.number
        )

    def note_creator(self, attempt: Attempt, creator: str) -> None:
        """Write down which CreateUser the service shows for an instance that is ours."""
        self._write("UPDATE attempt SET creator = ? WHERE number = ?", creator, attempt.number)

    def note_sighting(self, entry: Entry, seen: bool, lag: float) -> None:
        """Write down how a look-up of an instance known to exist went."""
        self._write(
            "INSERT INTO sighting (operation, region, project, env, seen, lag, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(entry.operation, entry.region, entry.project, entry.env),
            *(int(seen), lag, self._now()),
        )

    def intend_act(self, kind: str, instance: int, detail: str) -> Act:
        """Write down that a stop or rerun is about to be sent."""
        with self._storage.change() as base:
            row = base.execute(
                "INSERT INTO act (kind, instance, detail, standing, made) "
                "VALUES (?, ?, ?, 'intent', ?)",
                (kind, instance, detail, self._now()),
            )
        number = row.lastrowid or 0
        return next(act for act in self.acts(instance) if act.number == number)

    def note_act(self, act: Act, before: Standing, after: Standing, reason: str = "") -> None:
        """Move a stop or rerun on; RacedError when it is not at ``before``."""
        with self._storage.change() as base:
            done = base.execute(
                "UPDATE act SET standing = ?, reason = ? WHERE number = ? AND standing = ?",
                (after, reason, act.number, before),
            )
            if done.rowcount != 1:
                raise RacedError(f"another wfc moved the {act.kind} of {act.instance} on")

    def _move(self, number: int, before: Standing, after: Standing, **values: Any) -> None:
        """Take the attempt from ``before`` to ``after``: whoever succeeds goes on, alone.

        The spare room shrinks by what the values take.
        """
        taken = sum(len(str(value).encode()) for value in values.values()) + 64 * bool(values)
        changes = "".join(f", {name} = ?" for name in values)
        with self._storage.change() as base:
            done = base.execute(
                f"UPDATE attempt SET standing = ?, "  # noqa: S608 - own names
                f"spare = zeroblob(max(0, length(spare) - ?)){changes} "
                "WHERE number = ? AND standing = ?",
                (after, taken, *values.values(), number, before),
            )
            if done.rowcount != 1:
                raise RacedError("another wfc moved this attempt on")

    def _write(self, statement: str, *values: Any) -> None:
        with self._storage.change() as base:
            base.execute(statement, values)

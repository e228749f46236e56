"""The rows of the journal as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far an attempt is.

    ``intent`` is durable before anything is sent, ``sent`` just before the last byte, ``acked``
    after the whole answer. ``rejected`` and ``absent`` are proofs that nothing was executed: the
    first at once, the second by looking after the fence. An attempt whose outcome nobody knows
    stays ``sent``.
    """

    INTENT = "intent"
    SENT = "sent"
    ACKED = "acked"
    REJECTED = "rejected"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission as the journal knows it.

    ``id`` is its identity, ``base`` the same without the run key of ``--again``; ``day`` is
    BizDate (ms as text, or the range of a manual run), ``shown`` the day as people write it.
    ``environment`` is what ``-e`` chose, ``env`` the API's (Dev, Prod).
    """

    id: str
    base: str
    marker: str
    name: str
    file: str
    environment: str
    region: str
    endpoint: str
    operation: str
    version: str
    project: str
    env: str
    day: str
    shown: str
    owner: str
    digest: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to submit ``entry``; times are ms since 1970, those of ``server_`` by its clock.

    ``instance`` is the id the service gave (0: none), ``others`` are the further ones of the same
    call, as text with commas between, ``ended`` is the last state seen of the run (empty: it was
    not seen to end), ``creator`` the CreateUser the service shows for it. ``operation_id`` is under
    which the service took on to make instances, and tells what became of that.
    """

    number: int
    entry: Entry
    standing: Standing
    made: int
    server_sent: int
    instance: int
    request_id: str
    reason: str
    ended: str
    creator: str
    host: str
    boot: str
    made_by: str
    operation_id: str
    others: str

    @property
    def instances(self) -> tuple[int, ...]:
        """Return all ids that the service gave: of a run of several days one for each."""
        ids = (self.instance, *(int(each) for each in self.others.split(",") if each))
        return ids if self.instance else ()


@dataclass(frozen=True, slots=True)
class Act:
    """A stop or rerun of instance ``instance``; ``detail`` says of which tasks, as JSON."""

    number: int
    kind: str
    instance: int
    detail: str
    standing: Standing
    made: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A look-up that did or did not find an instance known to exist; ``lag`` in seconds."""

    seen: bool
    lag: float
    at: int

"""End the doubt about one attempt: by looking after the fence, or by what a person has seen."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from wfc.report.text import plain
from wfc.submit.errors import SubmitError
from wfc.submit.fence import fence, is_calibrated
from wfc.submit.lookup import look_up
from wfc.submit.reads import reads_of
from wfc.submit.settle import settle
from wfc.submit.submit import Outcome, Receipt, Unknown
from wfc.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.journal.journal import Journal
    from wfc.journal.records import Attempt
    from wfc.submit.client import Client

# After the fence: three looks, of which two must have been answered.
LOOKS = 3
ANSWERED = 2
PAUSE_SECONDS = 5.0

ABSENT = "looked for after no copy of it could arrive any more: not there"


@dataclass(frozen=True, slots=True)
class Absent:
    """Proved not to have been executed: it may be submitted again."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Not found, and too early to conclude anything: ``decidable`` is when (ms, server)."""

    decidable: int


Resolution: TypeAlias = Outcome | Absent | Undecided


def resolve(
    client: Client,
    journal: Journal,
    attempt: Attempt,
    *,
    wait: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> Resolution:
    """Look for ``attempt`` and conclude what can be concluded; ``wait`` sits the fence out."""
    found = settle(client, journal, attempt)
    if not _is_nothing(found):
        return found
    sightings = journal.sightings(attempt.entry)
    if not is_calibrated(sightings):
        return Unknown(
            "it is not listed, and no look-up here has ever been seen to find an instance "
            "that is there: its absence cannot be concluded"
        )
    decidable = fence(attempt, sightings)
    while (left := decidable - _now(client)) > 0:
        if not wait:
            return Undecided(decidable)
        # By the server's clock, however long this machine sleeps: each look brings its time.
        sleep(min(left / 1000 + 1, 60.0))
        found = settle(client, journal, attempt)
        if not _is_nothing(found):
            return found
    return _absent(client, journal, attempt, sleep)


def adopt(
    client: Client, journal: Journal, attempt: Attempt, instances: tuple[int, ...]
) -> Receipt:
    """Write down that ``attempt`` became ``instances``. Raises CallError if one is not there.

    A person says so; that they exist is looked up, and another Name is told: it may be a mistake,
    or the service's own way to call it. Of several days each has its instance.
    """
    entry = attempt.entry
    reads = reads_of(client, entry.operation, entry.project, entry.env, instances[:1])
    found = [reads.get_workflow_instance(each) for each in instances]
    first, *others = (each.id for each in found)
    named = next((each.name for each in found if each.name and entry.name not in each.name), "")
    though = f", although it is called `{shortened(plain(named))}`" if named else ""
    receipt = Receipt(first, "", f"adopted by hand{though}", tuple(others))
    journal.note_acked(attempt, receipt.instances, reason=receipt.how)
    return receipt


def _absent(
    client: Client, journal: Journal, attempt: Attempt, sleep: Callable[[float], None]
) -> Resolution:
    """Look three times and write the absence down when nothing is seen."""
    creators = journal.creators(attempt.entry.project)
    answered = 0
    for look in range(LOOKS):
        if look:
            sleep(PAUSE_SECONDS)
        try:
            sight = look_up(client, attempt.entry, creators, attempt.server_sent)
        except SubmitError:
            continue
        if sight.ours or sight.strangers:
            return settle(client, journal, attempt)
        answered += 1
    if answered < ANSWERED:
        return Unknown("the service did not answer often enough to conclude that it is not there")
    journal.note_absent(attempt, ABSENT)
    return Absent()


def _is_nothing(outcome: Outcome) -> bool:
    """Tell whether a look-up was answered, and nothing was there."""
    return isinstance(outcome, Unknown) and outcome.absent


def _now(client: Client) -> int:
    return int(client.now().timestamp() * 1000)

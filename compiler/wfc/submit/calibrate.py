"""See whether a look-up finds what is known to be there: only then absence can mean anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.submit.errors import SubmitError
from wfc.submit.lookup import Sight, look_up

if TYPE_CHECKING:
    from wfc.journal.journal import Journal
    from wfc.journal.records import Attempt
    from wfc.submit.client import Client


def calibrate(
    client: Client, journal: Journal, attempt: Attempt, seconds: float, *, last: bool
) -> Sight | None:
    """Look up the acknowledged ``attempt``, ``seconds`` after the service answered it.

    Being seen is written down, with the CreateUser that stands for us; not being seen only
    when it is the ``last`` look. Returns what was seen, None when the service did not say.
    """
    entry = attempt.entry
    if not entry.marker:
        return None
    creators = journal.creators(entry.project)
    try:
        sight = look_up(client, entry, creators)
    except SubmitError:
        return None
    all_seen = (*sight.ours, *sight.strangers)
    mine = [each for each in all_seen if each.id == attempt.instance]
    if mine:
        journal.note_sighting(entry, seen=True, lag=seconds)
        journal.note_creator(attempt, mine[0].create_user or "")
    elif last:
        journal.note_sighting(entry, seen=False, lag=seconds)
    return sight

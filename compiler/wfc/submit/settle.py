"""What became of an attempt of which nobody wrote it down."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wfc.journal.errors import JournalError
from wfc.journal.records import Standing
from wfc.submit.candidates import candidates
from wfc.submit.created import AT_ONCE, created
from wfc.submit.errors import SubmitError, UnsentError
from wfc.submit.lookup import look_up
from wfc.submit.patience import Patience
from wfc.submit.submit import NotSubmitted, Outcome, Receipt, Unknown, Unrecorded

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.journal.journal import Journal
    from wfc.journal.records import Attempt
    from wfc.submit.client import Client

NOT_FOUND = "it is not listed, which proves nothing yet"
NO_MARKER = "it has no marker to be looked up by"


def settle(
    client: Client,
    journal: Journal,
    attempt: Attempt,
    reason: str = "",
    *,
    patience: Callable[[], Patience] = Patience,
) -> Outcome:
    """Find out what became of ``attempt`` and write it down; Unknown where that cannot be said.

    One that was only intended was never sent. One that was sent is looked for: found once it is
    adopted, anything else proves nothing. ``reason`` says why it is in doubt. What has no marker
    is asked for by its OperationId, where it has one; else a person gets to see what it may be.
    """
    if attempt.standing is Standing.INTENT:
        cause = UnsentError("wfc ended before anything was sent")
        return written(journal, attempt, NotSubmitted(cause))
    if attempt.operation_id:
        made = created(client, attempt.operation_id, AT_ONCE, time.sleep)
        if not isinstance(made, Unknown):
            return written(journal, attempt, made)
        reason = made.reason
    doubt = reason or attempt.reason or "wfc ended before the answer came"
    which = attempt.entry.id
    if not attempt.entry.marker:
        found, why = candidates(client, journal.path, attempt)
        return Unknown("; ".join(filter(None, (doubt, NO_MARKER, why))), found, entry=which)
    creators = journal.creators(attempt.entry.project)
    try:
        sight = patience().throttled(
            lambda: look_up(client, attempt.entry, creators, attempt.server_sent)
        )
    except SubmitError as problem:
        return Unknown(f"{doubt}; looking for it failed: {problem}", entry=which)
    if len(sight.ours) != 1 or sight.strangers:
        all_seen = (*sight.ours, *sight.strangers)
        seen = _seen(len(all_seen))
        return Unknown(f"{doubt}; {seen}", all_seen, absent=not all_seen, entry=which)
    how = "found by the marker in its Name"
    return written(journal, attempt, Receipt(sight.ours[0].id, "", how))


def written(
    journal: Journal, attempt: Attempt, outcome: Receipt | NotSubmitted | Unknown
) -> Outcome:
    """Write down what ``outcome`` proves of ``attempt``."""
    if isinstance(outcome, NotSubmitted):
        journal.note_rejected(attempt, outcome.reason)
    if not isinstance(outcome, Receipt):
        return outcome
    try:
        journal.note_acked(attempt, outcome.instances, outcome.request_id, outcome.how)
    except JournalError as error:
        return Unrecorded(outcome, error.message)
    return outcome


def _seen(count: int) -> str:
    if count == 0:
        return NOT_FOUND
    if count == 1:
        return "one with its marker is listed, but somebody else made it"
    return f"{count} with its marker are listed"

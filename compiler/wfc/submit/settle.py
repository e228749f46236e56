"""What became of an attempt of which nobody wrote it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.journal.errors import JournalError
from wfc.journal.records import Standing
from wfc.submit.errors import SubmitError, UnsentError
from wfc.submit.lookup import look_up
from wfc.submit.submit import NotSubmitted, Outcome, Receipt, Unknown, Unrecorded

if TYPE_CHECKING:
    from wfc.journal.journal import Journal
    from wfc.journal.records import Attempt
    from wfc.submit.client import Client

NOT_FOUND = "it is not listed, which proves nothing yet"
NO_MARKER = "it has no marker to be looked up by"


def settle(client: Client, journal: Journal, attempt: Attempt, reason: str = "") -> Outcome:
    """Find out what became of ``attempt`` and write it down; Unknown where that cannot be said.

    One that was only intended was never sent. One that was sent is looked for: found once it is
    adopted, anything else proves nothing. ``reason`` says why it is in doubt.
    """
    if attempt.standing is Standing.INTENT:
        cause = UnsentError("wfc ended before anything was sent")
        journal.note_rejected(attempt, str(cause))
        return NotSubmitted(cause)
    doubt = reason or attempt.reason or "wfc ended before the answer came"
    if not attempt.entry.marker:
        return Unknown(f"{doubt}; {NO_MARKER}")
    creators = journal.creators(attempt.entry.project)
    try:
        sight = look_up(client, attempt.entry, creators, attempt.server_sent)
    except SubmitError as problem:
        return Unknown(f"{doubt}; looking for it failed: {problem}")
    if len(sight.ours) != 1 or sight.strangers:
        found = (*sight.ours, *sight.strangers)
        return Unknown(f"{doubt}; {_seen(len(found))}", found, absent=not found)
    receipt = Receipt(sight.ours[0].id, "", "found by the marker in its Name")
    try:
        journal.note_acked(attempt, receipt.workflow_instance_id, "", receipt.how)
    except JournalError as error:
        return Unrecorded(receipt, error.message)
    return receipt


def _seen(count: int) -> str:
    if count == 0:
        return NOT_FOUND
    if count == 1:
        return "one with its marker is listed, but somebody else made it"
    return f"{count} with its marker are listed"

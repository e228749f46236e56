"""Submit at most once, whatever happens: the order of steps that the promises rest on.

1. The journal knows it: nothing is sent.
2. The service lists it (the marker in its Name): nothing is sent.
3. ``intent`` is durable, then the request goes out but for its last byte.
4. ``sent`` is durable, then the last byte: from here on it may execute.
5. The whole answer is judged, and what it proves is durable before it is told.

Only what is proved not to have executed is sent again.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wfc.journal.bodies import keep, tidy
from wfc.journal.errors import JournalError
from wfc.journal.records import Standing
from wfc.submit.created import PAUSES, created
from wfc.submit.errors import SubmitError, UnclearError, UnsentError
from wfc.submit.lookup import look_up
from wfc.submit.patience import Patience
from wfc.submit.settle import settle, written
from wfc.submit.shield import Shield
from wfc.submit.submit import (
    Accepted,
    NotSubmitted,
    Outcome,
    Receipt,
    Unknown,
    submit,
)
from wfc_spec.targets import EXECUTE_ADHOC

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.journal.journal import Journal
    from wfc.journal.records import Attempt, Entry
    from wfc.submit.client import Client
    from wfc.targets.payload import Payload

# When no answer came the list is asked at once and again: it may lag behind.
LOOK_AGAIN_SECONDS = (0.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class Work:
    """What to submit: ``entry`` names it, ``payload`` is sent, ``body`` is kept without marker.

    ``instances`` is how many the service may make of it at most.
    """

    entry: Entry
    payload: Payload
    body: dict[str, object]
    instances: int = 1


class Submitter:
    """Submits work under one journal, whose lock the caller holds. Raises JournalError."""

    def __init__(
        self,
        client: Client,
        journal: Journal,
        shield: Shield | None = None,
        *,
        sent: Callable[[Attempt], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
        patience: Callable[[], Patience] = Patience,
    ) -> None:
        """Submit through ``client``; ``patience`` is made anew for each call.

        ``sent`` is told of an attempt that may execute from then on.
        """
        self._client = client
        self._journal = journal
        self._shield = shield or Shield()
        self._sent = sent
        self._sleep = sleep
        self._patience = patience

    def submit(self, work: Work) -> Outcome:
        """Take ``work`` to one of the outcomes; nothing is sent that was sent before."""
        known = self._known(work.entry)
        if known is not None:
            return known
        try:
            seen = self._seen(work.entry)
        except UnclearError as problem:
            return NotSubmitted(UnsentError(f"looking for it first: {problem}"))
        except SubmitError as problem:
            return NotSubmitted(problem)
        if seen is not None:
            return seen
        keep(self._journal.path, work.entry.id, work.entry.name, work.body)
        return self._send(work)

    def _known(self, entry: Entry) -> Outcome | None:
        """Return what the journal knows, having tidied up after a wfc that died."""
        while (living := self._journal.living(entry.id)) is not None:
            if living.standing is Standing.ACKED:
                return Receipt.of(living)
            settled = self._settled(living)
            if not isinstance(settled, NotSubmitted):
                return settled
        other = self._journal.unclear(entry.base)
        if other is None:
            return None
        settled = self._settled(other)
        return settled if isinstance(settled, Unknown) else None

    def _settled(self, attempt: Attempt, reason: str = "") -> Outcome:
        """Find out what became of ``attempt``."""
        return settle(self._client, self._journal, attempt, reason, patience=self._patience)

    def _seen(self, entry: Entry) -> Outcome | None:
        """Ask the service, which also proves endpoint and credentials, and tells its time.

        What has no marker cannot be looked up: of an ad hoc workflow a list is asked for.
        """
        if not entry.marker:
            if entry.operation == EXECUTE_ADHOC:
                self._patience().read(lambda: self._listed(entry))
            return None
        creators = self._journal.creators(entry.project)
        sight = self._patience().read(lambda: look_up(self._client, entry, creators))
        if not (sight.ours or sight.strangers):
            return None
        if len(sight.ours) == 1 and not sight.strangers:
            [instance] = sight.ours
            attempt = self._journal.intend(entry)
            attempt = self._journal.note_sent(attempt, instance.create_time or 0)
            how = "found by the marker in its Name"
            self._journal.note_acked(attempt, (instance.id,), reason=how)
            return Receipt(instance.id, "", "found in DataWorks, submitted from elsewhere")
        found = (*sight.ours, *sight.strangers)
        return Unknown("instances with this very marker are there already", found)

    def _listed(self, entry: Entry) -> object:
        return self._client.list_workflow_instances(int(entry.project), int(entry.day), entry.name)

    def _send(self, work: Work) -> Outcome:
        """Send, and again where it is proved that nothing was executed."""
        patience = self._patience()
        while True:
            outcome = self._once(work)
            if self._shield.pending is not None or not isinstance(outcome, NotSubmitted):
                break
            if not patience.again(outcome.cause):
                break
        with suppress(JournalError):  # the outcome is what counts, and must be told
            self._forget_old(work.entry)
        return outcome

    def _once(self, work: Work) -> Outcome:
        """Make one attempt and write down what became of it."""
        attempt = self._journal.intend(work.entry, work.instances)
        stage = [attempt]

        def may_execute() -> None:
            self._shield.close()
            stage[0] = self._journal.note_sent(attempt, self._server_ms())
            self._sent(stage[0])

        try:
            outcome = submit(work.payload, self._client, may_execute)
            return self._written(stage[0], outcome)
        except KeyboardInterrupt:
            # The journal has the word: it may have gone further than this process knows.
            stands = self._journal.attempt(attempt.number)
            if stands.standing is Standing.INTENT:
                self._journal.note_rejected(stands, "interrupted before it was sent")
            raise
        finally:
            self._shield.open()

    def _written(
        self, attempt: Attempt, outcome: Receipt | Accepted | NotSubmitted | Unknown
    ) -> Outcome:
        """Write ``outcome`` down; where there is none, look."""
        if isinstance(outcome, Accepted):
            attempt, outcome = self._made(attempt, outcome)
        if isinstance(outcome, Unknown):
            return self._looked_for(attempt, outcome)
        return written(self._journal, attempt, outcome)

    def _made(
        self, attempt: Attempt, accepted: Accepted
    ) -> tuple[Attempt, Receipt | NotSubmitted | Unknown]:
        """Write down where to ask for what was taken on, and ask until it is made."""
        with suppress(JournalError):  # it is asked for now; only the next wfc would need it
            attempt = self._journal.note_accepted(attempt, accepted.operation_id)
        asked = accepted.operation_id
        made = created(
            self._client, asked, PAUSES, self._sleep, lambda: self._shield.pending is not None
        )
        if isinstance(made, Receipt):
            made = replace(made, request_id=accepted.request_id)
        return attempt, made

    def _looked_for(self, attempt: Attempt, unknown: Unknown) -> Outcome:
        """Look for what may have been submitted; only finding it proves something now."""
        with suppress(JournalError):  # the attempt stands as sent, which is what counts
            self._journal.note_doubt(attempt, unknown.reason)
        outcome: Outcome = replace(unknown, entry=attempt.entry.id)
        for pause in LOOK_AGAIN_SECONDS if attempt.entry.marker else LOOK_AGAIN_SECONDS[:1]:
            if self._shield.pending is not None:
                break
            self._sleep(pause)
            outcome = self._settled(attempt, unknown.reason)
            if not isinstance(outcome, Unknown) or outcome.candidates:
                break
        return outcome

    def _server_ms(self) -> int:
        return int(self._client.now().timestamp() * 1000)

    def _forget_old(self, entry: Entry) -> None:
        """Keep the last bodies of this workflow only."""
        of_name = [
            each.entry.id for each in self._journal.attempts() if each.entry.name == entry.name
        ]
        tidy(self._journal.path, list(dict.fromkeys(of_name)))

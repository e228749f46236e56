"""Works submitted one after the other, each told as soon as its record is durable."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import say
from wfc.cli.saying import Saying, called_so, looks_for, say_left_open
from wfc.journal.errors import JournalError
from wfc.journal.journal import Journal
from wfc.journal.lock import locked
from wfc.journal.records import Standing
from wfc.submit.calibrate import calibrate
from wfc.submit.settle import settle
from wfc.submit.submit import Outcome, Receipt, Unknown
from wfc.submit.submitter import Submitter, Work

if TYPE_CHECKING:
    from wfc.cli.prepared import Prepared
    from wfc.cli.target import Target
    from wfc.journal.records import Entry
    from wfc.submission import Submission
    from wfc.submit.events import Events
    from wfc.submit.shield import Shield

#: After these nothing else is tried: the next one would fare no better.
_STOPPING = (exits.UNREACHABLE, exits.JOURNAL, exits.LATER, exits.CREDENTIALS, exits.UNKNOWN)

#: How long a list may lag behind where it was never measured, for a look whether two machines
#: submitted the same.
_LAG_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One work and what became of it; ``code`` is the exit code it stands for by itself."""

    work: Prepared
    submission: Submission
    outcome: Outcome | None
    code: int
    at: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Return how long ago that was."""
        return time.monotonic() - self.at

    @property
    def submitted(self) -> bool:
        """Tell whether there is a run."""
        return isinstance(self.outcome, Receipt)


@dataclass(slots=True)
class Round:
    """Everything one ``apply`` submits, in order.

    ``unshared``: others may submit the same without this journal, so that it is looked again.
    ``in_doubt`` is what may have been submitted, or not: its name, and its id in the journal.
    """

    target: Target
    shield: Shield
    events: Events
    lock_seconds: float
    unshared: bool = False
    run_key: str = ""
    in_doubt: list[tuple[str, str]] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def submit(self, works: tuple[Prepared, ...], done: list[Sent]) -> None:
        """Submit ``works`` until one shows that the others would fare no better.

        What became of each is added to ``done``, where it is seen also after an interruption.
        """
        if any(not work.graph.workflow.is_marked for work in works):
            say("warning: `Marker: false`: a submission whose answer is lost cannot be looked up")
        for work in works:
            self.shield.check()
            self._submit(work, done)
            if done[-1].code in _STOPPING:
                break

    def _submit(self, work: Prepared, done: list[Sent]) -> None:
        submission = work.submission(self.target.region, self.run_key)
        try:
            path = self.target.journal(submission)
            with locked(path, self.lock_seconds, waiting=_waiting):
                self.shield.check()
                with Journal(path) as journal:
                    self._journalled(work, submission, journal, done)
        except JournalError as error:
            say(f"error: {error.message}")
            for line in error.help:
                say(f"  = help: {line}")
            done.append(Sent(work, submission, None, error.exit_code))

    def _journalled(
        self, work: Prepared, submission: Submission, journal: Journal, done: list[Sent]
    ) -> None:
        entry = work.entry(submission, self.target.endpoint)
        self._finish(journal, entry)
        saying = Saying(self.events, work, submission)
        saying.planned()
        submitter = Submitter(self.target.client, journal, self.shield, sent=saying.submitting)
        body = dict(work.payload.body)
        before = len(done)
        try:
            outcome = submitter.submit(Work(entry, submission.marked(), body, work.instances))
            done.append(Sent(work, submission, outcome, saying.outcome(outcome)))
        except KeyboardInterrupt:
            if len(done) == before:
                self._recall(journal, work, submission, done)
            raise
        if isinstance(outcome, Receipt):
            done[-1] = replace(done[-1], code=self._looked_at(journal, entry, done[-1].code))
        elif isinstance(outcome, Unknown) and outcome.entry:
            self.in_doubt.append((submission.name, outcome.entry))

    def _recall(
        self, journal: Journal, work: Prepared, submission: Submission, done: list[Sent]
    ) -> None:
        """Take from the journal how far ``work`` was when it was interrupted."""
        in_doubt = submission.name, submission.id
        try:
            attempt = journal.living(submission.id)
        except JournalError:
            self.in_doubt.append(in_doubt)
            return
        if attempt is not None and attempt.standing is Standing.SENT:
            self.in_doubt.append(in_doubt)
        elif attempt is not None and attempt.standing is Standing.ACKED:
            done.append(Sent(work, submission, Receipt.of(attempt), exits.CLEAN))

    def _finish(self, journal: Journal, entry: Entry) -> None:
        """Finish or report what an earlier wfc left open, but for the work at hand."""
        for attempt in journal.unsettled():
            other = attempt.entry
            if other.base == entry.base or other.id in self._told:
                continue
            self._told.add(other.id)
            if other.region != entry.region and attempt.standing is Standing.SENT:
                say(f"left open: {called_so(other)}: {looks_for(other.id)}")
                continue
            say_left_open(attempt, settle(self.target.client, journal, attempt))

    def _looked_at(self, journal: Journal, entry: Entry, code: int) -> int:
        """Learn whether look-ups find what is there and, unshared, whether it is there twice."""
        try:
            return self._calibrated(journal, entry, code)
        except JournalError as error:  # of what was submitted nothing is lost by that
            say(f"warning: what a look-up finds is not written down: {error.message}")
            return code

    def _calibrated(self, journal: Journal, entry: Entry, code: int) -> int:
        attempt = journal.living(entry.id)
        if attempt is None or attempt.creator:
            return code
        started = time.monotonic()
        if self.unshared:
            lags = [each.lag for each in journal.sightings(entry) if each.seen]
            time.sleep(2 * max(lags, default=_LAG_SECONDS))
        sight = calibrate(
            self.target.client, journal, attempt, time.monotonic() - started, last=False
        )
        if not self.unshared or sight is None or len(sight.ours) + len(sight.strangers) < 2:
            return code
        found = ", ".join(str(each.id) for each in (*sight.ours, *sight.strangers))
        say(f"error: submitted twice, by another machine too: workflow instances {found}")
        say("  = help: `wfc stop ID` ends the one too many; a shared journal prevents it")
        return exits.UNKNOWN


def _waiting() -> None:
    say("waiting for another wfc that is submitting with the same journal")


def noted_end(target: Target, sent: Sent, state: str) -> None:
    """Write down how a run ended; that it cannot be is told, and changes nothing."""
    try:
        with Journal(target.journal(sent.submission)) as journal:
            attempt = journal.living(sent.submission.id)
            if attempt is not None:
                journal.note_end(attempt, state)
                if not attempt.creator:
                    calibrate(target.client, journal, attempt, sent.seconds, last=True)
    except JournalError as error:
        say(f"warning: how the run ended is not written down: {error.message}")

"""What became of a submission, said to people on stderr and told as events."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from wfc import exits
from wfc.cli.console import say, show, wants_color
from wfc.cli.history import local_time
from wfc.cli.onward import resolving
from wfc.report.text import plain
from wfc.resolve.manual_run import ManualRun
from wfc.submit import event
from wfc.submit.blame import blame
from wfc.submit.errors import RefusedError, ThrottledError
from wfc.submit.origin import Origin
from wfc.submit.run_origin import RunOrigin
from wfc.submit.submit import NotSubmitted, Outcome, Receipt, Unknown, Unrecorded
from wfc.submit.where import option_of

if TYPE_CHECKING:
    from wfc.cli.prepared import Prepared
    from wfc.journal.records import Attempt, Entry
    from wfc.submission import Submission
    from wfc.submit.answers import WorkflowInstance
    from wfc.submit.errors import SubmitError
    from wfc.submit.events import Events

#: Of so many each is named; a person looks in the console.
_MOST_CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Saying:
    """Says what happens to ``work``."""

    events: Events
    work: Prepared
    submission: Submission

    def planned(self) -> None:
        """Tell that it is about to be submitted."""
        self.events.tell(
            event.Planned(
                **self._whose(),
                file=self.work.file,
                region=self.submission.region,
                project=self.submission.project,
                environment=self.submission.env or None,
                biz_date=self.work.shown,
                tasks=len(self.work.graph.tasks),
            )
        )

    def submitting(self, attempt: Attempt) -> None:
        """Tell that it may execute from now on."""
        self.events.tell(event.Submitting(**self._whose(), attempt=attempt.number))

    def outcome(self, outcome: Outcome) -> int:
        """Say what became of it, and return the exit code that stands for."""
        if isinstance(outcome, Unrecorded):
            return self._unrecorded(outcome)
        if isinstance(outcome, Receipt):
            return self._receipt(outcome)
        if isinstance(outcome, NotSubmitted):
            return self._not_submitted(outcome)
        return self._unknown(outcome)

    def _receipt(self, receipt: Receipt) -> int:
        whose = self._became(receipt)
        more = f" and {len(receipt.others)} more" if receipt.others else ""
        instance = f"workflow instance {receipt.workflow_instance_id}{more} ({self.work.title()})"
        if not receipt.how:
            self.events.tell(event.Submitted(**whose, request_id=receipt.request_id or None))
            say(f"submitted {self.submission.name} as {instance}")
        else:
            self.events.tell(
                event.Already(**whose)
                if receipt.is_known
                else event.Adopted(**whose, reason=receipt.how)
            )
            say(f"{receipt.how}: {self.submission.name} is {instance}")
        return exits.CLEAN

    def _unrecorded(self, outcome: Unrecorded) -> int:
        self.events.tell(event.Submitted(**self._became(outcome.receipt)))
        ids = ", ".join(map(str, outcome.receipt.instances))
        say(f"submitted {self.submission.name} as workflow instance {ids}")
        say(f"error: {outcome.reason}: this id is written down nowhere")
        resolve = resolving(self.submission.id)
        say(f"  = help: keep it; `{resolve}` looks for it later")
        return exits.UNKNOWN

    def _not_submitted(self, outcome: NotSubmitted) -> int:
        cause = outcome.cause
        if _is_about_the_spec(cause):
            self._refused(cause)
        else:
            self.events.tell(event.NotSubmitted(**self._whose(), reason=outcome.reason))
            say(f"error: not submitted: {outcome.reason}")
        for line in cause.help:
            say(f"  = help: {line}")
        return cause.exit_code

    def _refused(self, cause: RefusedError) -> None:
        """Show the refusal at the line of the spec it speaks of."""
        graph, body = self.work.graph, self.work.payload.body
        document = graph.workflow.spec.document
        known = {spec.document.file: spec.document for spec in graph.workflow.specs()}
        place = Origin(graph).place
        if isinstance(graph.workflow, ManualRun):
            run = RunOrigin(graph.workflow, body)
            body, place = run.body, run.place
        found = blame(cause.refusal, body, place, known, document.file)
        self.events.tell(
            event.Refused(
                **self._whose(),
                code=cause.refusal.code,
                message=cause.refusal.message,
                request_id=cause.refusal.request_id or None,
                file=found.spot.document.file if found.spot else document.file,
                line=found.spot.line if found.spot else None,
                column=found.spot.column if found.spot else None,
            )
        )
        show(found.text(color=wants_color("auto", sys.stderr)))
        say(f"{self.submission.name} was not submitted")

    def _unknown(self, outcome: Unknown) -> int:
        self.events.tell(event.OutcomeUnknown(**self._whose(), reason=outcome.reason))
        say(f"error: outcome unknown: {outcome.reason}")
        say_candidates(outcome.candidates)
        say("  = help: it may have been submitted, so nothing more is sent")
        if outcome.entry:
            say(f"  = help: {looks_for(outcome.entry)}")
        else:
            watch = f"wfc watch {outcome.candidates[0].id} {option_of(self.submission.region)}"
            say(f"  = help: if that is it: `{watch}` follows it")
            say("  = help: if it is not: `--again` submits it once more on purpose")
        return exits.UNKNOWN

    def _became(self, receipt: Receipt) -> dict[str, Any]:
        runs = [str(each) for each in receipt.instances]
        return {**self._whose(receipt.workflow_instance_id), "runs": runs}

    def _whose(self, instance: int | None = None) -> dict[str, Any]:
        return {
            "workflow": self.submission.name,
            "submission": self.submission.id,
            "run": None if instance is None else str(instance),
        }


def _is_about_the_spec(cause: SubmitError) -> TypeGuard[RefusedError]:
    """Tell whether the service refused what was asked, not who asks or how often."""
    if not isinstance(cause, RefusedError) or isinstance(cause, ThrottledError):
        return False
    return not cause.refusal.concerns_credentials


def looks_for(entry: str) -> str:
    """Return which command looks for the submission ``entry``, and what that is good for."""
    return f"`{resolving(entry)}` looks for it and says what can be done"


def say_candidates(candidates: tuple[WorkflowInstance, ...]) -> None:
    """Name what an unknown submission may have become."""
    for each in candidates[:_MOST_CANDIDATES]:
        made = f" at {local_time(each.create_time)}" if each.create_time else ""
        maker = plain(each.create_user or "nobody known")
        say(f"  = note: workflow instance {each.id}, made by {maker}{made}")
    if candidates[_MOST_CANDIDATES:]:
        say(f"  = note: and {len(candidates) - _MOST_CANDIDATES} more")


def say_left_open(attempt: Attempt, outcome: Outcome) -> None:
    """Say what became of an attempt that an earlier wfc left open."""
    called = called_so(attempt.entry)
    if isinstance(outcome, Receipt):
        say(f"left open: {called}: it is workflow instance {outcome.workflow_instance_id}")
    elif isinstance(outcome, NotSubmitted):
        say(f"left open: {called}: nothing had been sent")
    elif isinstance(outcome, Unknown):
        say(f"left open: {called}: still unknown: {outcome.reason}")
        say_candidates(outcome.candidates)
        say(f"  = help: {looks_for(attempt.entry.id)}")


def called_so(entry: Entry) -> str:
    """Return what to call a submission."""
    return f"{entry.name} (project {entry.project}, BizDate {entry.shown})"

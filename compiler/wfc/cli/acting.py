"""What ``stop`` and ``rerun`` share: ask the service under the journal, and say the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wfc import exits
from wfc.cli.console import say
from wfc.cli.failing import guarded, interruptible
from wfc.cli.onward import onward
from wfc.cli.reach import journal_of, reached
from wfc.cli.which import meant
from wfc.journal.journal import Journal
from wfc.journal.lock import locked
from wfc.submit.act import STOP, Done, Doubtful, NotDone, act
from wfc.submit.errors import UnsentError
from wfc.submit.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.cli.place import Place
    from wfc.cli.reach import Reached
    from wfc.submit.act import Outcome, Send
    from wfc.submit.answers import Acted
    from wfc.submit.errors import SubmitError
    from wfc.submit.event import Action
    from wfc.submit.events import Events
    from wfc.submit.run import Run
    from wfc.submit.shield import Shield

#: How long to wait for another wfc that uses the journal.
LOCK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Asking:
    """A run about to be acted on: ``found`` speaks for it, ``journal`` is told first.

    ``shield`` holds a signal back while a request may execute.
    """

    found: Reached
    journal: Journal
    events: Events
    shield: Shield

    def look(self) -> Run:
        """Return the run as it is now. Raises CallError when it cannot be seen."""
        return Patience().read(self.found.run.look)

    def ask(self, kind: Action, asked: Mapping[int, int], send: Send) -> Outcome:
        """Ask for ``kind`` until it is known what became of it; a stop in doubt is repeated."""
        from wfc.submit.event import Acting

        run, name = self.found.run.id, self.found.run.name
        tasks = [str(each) for each in asked if kind != STOP]
        self.events.tell(
            Acting(
                workflow=name,
                submission=self.found.run.submission,
                run=str(run),
                action=kind,
                task_instances=tasks,
            )
        )
        patience = Patience()
        while True:
            outcome = act(self.journal, kind, run, asked, self._shielded(send))
            problem = _repeatable(kind, outcome)
            if problem is None or self.shield.pending or not patience.again(problem):
                return outcome

    def _shielded(self, send: Send) -> Send:
        """Return ``send`` with signals held back from its last byte to the end of its answer."""

        def call(may_execute: Callable[[], None]) -> Mapping[int, Acted]:
            def closing() -> None:
                self.shield.close()
                may_execute()

            try:
                return send(closing)
            finally:
                self.shield.open()

        return call

    def end(self, kind: Action, outcome: Outcome, words: str) -> int:
        """Say ``outcome``, ``words`` when it is done, and return the exit code."""
        from wfc.submit.event import Acted as Told

        reason = outcome.unrecorded if isinstance(outcome, Done) else outcome.reason
        self.events.tell(
            Told(
                workflow=self.found.run.name,
                submission=self.found.run.submission,
                run=str(self.found.run.id),
                action=kind,
                outcome=_WORDS[type(outcome)],
                reason=reason or None,
            )
        )
        if isinstance(outcome, NotDone):
            say(f"error: not done: {outcome.reason}")
            for line in outcome.cause.help if outcome.cause else ():
                say(f"  = help: {line}")
            return outcome.exit_code
        if isinstance(outcome, Doubtful):
            say(f"error: outcome unknown: {outcome.reason}")
            say(f"  = help: `{onward(f'wfc status {self.found.run.id}')}` shows how far it is")
            return exits.UNKNOWN
        say(words)
        if outcome.unrecorded:
            say(f"warning: that is not written down: {outcome.unrecorded}")
        return exits.CLEAN


_WORDS: dict[type[object], Literal["done", "not_done", "unknown"]] = {
    Done: "done",
    NotDone: "not_done",
    Doubtful: "unknown",
}


def acted(text: str, place: Place, events: Events, work: Callable[[Asking], int]) -> int:
    """Do ``work`` on the run that ``text`` means, alone with the journal; return the exit code."""
    from wfc.submit.event import Done as Over

    which = meant(text, place)

    def on_the_way(shield: Shield) -> int:
        with reached(which, place) as found:
            path = journal_of(found, place)
            with locked(path, LOCK_SECONDS, waiting=_waiting), Journal(path) as journal:
                return work(Asking(found, journal, events, shield))

    code = interruptible(
        lambda shield: guarded(lambda: on_the_way(shield)),
        f"interrupted: `{onward(f'wfc runs show {which.instance}')}` tells "
        "what was asked of the service",
    )
    events.tell(Over(run=str(which.instance), exit_code=code))
    return code


def _repeatable(kind: str, outcome: Outcome) -> SubmitError | None:
    """Return why it may be asked once more without harm, None when it may not."""
    if isinstance(outcome, NotDone):
        return outcome.cause
    if kind == STOP and isinstance(outcome, Doubtful):
        return UnsentError(outcome.reason)
    return None


def _waiting() -> None:
    say("waiting for another wfc that uses the same journal")

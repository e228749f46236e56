"""Stop a run, or run tasks of it again: written down before it is sent, like a submission."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from wfc import exits
from wfc.journal.errors import JournalError
from wfc.journal.records import Standing
from wfc.submit.errors import CallError, RefusedError, UnsentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.journal.journal import Journal
    from wfc.journal.records import Act
    from wfc.submit.answers import Acted

    Send: TypeAlias = Callable[[Callable[[], None]], Mapping[int, Acted]]

STOP = "stop"
RERUN = "rerun"

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Done:
    """The service said that it does it. ``unrecorded`` says why the journal was not told so."""

    unrecorded: str = ""


@dataclass(frozen=True, slots=True)
class NotDone:
    """Surely not done, or not by all that were asked.

    ``cause`` is what came in the place of an answer, None where the answer said no.
    """

    reason: str
    cause: UnsentError | RefusedError | None = None

    @property
    def exit_code(self) -> int:
        """Return the code to leave with."""
        return self.cause.exit_code if self.cause else exits.REFUSED


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Perhaps done: nothing that came back proves either."""

    reason: str


Outcome: TypeAlias = Done | NotDone | Doubtful


def act(
    journal: Journal, kind: str, instance: int, asked: Mapping[int, int], send: Send
) -> Outcome:
    """Ask once for ``kind`` of ``instance`` and write down what became of it.

    ``asked`` are the ids that ``send`` asks the service to act on, each with how often it was
    run so far (0: not known). ``send`` is given what must be done before its last byte. Raises
    JournalError when nothing was sent, and lets an interruption through.
    """
    step = _Step(journal, journal.intend_act(kind, instance, _detail(asked)))
    try:
        told = send(step.may_execute)
    except (UnsentError, RefusedError) as problem:
        step.end(Standing.REJECTED, str(problem))
        return NotDone(str(problem), problem)
    except CallError as problem:
        return Doubtful(str(problem))
    except BaseException:
        # Before the last byte that is proof, whatever it was.
        if step.standing is Standing.INTENT:
            step.end(Standing.REJECTED, "interrupted before it was sent")
        raise
    return _judged(step, asked, told)


def asked_of(made: Act) -> dict[int, int]:
    """Return what an act asked: ids, each with how often it had been run."""
    try:
        return {int(number): int(runs) for number, runs in json.loads(made.detail).items()}
    except (ValueError, AttributeError, TypeError):
        return {}


class _Step:
    """One row of the journal on its way."""

    def __init__(self, journal: Journal, made: Act) -> None:
        """Begin with what was intended."""
        self.standing = Standing.INTENT
        self._journal = journal
        self._made = made

    def may_execute(self) -> None:
        """Write down that it may be done from now on."""
        self._journal.note_act(self._made, Standing.INTENT, Standing.SENT)
        self.standing = Standing.SENT

    def end(self, standing: Standing, reason: str = "") -> str:
        """Write down what became of it; return why that could not be."""
        try:
            self._journal.note_act(self._made, self.standing, standing, reason[:_LONGEST])
        except JournalError as error:
            return error.message
        return ""


def _judged(step: _Step, asked: Mapping[int, int], told: Mapping[int, Acted]) -> Outcome:
    """Say what the answer proves."""
    missing = [number for number in asked if number not in told]
    refused = {number: told[number].message for number in asked if number not in missing}
    refused = {number: text for number, text in refused.items() if not told[number].success}
    if missing:
        return Doubtful(f"the answer does not tell what became of {missing[0]}")
    if not refused:
        return Done(step.end(Standing.ACKED))
    number, message = next(iter(refused.items()))
    reason = f"{number}: {message or 'the service gave no reason'}"
    some = len(refused) < len(asked)
    step.end(Standing.ACKED if some else Standing.REJECTED, reason)
    others = f" ({len(asked) - len(refused)} of {len(asked)} were accepted)" if some else ""
    return NotDone(f"{reason}{others}")


def _detail(asked: Mapping[int, int]) -> str:
    return json.dumps({str(number): runs for number, runs in asked.items()}, separators=(",", ":"))

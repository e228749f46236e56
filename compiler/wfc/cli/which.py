"""Which run a command line means: the id of a workflow instance, or ``@last``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.cli.candidates import Words, beginning
from wfc.cli.console import say
from wfc.cli.onward import resolving
from wfc.exits import UnreadableError, UsageError
from wfc.journal.records import Standing

if TYPE_CHECKING:
    import click

    from wfc.cli.place import Known, Place

LAST = "@last"

#: Ids of submissions are 64 hex digits, of which the first few are enough.
SHORTEST = 4

#: Ids of the service are numbers of 64 bits.
MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Meant:
    """A run by its id, and what the journals know of it (None: nothing)."""

    instance: int
    known: Known | None

    @property
    def instances(self) -> tuple[int, ...]:
        """Return all that the first of a run of several days stands for, else the one."""
        every = self.known.attempt.instances if self.known else ()
        return every if self.instance in every[:1] else (self.instance,)


def meant(text: str, place: Place) -> Meant:
    """Return the run that ``text`` means at ``place``. Raises UsageError."""
    attempts = place.attempts()
    if text == LAST:
        return _last(attempts, place)
    instance = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    if not 0 < instance <= MOST:
        raise UsageError(
            f"`{text}` is no run: give the id of a workflow instance, or `@last`; "
            "`wfc runs` lists them"
        )
    found = [each for each in attempts if instance in each.attempt.instances]
    regions = list(dict.fromkeys(each.attempt.entry.region for each in found))
    if len(regions) > 1:
        raise UsageError(
            f"workflow instance {instance} is known at {' and at '.join(regions)}: "
            "say which one by `--region` or `--endpoint`"
        )
    return Meant(instance, found[-1] if found else None)


def _last(attempts: list[Known], place: Place) -> Meant:
    """Return the latest run there is; a later submission in doubt is told.

    Raises UsageError where there is none, UnreadableError where nobody knows.
    """
    runs = [each for each in attempts if each.attempt.instance]
    if not runs:
        raise _nothing(attempts, place)
    last = runs[-1]
    for each in attempts[attempts.index(last) + 1 :]:
        if _in_doubt(each):
            entry = each.attempt.entry
            say(f"warning: a later submission of {entry.name} is in doubt")
            say(f"  = help: `{resolving(entry.id)}` looks for it")
    return Meant(last.attempt.instance, last)


def _nothing(attempts: list[Known], place: Place) -> UsageError:
    """Return the error of who asks for the last run where there is none.

    Raises UnreadableError where nobody knows that.
    """
    _require_all(place)
    for each in reversed(attempts):
        if _in_doubt(each):
            entry = each.attempt.entry
            resolve = resolving(entry.id)
            return UsageError(
                f"there is no last run: a submission of {entry.name} is in doubt; "
                f"`{resolve}` looks for it"
            )
    return UsageError(
        "there is no last run: nothing was submitted with this journal; "
        "what `--local` ran is kept by `--state DIR` only"
    )


def _in_doubt(each: Known) -> bool:
    return each.attempt.standing is Standing.SENT


def submission(text: str, place: Place) -> Known:
    """Return what ``text`` means; a submission by the first digits of its id.

    ``@last`` is the latest that became a run, or may have become one.
    Raises UsageError, and UnreadableError where nobody knows.
    """
    found = place.attempts()
    if text == LAST:
        begun = [each for each in found if each.attempt.instance or _in_doubt(each)]
        if not begun:
            raise _nothing(found, place)
        return begun[-1]
    runs_of = [each for each in found if text in map(str, each.attempt.instances)]
    digits = text.lower()
    hits = runs_of or [
        each
        for each in found
        if len(digits) >= SHORTEST and each.attempt.entry.id.startswith(digits)
    ]
    if len({(each.journal, each.attempt.entry.id) for each in hits}) > 1:
        raise UsageError(f"`{text}` means several submissions: say more of it, or `--region`")
    if not hits:
        _require_all(place)
        raise UsageError(f"no journal knows `{text}`; `wfc runs` lists what was submitted")
    return hits[-1]


def _require_all(place: Place) -> None:
    """Raise UnreadableError where a journal could not be read: what it knows is not nothing."""
    if place.broken:
        raise UnreadableError("what was submitted is not known while this journal cannot be read")


def runs(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Offer the runs of the user's own journals, the latest first."""
    from wfc.cli.place import Place

    found = Place(None, None, None, local=False, state=None).attempts()
    words = {
        str(each.attempt.instance): f"{each.attempt.entry.name}, {each.attempt.entry.shown}"
        for each in reversed(found)
        if each.attempt.instance
    }
    return beginning({LAST: "the latest run"} | words, incomplete)

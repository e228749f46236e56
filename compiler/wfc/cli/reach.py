"""The way to a run: a client for where it is, and the journal that is told what is done to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.cli.console import say
from wfc.cli.target import LOCAL, local, remote
from wfc.exits import UsageError
from wfc.journal.errors import JournalError
from wfc.journal.journal import Journal
from wfc.journal.place import chosen, usual

if TYPE_CHECKING:
    from wfc.cli.place import Place
    from wfc.cli.target import Target
    from wfc.cli.which import Meant
    from wfc.journal.records import Entry
    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.client import Client
    from wfc.submit.run import Run
    from wfc.submit.where import Where


@dataclass(frozen=True, slots=True)
class Reached:
    """A run that can be spoken to, in ``region``; ``journal`` knows it (None: none does)."""

    run: AdhocRun
    region: str
    journal: str | None


@contextmanager
def reached(which: Meant, place: Place) -> Iterator[Reached]:
    """Yield the run ``which``. Raises UsageError, SubmitError."""
    with way(place, which.known.attempt.entry if which.known else None) as found:
        yield _reached(which, found.client, found.region)


def way(place: Place, entry: Entry | None) -> AbstractContextManager[Target]:
    """Return the way to where ``entry`` was submitted, or to where ``place`` says it is."""
    where = _where(place, entry) if place.state is None else None
    return local((), 1.0, place.state) if where is None else remote(where, place.journal)


def _where(place: Place, entry: Entry | None) -> Where:
    """Return where the run is: what the command line names, else where it was submitted."""
    from wfc.submit.endpoint import parse_endpoint
    from wfc.submit.where import Where, where

    named = place.named()
    if named is not None:
        return named
    if entry is None:
        return where(None, None, None, os.environ)
    if entry.region == LOCAL:
        raise UsageError(
            f"{entry.name} ran on an embedded emulator: add `--local --state DIR` if it kept that"
        )
    return Where(parse_endpoint(entry.endpoint), entry.region)


def _reached(which: Meant, client: Client, region: str) -> Reached:
    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.reads import reads_of

    if which.known is None:
        return Reached(AdhocRun(client, which.instance), region, None)
    entry = which.known.attempt.entry
    # Of the older versions no project is asked for but by its name, which the reads know.
    project = int(entry.project) if entry.project.isdigit() else 0
    day = int(entry.day) if entry.day.isdigit() else None
    reads = reads_of(client, entry.operation, entry.project, entry.env, which.instances)
    run = AdhocRun(
        *(reads, which.instance, project, day, entry.env or None),
        name=entry.name,
        submission=entry.id,
    )
    return Reached(run, region, which.known.journal)


def noted_end(found: Reached, which: Meant, run: Run) -> None:
    """Write down how ``run`` ended, where a journal knows it; that it cannot be is told."""
    if found.journal is None or which.known is None or not run.state.is_final or run.gave_up:
        return
    if which.instance != which.known.attempt.instance:  # one day of several
        return
    try:
        with Journal(found.journal) as journal:
            journal.note_end(which.known.attempt, run.state.word)
    except JournalError as error:
        say(f"warning: how the run ended is not written down: {error.message}")


def journal_of(found: Reached, place: Place) -> str:
    """Return the journal that is told what is done to the run. Raises JournalError, CallError."""
    if found.journal is not None:
        return found.journal
    named = chosen(place.journal, os.environ)
    if named is not None:
        return named
    project, env = found.run.home()
    return usual(found.region, project, env, os.environ)

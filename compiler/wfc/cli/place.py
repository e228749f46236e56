"""The options that say where runs are, and in which journals wfc knows them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

import click

from wfc.cli.candidates import files, folders
from wfc.cli.console import say
from wfc.cli.target import LOCAL, LOCAL_JOURNAL
from wfc.exits import UsageError
from wfc.journal.errors import JournalError
from wfc.journal.history import History
from wfc.journal.place import chosen, known
from wfc.journal.records import Attempt
from wfc.submit.errors import EndpointError
from wfc.submit.where import Where, where

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Known:
    """An attempt and the journal that knows it."""

    journal: str
    attempt: Attempt


@dataclass(slots=True)
class Place:
    """Where the command line says to look.

    ``broken`` collects what is wrong with journals that could not be read: the others are.
    """

    region: str | None
    endpoint: str | None
    journal: str | None
    local: bool
    state: str | None
    broken: list[JournalError] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Raise UsageError for options that contradict each other."""
        if self.local and (self.region or self.endpoint):
            raise UsageError("`--local` and a region or an endpoint are two places: choose one")
        if self.local != bool(self.state):
            raise UsageError("`--local` and `--state DIR` belong together: DIR keeps the runs")

    def named(self) -> Where | None:
        """Return the place that the command line names, None when it names none. UsageError."""
        if not (self.region or self.endpoint):
            return None
        try:
            return where(None, self.region, self.endpoint, {})
        except EndpointError as error:
            raise UsageError("; ".join((error.message, *error.help))) from error

    def journals(self) -> list[str]:
        """Return the journals to look in. Raises UsageError for one that is named and missing."""
        if self.state is not None:
            named: str | None = os.path.join(self.state, LOCAL_JOURNAL)
        else:
            named = chosen(self.journal, os.environ)
        if named is None:
            return known(os.environ)
        if not os.path.exists(named):
            raise UsageError(f"there is no journal `{named}`")
        return [named]

    def attempts(self) -> list[Known]:
        """Return every attempt in them, in the order they were made.

        A journal that cannot be read is told, and does not hide the others.
        """
        found: list[Known] = []
        for path in self.journals():
            try:
                with History(path) as history:
                    found += [Known(path, attempt) for attempt in history.attempts()]
            except JournalError as error:
                self.broken.append(error)
                say(f"error: {error.message}")
                for line in error.help:
                    say(f"  = help: {line}")
        region = LOCAL if self.local else self._region()
        here = [each for each in found if region in (None, each.attempt.entry.region)]
        return sorted(here, key=lambda each: each.attempt.made)

    def _region(self) -> str | None:
        place = self.named()
        return place.region if place else None


_OPTIONS = (
    click.option("--region", metavar="REGION", help="Runs of this region."),
    click.option("--endpoint", metavar="HOST[:PORT]", help="Runs at this address."),
    click.option(
        "--journal",
        metavar="PATH",
        shell_complete=files,
        help="The journal; else WFC_JOURNAL, else all of yours.",
    ),
    click.option("--local", is_flag=True, help="Runs on the embedded emulator."),
    click.option(
        "--state", metavar="DIR", shell_complete=folders, help="With --local: what it keeps."
    ),
)


def place_options(command: Command) -> Command:
    """Give ``command`` the options of a place; it gets them as one ``place``."""

    @wraps(command)
    def called(
        *,
        region: str | None,
        endpoint: str | None,
        journal: str | None,
        local: bool,
        state: str | None,
        **others: Any,
    ) -> Any:
        return command(place=Place(region, endpoint, journal, local, state), **others)

    wrapped: Any = called
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    result: Command = wrapped
    return result

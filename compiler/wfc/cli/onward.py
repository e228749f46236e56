"""Commands that a message suggests, as they work when they are typed just so."""

from __future__ import annotations

import shlex
from typing import Any

import click

#: The options that say which journal is meant, and which emulator.
_JOURNAL = ("journal", "state")

#: Of what is submitted the journal knows the place; of a run that is named perhaps none does.
_PLACE = ("region", "endpoint")


def ends_with_this_command() -> bool:
    """Say whether the runs of the command that is running end with it: on its own emulator."""
    given = _given()
    return bool(given.get("local") and not given.get("state"))


def onward(command: str) -> str:
    """Return ``command`` with the options of the one that is running that lead to its runs."""
    given = _given()
    names = _JOURNAL if "paths" in given else (*_PLACE, *_JOURNAL)
    kept = [f"--{name} {shlex.quote(given[name])}" for name in names if given.get(name)]
    local = ["--local"] if given.get("state") else []
    return " ".join((command, *local, *kept))


def resolving(entry: str, *options: str) -> str:
    """Return the command that looks for the submission ``entry``, by the first of its digits."""
    return onward(" ".join(("wfc runs resolve", entry[:8], *options)))


def _given() -> dict[str, Any]:
    """Return the options of the command that is running."""
    context = click.get_current_context(silent=True)
    return context.params if context else {}

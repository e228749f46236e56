"""A submitted run, followed to its end as a command shows it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import drop_output, say, wants_color, write
from wfc.exits import UsageError

if TYPE_CHECKING:
    from wfc.submit.client import Client
    from wfc.submit.lines import Lines
    from wfc.submit.run import Run
    from wfc.submit.submit import Receipt
    from wfc.submit.table import Table


def followed(
    client: Client,
    receipt: Receipt,
    project: int,
    day: int | None,
    env: str | None,
    limit: float | None,
    color: str,
) -> Run:
    """Show the run of ``receipt`` until it ends, and say how it ended.

    ``limit`` is how many seconds to follow at most (None: to the end).
    """
    from wfc.submit.ending import ending
    from wfc.submit.follow import follow
    from wfc.submit.progress import watch

    display = _display(color)
    run = watch(
        follow(client, receipt, project, day, env, sleep=display.rest, timeout=limit), display
    )
    _tell("".join(f"{line}\n" for line in ending(run, client.get_task_instance_log)))
    return run


def _tell(text: str) -> None:
    """Write how the run ended; who does not read it gets the exit code of the run all the same."""
    try:
        write(text)
    except BrokenPipeError:
        drop_output()
    except UsageError as error:
        say(f"warning: {error}")


def code_of(run: Run) -> int:
    """Return the exit code that tells how ``run`` ended."""
    if run.gave_up:
        return exits.STILL_RUNNING
    return exits.CLEAN if run.succeeded else exits.RUN_FAILED


def _display(color: str) -> Lines | Table:
    from wfc.report.style import Style
    from wfc.submit.lines import Lines
    from wfc.submit.table import Table

    if not sys.stderr.isatty():
        return Lines(sys.stderr)
    return Table(sys.stderr, Style(color=wants_color(color, sys.stderr)))

"""``wfc watch``: follow a run until it has ended."""

from __future__ import annotations

import gc

import click

from wfc import exits
from wfc.cli.color import COLOR
from wfc.cli.console import say
from wfc.cli.duration import duration
from wfc.cli.failing import guarded, interruptible
from wfc.cli.following import code_of, followed
from wfc.cli.listening import EVENTS
from wfc.cli.manual import ASKED, epilog
from wfc.cli.onward import onward
from wfc.cli.place import Place, place_options
from wfc.cli.reach import noted_end, reached
from wfc.cli.which import meant, runs


@click.command(
    epilog=epilog(
        (
            "wfc watch @last",
            "wfc watch 700000100000001 --timeout 30m",
            "wfc watch @last --events - | jq .event",
        ),
        ASKED
        | {
            exits.CLEAN: "the run has succeeded",
            exits.RUN_FAILED: "the run has failed",
            exits.STILL_RUNNING: "still running at --timeout, or lost from sight",
            exits.INTERRUPTED: "",
            exits.TERMINATED: "",
        },
    ),
    help="Follow RUN until every task has ended. Nothing is ever submitted from here.",
)
@click.argument("run", shell_complete=runs)
@place_options
@click.option("--timeout", metavar="DURATION", help="Stop following after this long, such as 30m.")
@EVENTS
@COLOR
def command(run: str, place: Place, timeout: str | None, events: str | None, color: str) -> int:
    from wfc.submit.event import Done
    from wfc.submit.events import Events

    limit = duration("--timeout", timeout)
    told = Events(events, say)
    which = meant(run, place)

    def work() -> int:
        gc.enable()  # a run may be followed for hours
        with reached(which, place) as found:
            last = followed(found.run, told, limit, color)
            noted_end(found, which, last)
            return code_of(last)

    code = interruptible(
        lambda _: guarded(work),
        f"interrupted: workflow instance {which.instance} is followed no longer",
        f"  = help: `{onward(f'wfc watch {which.instance}')}` goes on, "
        f"`{onward(f'wfc stop {which.instance}')}` ends it",
    )
    told.tell(Done(run=str(which.instance), exit_code=code))
    return code

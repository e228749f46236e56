"""``wfc stop``: ask the service to stop a run."""

from __future__ import annotations

import click

from wfc import exits
from wfc.cli.acting import Asking, acted
from wfc.cli.console import say
from wfc.cli.listening import EVENTS
from wfc.cli.manual import acting, epilog
from wfc.cli.onward import onward
from wfc.cli.place import Place, place_options
from wfc.cli.which import runs


@click.command(
    epilog=epilog(
        ("wfc stop @last", "wfc stop 700000100000001 --comment 'wrong day'"),
        acting(
            "the service stops it, or it has ended already",
            "not stopped",
            "perhaps stopped; it may be stopped once more",
        ),
    ),
    help="Ask the service to stop RUN. It may be asked more than once; `wfc watch` shows the end.",
)
@click.argument("run", shell_complete=runs)
@place_options
@click.option("--comment", metavar="TEXT", help="A remark, which DataWorks keeps.")
@EVENTS
def command(run: str, place: Place, comment: str | None, events: str | None) -> int:
    def stop(asking: Asking) -> int:
        target = asking.found.run
        seen = asking.look()
        if seen.state.is_final:
            say(f"workflow instance {seen.id} has ended already: {seen.state}")
            return exits.CLEAN
        asked = {target.id: 0}
        outcome = asking.ask("stop", asked, lambda may_execute: target.stop(comment, may_execute))
        watch = onward(f"wfc watch {target.id}")
        words = f"workflow instance {target.id} is being stopped; `{watch}` shows how"
        return asking.end("stop", outcome, words)

    from wfc.submit.events import Events

    return acted(run, place, Events(events, say), stop)

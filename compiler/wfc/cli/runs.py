"""``wfc runs``: what was submitted, as the journals know it; nothing is asked of the service."""

from __future__ import annotations

from importlib import import_module

import click

from wfc import exits
from wfc.cli.commands import Commands
from wfc.cli.manual import epilog
from wfc.cli.number import COUNT
from wfc.cli.place import Place, place_options

#: Every command below this one, and one line about it; each lives in ``runs_<name>``.
COMMANDS = {
    "show": "Show everything the journal knows of a submission.",
    "resolve": "Find out what became of a submission whose answer was lost.",
}


def _load(name: str) -> click.Command:
    """Import the command ``name``."""
    command: click.Command = import_module(f"wfc.cli.runs_{name}").command
    return command


@click.group(
    cls=Commands,
    table=COMMANDS,
    load=_load,
    invoke_without_command=True,
    epilog=epilog(
        ("wfc runs", "wfc runs --region cn-shanghai", "wfc runs --json", "wfc runs show @last"),
        {exits.JOURNAL: "a journal cannot be read; the others are shown"},
    ),
    help="List what was submitted with your journals, the latest first. Nothing is asked of the "
    "service: a state is the one seen last.",
)
@place_options
@click.option(
    "--limit",
    type=COUNT,
    default=20,
    show_default=True,
    help="How many to list; --json lists all.",
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_context
def command(context: click.Context, place: Place, limit: int, as_json: bool) -> int:
    if context.invoked_subcommand is not None:
        return exits.CLEAN
    from wfc.cli.console import write
    from wfc.cli.failing import guarded
    from wfc.cli.history import as_object, latest, table

    def work() -> int:
        found = latest(place.attempts())
        if as_json:
            write(as_object(found))
        elif found or not place.broken:
            write(table(found, limit))
        return exits.JOURNAL if place.broken else exits.CLEAN

    return guarded(work)

"""``--events``: who listens to what happens."""

from __future__ import annotations

from typing import Final

import click

from wfc.cli.candidates import files

EVENTS: Final = click.option(
    "--events",
    metavar="FILE|-",
    shell_complete=files,
    help="Append what happens to FILE, a JSON object a line (`-`: standard output).",
)

"""``--bizdate`` of what is submitted: a day, or the one before it is submitted."""

from __future__ import annotations

from typing import Final

import click

BIZDATE: Final = click.option(
    "--bizdate",
    metavar="DATE|yesterday",
    help="The business date, not the file's; yesterday in the file's own TimeZone.",
)

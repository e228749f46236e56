"""``--color``, of every command that shows something while it goes on."""

from __future__ import annotations

from typing import Final

import click

from wfc.cli.options import COLORS

COLOR: Final = click.option(
    "--color",
    type=click.Choice(COLORS),
    default="auto",
    show_default=True,
    help="When to use colors.",
)

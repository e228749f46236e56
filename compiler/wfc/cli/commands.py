"""A command with commands below it, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from wfc.cli import candidates


class Commands(click.Group):
    """A group of the commands in ``table`` (each with a line about it), which ``load`` brings.

    ``words`` are other tools' words for them.
    """

    def __init__(
        self,
        *args: Any,
        table: dict[str, str],
        load: Callable[[str], click.Command],
        words: dict[str, str] | None = None,
        **rest: Any,
    ) -> None:
        """Import nothing yet."""
        super().__init__(*args, **rest)
        self._table = table
        self._load = load
        self._words = words or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order people meet them."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command ``cmd_name``; no abbreviations."""
        return self._load(cmd_name) if cmd_name in self._table else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._table.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> candidates.Words:
        """Offer the commands without importing them."""
        found = candidates.beginning(self._table, incomplete)
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the near miss of a command that there is not."""
        if args and args[0] not in self._table and not ctx.resilient_parsing:
            from wfc.wording import Names

            near = self._words.get(args[0]) or Names(self._table).near(args[0])
            hint = f"; did you mean `{near}`?" if near else ""
            raise click.UsageError(f"there is no command `{args[0]}`{hint}", ctx)
        return super().resolve_command(ctx, args)

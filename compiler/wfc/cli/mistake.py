"""A mistake on the command line, from the words of click into ours."""

from __future__ import annotations

import re

import click

from wfc.wording import Names

_QUOTED = re.compile(r"'([^']*)'")
_MORE = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def sentence(error: click.ClickException) -> str:
    """Return what is wrong, as one sentence that begins small and has no full stop."""
    if isinstance(error, click.NoSuchOption):
        near = Names(_options(error.ctx)).near(error.option_name)
        hint = f"; did you mean `{near}`?" if near else ""
        return f"there is no option `{error.option_name}`{hint}"
    if more := _MORE.fullmatch(error.format_message()):
        return f"more than is expected: `{more[1]}`"
    words = " ".join(error.format_message().split()).replace(". Choose from:", ":")
    text = _QUOTED.sub(r"`\1`", words).rstrip(".")
    return text[:1].lower() + text[1:]


def _options(context: click.Context | None) -> list[str]:
    """Return the names of all options of the command of ``context``."""
    parameters = context.command.get_params(context) if context else []
    return [
        name
        for each in parameters
        if isinstance(each, click.Option)
        for name in each.opts
        if name.startswith("--")
    ]

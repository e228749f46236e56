"""``wfc diff``: two versions of a workflow, compared by what they mean and not by their text."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import say, write
from wfc.cli.given import ENVIRONMENT, PARAM, given
from wfc.cli.manual import epilog
from wfc.cli.sides import LAST, Side, last_of, side_of, useless
from wfc.contrast import contrast
from wfc.exits import UsageError
from wfc.journal.errors import JournalError
from wfc.report.contrast import json_text, markdown, text
from wfc.resolve.resolve import Given

FORMS = {"text": text, "json": json_text, "markdown": markdown}


@click.command(
    epilog=epilog(
        (
            "wfc diff HEAD:orders.wfc.yaml orders.wfc.yaml",
            "wfc diff warehouse/report.wfc.yaml -e dev -e prod",
            "wfc diff orders.wfc.yaml",
            "wfc diff HEAD:orders.wfc.yaml orders.wfc.yaml --format markdown",
        ),
        {
            exits.CLEAN: "both mean the same",
            exits.PROBLEMS: "they differ",
            exits.USAGE: "a side has errors, cannot be read, or was never submitted",
        },
    ),
    help="Say how what B stands for differs from what A stands for: tasks added, removed or "
    "renamed; scripts, parameters, edges and variables changed. A side is FILE, REVISION:FILE "
    "(git), or `@last`, the last submission of the other one. One FILE alone is compared with its "
    "last submission, or with two `-e` in one environment and the other.",
)
@click.argument("sides", nargs=-1, required=True, metavar="A [B]", shell_complete=files)
@click.option("-e", "--environment", "environments", multiple=True, metavar="NAME",
              help=f"{ENVIRONMENT} Twice: that of A, then that of B.")  # fmt: skip
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help=PARAM)
@click.option("--bizdate", metavar="DATE", help="The business date, instead of the files'.")
@click.option("--region", metavar="REGION", help="Where it was submitted, for `@last`.")
@click.option("--journal", metavar="PATH", help="The journal; else WFC_JOURNAL, else yours.")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="text",
    show_default=True,
    help="How to tell it.",
)
def command(
    sides: tuple[str, ...],
    environments: tuple[str, ...],
    params: tuple[str, ...],
    bizdate: str | None,
    region: str | None,
    journal: str | None,
    form: str,
) -> int:
    """Compare ``sides``."""
    names = _names(sides, environments)
    first, last = environments[:1], environments[-1:]
    asked = [given(bizdate, each[0] if each else None, params) for each in (first, last)]
    try:
        one = _side(names, asked, 0, journal, region)
        if one.body is None and (names[0] == names[1] or LAST in names):
            return exits.USAGE  # the other side is of the same file: its errors are told
        other = _side(names, asked, 1, journal, region)
        said = useless((one, other))
        if said:
            raise UsageError(said)
    except JournalError as error:
        say(f"error: {error.message}")
        return exits.USAGE
    if one.body is None or other.body is None:
        return exits.USAGE
    result = contrast(one.body, other.body)
    write(FORMS[form](result, one.title, other.title))
    return exits.PROBLEMS if result.differs else exits.CLEAN


def _names(sides: tuple[str, ...], environments: tuple[str, ...]) -> tuple[str, str]:
    if len(sides) > 2 or len(environments) > 2:
        raise UsageError("two sides are compared: `wfc diff A B`, or `-e` twice")
    if set(sides) == {LAST}:
        raise UsageError(f"`{LAST}` is the last submission of the other side: name a file")
    if len(sides) == 2:
        return sides[0], sides[1]
    revision, _, path = sides[0].partition(":")
    if revision and path and len(environments) < 2 and not os.path.exists(sides[0]):
        raise UsageError(f"`{sides[0]}` is one side: name the other, `wfc diff {sides[0]} {path}`")
    return (sides[0], sides[0]) if len(environments) == 2 else (LAST, sides[0])


def _side(
    names: tuple[str, str], asked: list[Given], index: int, journal: str | None, region: str | None
) -> Side:
    if names[index] != LAST:
        return side_of(names[index], asked[index])
    return last_of(names[1 - index], asked[index], journal, region)

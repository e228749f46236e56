"""``wfc params``: what every task of a run will see."""

from __future__ import annotations

from datetime import date, datetime, time

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import write
from wfc.cli.files import Workbench
from wfc.cli.given import environment_options, given
from wfc.cli.manual import epilog
from wfc.cli.telling import tell
from wfc.exits import UsageError
from wfc_spec.evaluation import Run

FORMATS = ("table", "json")


@click.command(
    epilog=epilog(
        (
            "wfc params orders.wfc.yaml --bizdate 2026-11-19",
            "wfc params orders.wfc.yaml --bizdate 2026-11-19 --at 13:30",
            "wfc params orders.wfc.yaml --format json",
        ),
        {exits.PROBLEMS: ""},
    ),
    help="Show what every task of FILE (`-`: standard input) will see: its scheduling parameters "
    "and the variables it takes. Where the documents of DataWorks conflict, each reading is "
    "shown. Problems go to standard error.",
)
@click.argument("file", shell_complete=files)
@click.option("--bizdate", metavar="DATE", help="The business date, instead of the file's.")
@environment_options
@click.option(
    "--at",
    metavar="HH:MM",
    default="00:00",
    show_default=True,
    help="When on the day after it the run is scheduled.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to show it.",
)
def command(
    file: str,
    bizdate: str | None,
    at: str,
    form: str,
    environment: str | None,
    params: tuple[str, ...],
) -> int:
    """Show what the tasks of ``file`` will see."""
    from wfc.draw.params import as_json, table
    from wfc.draw.seen import seen

    moment = _time(at)
    checked = Workbench(given=given(bizdate, environment, params)).check(file)
    tell([checked])
    graph = checked.graph
    if graph is None or graph.workflow.spec.kind != "AdhocWorkflow":
        if checked.has_errors():
            return exits.PROBLEMS
        raise UsageError(f"`{file}` holds no ad hoc workflow: nothing in it has such parameters")
    run = Run.of(_day(graph.workflow.day, graph.workflow.time_zone), moment)
    try:
        found = tuple(seen(graph, run))
    except OverflowError as error:
        raise UsageError("a parameter counts beyond the years 1 to 9999") from error
    write((as_json if form == "json" else table)(graph, run, found))
    return exits.PROBLEMS if checked.has_errors() else exits.CLEAN


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError as error:
        raise UsageError(f"`--at {text}`: expected a time of day such as 13:30") from error


def _day(written: int | str | None, zone: str) -> date:
    """Return the business date. Raises UsageError when there is none."""
    from wfc_spec.bizdate import day, is_day, is_time_zone

    if isinstance(written, int) and is_time_zone(zone):
        written = day(written, zone)
    if not isinstance(written, str) or not is_day(written):
        raise UsageError("no business date: give `--bizdate`, or write `BizDate:` in the file")
    return date.fromisoformat(written)

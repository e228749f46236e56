"""``wfc ls``: the tasks of a spec, and what a selection of them means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.candidates import files, tasks
from wfc.cli.console import write
from wfc.cli.files import Workbench
from wfc.cli.given import environment_options, given, no_workflow
from wfc.cli.manual import epilog
from wfc.cli.telling import tell
from wfc.exits import UsageError
from wfc.meaning import Row, as_value, rows_of_run, rows_of_tasks, text, text_of_run

if TYPE_CHECKING:
    from wfc.graph.graph import Graph


@click.command(
    epilog=epilog(
        (
            "wfc ls orders.wfc.yaml",
            "wfc ls orders.wfc.yaml --select +load_facts --exclude tag:ods",
            "wfc ls backfill.wfc.yaml --format json",
        ),
        {exits.PROBLEMS: ""},
    ),
    help="List the tasks of FILE (`-`: standard input) that are selected. Of a run of a manually "
    "triggered workflow: what becomes of each node, by the selection of the file or by the one "
    "given here. A SELECTOR is written as in a file: `load`, `+load`, `load+1`, `@load`, "
    "`load*`, `tag:ods`, `type:ODPS_SQL`, `owner:1000`, `a,tag:b`.",
)
@click.argument("file", shell_complete=files)
@click.option(
    "--select",
    multiple=True,
    metavar="SELECTOR",
    shell_complete=tasks,
    help="What to select; may be repeated, each adds to it.",
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="SELECTOR",
    shell_complete=tasks,
    help="What to take out, or of a run to run dry; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to list.",
)
@environment_options
def command(
    file: str,
    select: tuple[str, ...],
    exclude: tuple[str, ...],
    form: str,
    environment: str | None,
    params: tuple[str, ...],
) -> int:
    """List what is selected in ``file``."""
    checked = Workbench(given=given(None, environment, params)).check(file)
    tell([checked])
    if checked.graph is None:
        if checked.has_errors():
            return exits.PROBLEMS
        raise no_workflow(checked, file, "there is nothing to list")
    for option, selectors in (("--select", select), ("--exclude", exclude)):
        _check(checked.graph, option, selectors)
    rows = _rows(checked.graph, select, exclude)
    is_sound_run = checked.graph.workflow.spec.kind == "ManualRun" and not checked.has_errors()
    shown = text_of_run(rows) if is_sound_run else text(rows)
    write(_json(checked.graph, rows) if form == "json" else shown)
    return exits.PROBLEMS if checked.has_errors() else exits.CLEAN


def _check(graph: Graph, option: str, selectors: tuple[str, ...]) -> None:
    """Raise UsageError for the first selector that cannot be read, or names nothing."""
    from wfc.graph.selection import chart_of, mistaken
    from wfc.wording import Names
    from wfc_spec.selector import SelectorError, quoted

    for index, wrong in mistaken(graph, selectors):
        said = f"`{option} {selectors[index]}`"
        if isinstance(wrong, SelectorError):
            raise UsageError(f"{said} is no selector: {wrong.message}")
        near = Names(chart_of(graph).known(wrong.method)).near(wrong.text())
        hint = f"; did you mean `{quoted(near)}`?" if near else ""
        what = wrong.method or "name"
        raise UsageError(f"{said}: nothing has the {what} `{wrong.text()}`{hint}")


def _rows(graph: Graph, select: tuple[str, ...], exclude: tuple[str, ...]) -> tuple[Row, ...]:
    from wfc.graph.selection import picked, selected, selection

    if graph.workflow.spec.kind == "ManualRun":
        from wfc.resolve.manual_run import run_of

        run = run_of(graph.workflow)
        chooses = bool(select or exclude)
        chosen = (
            selected(graph, list(select) if select else None, list(exclude))
            if chooses
            else selection(graph, run)
        )
        return rows_of_run(chosen, run.id_key)
    every = {task.index for task in graph.tasks}
    found = (picked(graph, select) if select else every) - picked(graph, exclude)
    return rows_of_tasks(graph, found)


def _json(graph: Graph, rows: tuple[Row, ...]) -> str:
    workflow = graph.workflow
    found = {
        "version": 1,
        "workflow": workflow.called or None,
        "file": workflow.spec.document.file,
        "nodes" if workflow.spec.kind == "ManualRun" else "tasks": as_value(rows),
    }
    return json.dumps(found, indent=2) + "\n"

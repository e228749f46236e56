"""``wfc logs``: what the tasks of a run have printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.console import say, write
from wfc.cli.failing import guarded
from wfc.cli.manual import ASKED, epilog
from wfc.cli.number import COUNT
from wfc.cli.place import Place, place_options
from wfc.cli.reach import reached
from wfc.cli.tasks_of import tasks_of
from wfc.cli.which import meant, runs
from wfc.submit.errors import CallError

if TYPE_CHECKING:
    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.run import Run, TaskRun

ENDS = (*(exits.UNREACHABLE, exits.JOURNAL, exits.LATER, exits.REFUSED, exits.CREDENTIALS),)


@click.command(
    epilog=epilog(
        (
            "wfc logs @last",
            "wfc logs @last load_facts",
            "wfc logs 700000100000001 load_facts --run-number 1",
        ),
        ASKED,
    ),
    help="Print the logs of each TASK of RUN. Without TASK: of those that failed or, where none "
    "has, of all that have started.",
)
@click.argument("run", shell_complete=runs)
@click.argument("names", nargs=-1, metavar="[TASK]...")
@place_options
@click.option(
    "--run-number",
    type=COUNT,
    metavar="N",
    help="Of a task that was run again: the log of its n-th run, not the latest.",
)
def command(run: str, names: tuple[str, ...], place: Place, run_number: int | None) -> int:
    which = meant(run, place)

    def work() -> int:
        with reached(which, place) as found:
            chosen = _chosen(found.run.look(), names)
            codes = [_printed(found.run, each, run_number, chosen) for each in chosen]
            return max(codes, default=exits.CLEAN)

    return guarded(work)


def _chosen(run: Run, names: tuple[str, ...]) -> tuple[TaskRun, ...]:
    """Return the tasks whose logs are wanted."""
    from wfc.submit.states import Phase

    if names:
        return tasks_of(run, names)
    failed = run.in_phase(Phase.FAILED)
    started = tuple(task for task in run.tasks if task.state.phase is not Phase.WAITING)
    if not started:
        say(f"no task of workflow instance {run.id} has started: there are no logs yet")
    return failed or started


def _printed(run: AdhocRun, task: TaskRun, number: int | None, of: tuple[TaskRun, ...]) -> int:
    """Print one log, under its task's name where there are several; return the exit code."""
    from wfc.report.secrets import masked
    from wfc.report.text import plain

    if len(of) > 1:
        write(f"{'' if task is of[0] else chr(10)}==> {plain(task.name)} ({task.state})\n")
    try:
        log = run.log(task.id, number).replace("\r\n", "\n")
    except CallError as problem:
        say(f"error: the log of {task.name} could not be read: {problem}")
        return problem.exit_code
    if not log.strip():
        say(f"the log of {task.name} is empty")
        return exits.CLEAN
    # A log may hold anything: nothing in it steers a terminal, tabs stay, secrets do not show.
    whole = (masked(line) for line in log.rstrip("\n").split("\n"))
    lines = ("\t".join(map(plain, line.split("\t"))) for line in whole)
    write("".join(f"{line}\n" for line in lines))
    return exits.CLEAN

"""``wfc rerun``: ask the service to run tasks of a run again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.acting import Asking, acted
from wfc.cli.console import say
from wfc.cli.listening import EVENTS
from wfc.cli.manual import acting, epilog
from wfc.cli.place import Place, place_options
from wfc.cli.tasks_of import tasks_of
from wfc.cli.which import runs
from wfc.exits import UsageError
from wfc.report.summary import plural
from wfc.submit.act import Done, Doubtful
from wfc.submit.errors import SubmitError
from wfc.submit.rerun import settle, unsettled

if TYPE_CHECKING:
    from wfc.submit.act import Outcome
    from wfc.submit.run import Run, TaskRun


@click.command(
    epilog=epilog(
        (
            "wfc rerun @last",
            "wfc rerun 700000100000001 load_facts",
        ),
        acting(
            "the service runs them again",
            "nothing runs again",
            "perhaps run again: nothing more is sent until that is known",
        ),
    ),
    help="Ask the service to run each TASK of RUN again. Without TASK: those that failed. "
    "It is asked once: where the answer is lost, `wfc rerun` looks before it asks again.",
)
@click.argument("run", shell_complete=runs)
@click.argument("names", nargs=-1, metavar="[TASK]...")
@place_options
@click.option("--comment", metavar="TEXT", help="A remark, which DataWorks keeps.")
@click.option("--again", is_flag=True, help="Ask although an earlier rerun is in doubt.")
@EVENTS
def command(
    run: str,
    names: tuple[str, ...],
    place: Place,
    comment: str | None,
    again: bool,
    events: str | None,
) -> int:
    from wfc.submit.events import Events

    def rerun(asking: Asking) -> int:
        target = asking.found.run
        seen = asking.look()
        if _is_in_doubt(asking, seen) and not again:
            say(f"error: an earlier rerun of workflow instance {seen.id} is in doubt")
            say("  = help: no task is seen to have run again, which proves nothing yet")
            say("  = help: look in DataWorks; `--again` asks once more")
            return exits.UNKNOWN
        chosen = _chosen(seen, names)
        asked = {task.id: task.number or 0 for task in chosen}
        outcome = asking.ask(
            "rerun", asked, lambda may_execute: target.rerun(list(asked), comment, may_execute)
        )
        words = f"{plural(len(chosen), 'task')} of workflow instance {seen.id} will be run again"
        return asking.end("rerun", _looked_at(asking, outcome), words)

    return acted(run, place, Events(events, say), rerun)


def _chosen(run: Run, names: tuple[str, ...]) -> tuple[TaskRun, ...]:
    """Return the tasks to run again. Raises UsageError where there are none."""
    from wfc.submit.states import Phase

    chosen = tasks_of(run, names) if names else run.in_phase(Phase.FAILED)
    if not chosen:
        raise UsageError(
            f"no task of workflow instance {run.id} has failed: name the tasks to run again"
        )
    for task in chosen:
        if not task.state.is_final:
            raise UsageError(f"task `{task.name}` is {task.state}: only what has ended runs again")
    return chosen


def _is_in_doubt(asking: Asking, seen: Run) -> bool:
    """Settle earlier reruns by what is ``seen``; tell whether one is in doubt still."""
    settled = [settle(asking.journal, each, seen) for each in unsettled(asking.journal, seen.id)]
    return not all(settled)


def _looked_at(asking: Asking, outcome: Outcome) -> Outcome:
    """Look whether a rerun whose answer was lost was carried out."""
    if not isinstance(outcome, Doubtful):
        return outcome
    try:
        return outcome if _is_in_doubt(asking, asking.look()) else Done()
    except SubmitError:
        return outcome

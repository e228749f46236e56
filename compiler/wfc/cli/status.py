"""``wfc status``: how far a run is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from wfc import exits
from wfc.cli.console import write
from wfc.cli.failing import guarded
from wfc.cli.following import code_of
from wfc.cli.manual import ASKED, epilog
from wfc.cli.place import Place, place_options
from wfc.cli.reach import noted_end, reached
from wfc.cli.which import Meant, meant, runs

if TYPE_CHECKING:
    from wfc.submit.run import Run, TaskRun


@click.command(
    epilog=epilog(
        (
            "wfc status @last",
            "wfc status 700000100000001 --json",
        ),
        ASKED
        | {
            exits.CLEAN: "the run has succeeded",
            exits.RUN_FAILED: "the run has failed",
            exits.STILL_RUNNING: "the run has not ended",
        },
    ),
    help="Say how far RUN is, and each of its tasks. RUN is the id of a workflow instance, or "
    "@last for the latest one submitted with your journals.",
)
@click.argument("run", shell_complete=runs)
@place_options
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(run: str, place: Place, as_json: bool) -> int:
    which = meant(run, place)

    def work() -> int:
        with reached(which, place) as found:
            seen = found.run.look()
            noted_end(found, which, seen)
            write(_json(seen, which) if as_json else _text(seen, which))
            return code_of(seen)

    return guarded(work)


def _text(run: Run, which: Meant) -> str:
    """Return the run and its tasks, a line each."""
    from wfc.report.text import plain
    from wfc.report.width import aligned
    from wfc.submit.elapsed import elapsed

    took = f"  {elapsed(run.seconds)}" if run.seconds is not None else ""
    lines = [f"Workflow instance {run.id}  {run.state}{took}"]
    if which.known is not None:
        entry = which.known.attempt.entry
        env = f" ({entry.env})" if entry.env else ""
        lines.append(f"  {entry.name}, project {entry.project}{env}, BizDate {entry.shown}")
    rows = [(plain(t.name), plain(t.type), str(t.state), _took(t)) for t in run.tasks]
    lines += [f"  {'  '.join(row)}".rstrip() for row in aligned(rows)]
    return "".join(f"{line}\n" for line in lines)


def _took(task: TaskRun) -> str:
    from wfc.submit.elapsed import elapsed

    return "" if task.seconds is None else elapsed(task.seconds)


def _json(run: Run, which: Meant) -> str:
    """Return the run as one object; ids are text, an absent thing is null."""
    entry = which.known.attempt.entry if which.known else None
    value: dict[str, Any] = {
        "version": 1,
        "run": {
            "id": str(run.id),
            "state": run.state.word,
            "phase": run.state.phase.value,
            "started": run.started,
            "finished": run.finished,
            "seconds": run.seconds,
            "workflow": entry.name if entry else None,
            "submission": entry.id if entry else None,
        },
        "tasks": [
            {
                "id": str(task.id),
                "name": task.name,
                "type": task.type,
                "state": task.state.word,
                "phase": task.state.phase.value,
                "started": task.started,
                "finished": task.finished,
                "seconds": task.seconds,
                "number": task.number,
            }
            for task in run.tasks
        ],
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"

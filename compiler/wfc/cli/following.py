"""A run shown while it goes on, told as events, and summed up when it is over."""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import drop_output, is_terminal, say, wants_color, write
from wfc.cli.onward import ends_with_this_command, onward
from wfc.exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from wfc.cli.submitting import Sent
    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.client import Client
    from wfc.submit.events import Events
    from wfc.submit.lines import Lines
    from wfc.submit.run import Run
    from wfc.submit.table import Table


def followed(
    run: AdhocRun, events: Events, limit: float | None, color: str, *, sparing: bool = False
) -> Run:
    """Show ``run`` until it ends, say how it ended, and return it as it was seen last.

    ``limit`` is how many seconds to follow at most (None: to the end), ``sparing`` whether some
    calls of the day are needed otherwise. Where the events go to standard output, nothing else
    does.
    """
    from wfc.submit.progress import watch
    from wfc.submit.telling import Telling

    telling = Telling(_display(color), events, run.name, run.submission)
    last = watch(run.follow(sleep=telling.rest, timeout=limit, sparing=sparing), telling)
    telling.end(last)
    _sum_up(last, run, events)
    return last


def followed_all(
    client: Client,
    runs: Sequence[AdhocRun],
    events: Events,
    limit: float | None,
    color: str,
    *,
    sparing: bool = False,
) -> Iterator[Run]:
    """Show ``runs`` until all have ended, and yield each when it has.

    ``limit`` is how many seconds to follow at most, all together. One run is shown with its
    tasks, of several only the runs; those that no list shows come first, one after the other.
    """
    start = time.monotonic()
    apart = [each for each in runs if not each.is_listed]
    for run in apart if len(runs) > 1 else ():
        yield followed(run, events, _left(limit, start), color, sparing=sparing)
    runs = [each for each in runs if each not in apart] if len(runs) > 1 else runs
    limit = _left(limit, start)
    if not runs:
        return
    if len(runs) == 1:
        yield followed(runs[0], events, limit, color, sparing=sparing)
        return
    from wfc.submit.follow_all import follow_all
    from wfc.submit.lines import width_of
    from wfc.submit.roster import Row
    from wfc.submit.telling import Telling

    out = _out()
    width = width_of(run.name or "" for run in runs)
    by_id = {run.id: run for run in runs}
    tellings = {
        run.id: Telling(Row(out, run.name or "", width), events, run.name, run.submission)
        for run in runs
    }
    for seen in follow_all(client, by_id.values(), timeout=limit, sparing=sparing):
        tellings[seen.id].show(seen)
        if seen.state.is_final or seen.gave_up:
            tellings[seen.id].end(seen)
            _sum_up(seen, by_id[seen.id], events)
            yield seen


def run_of(client: Client, instance: int, sent: Sent) -> AdhocRun:
    """Return ``instance``, which ``sent`` has become, as a run that can be asked for."""
    from wfc.submit.adhoc_run import AdhocRun
    from wfc.submit.reads import reads_of
    from wfc.submit.submit import Receipt

    workflow, submission = sent.work.graph.workflow, sent.submission
    ids = (instance, *(sent.outcome.others if isinstance(sent.outcome, Receipt) else ()))
    operation = sent.work.payload.action
    return AdhocRun(
        reads_of(client, operation, submission.project, submission.env, ids),
        instance,
        workflow.value.get("ProjectId", 0),
        workflow.biz_date,
        submission.env or None,
        name=submission.name,
        submission=submission.id,
    )


def _left(limit: float | None, start: float) -> float | None:
    """Return what is left of ``limit`` seconds since ``start``, at least a moment."""
    return None if limit is None else max(limit - (time.monotonic() - start), 0.001)


def _sum_up(last: Run, run: AdhocRun, events: Events) -> None:
    """Say how ``run`` ended."""
    from wfc.submit.ending import ending

    lines = list(ending(last, run.log))
    if events.on_stdout:
        for line in lines:
            say(line)
    else:
        _tell("".join(f"{line}\n" for line in lines))
    if code_of(last) == exits.RUN_FAILED and not ends_with_this_command():
        say(f"  = help: `{onward(f'wfc logs {run.id}')}` prints the whole logs")
        if run.is_listed:
            say(f"  = help: `{onward(f'wfc rerun {run.id}')}` runs what failed again")


def _tell(text: str) -> None:
    """Write how the run ended; who does not read it gets the exit code of the run all the same."""
    try:
        write(text)
    except BrokenPipeError:
        drop_output()
    except UsageError as error:
        say(f"warning: {error}")


def code_of(run: Run) -> int:
    """Return the exit code that tells how far ``run`` is."""
    if run.gave_up or not run.state.is_final:
        return exits.STILL_RUNNING
    return exits.CLEAN if run.succeeded else exits.RUN_FAILED


def _out() -> TextIO:
    """Return where progress goes: nowhere when stderr was closed before we came (``2>&-``)."""
    return sys.stderr or io.StringIO()


def _display(color: str) -> Lines | Table:
    from wfc.submit.lines import Lines
    from wfc.submit.table import Table

    if not is_terminal(sys.stderr):
        return Lines(_out())
    from wfc.report.style import Style

    return Table(sys.stderr, Style(color=wants_color(color, sys.stderr)))

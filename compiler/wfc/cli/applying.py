"""The steps of ``wfc apply`` between its options and its exit code."""

from __future__ import annotations

import gc
import os
import secrets
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import is_terminal, say, write
from wfc.cli.duration import duration
from wfc.cli.onward import ends_with_this_command, onward, resolving
from wfc.cli.planning import StaleError, plan_in, plan_of, works_in, works_of
from wfc.exits import UsageError
from wfc.journal.place import chosen
from wfc.planfile.text import digest
from wfc.submit.submit import Receipt, Unrecorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.cli.prepared import Prepared
    from wfc.cli.submitting import Sent
    from wfc.cli.target import Target
    from wfc.submit.events import Events


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of ``wfc apply``, as they were given."""

    paths: tuple[str, ...]
    local: bool
    region: str | None
    endpoint: str | None
    bizdate: str | None
    environment: str | None
    params: tuple[str, ...]
    yes: bool
    expect_digest: str | None
    dry_run: bool
    again: bool
    no_wait: bool
    timeout: str | None
    journal: str | None
    events: str | None
    lock_timeout: str
    allow_unshared: bool
    fail: tuple[str, ...]
    speed: float | None
    state: str | None
    color: str

    def check(self) -> None:
        """Raise UsageError for options that do not go together, or cannot be read."""
        if self.local and (self.region or self.endpoint):
            raise UsageError("`--local` and a region or an endpoint are two places: choose one")
        if not self.local and (self.fail or self.speed or self.state):
            raise UsageError("`--fail`, `--speed` and `--state` are the emulator's: add `--local`")
        _ = self.limit, self.lock_seconds

    @property
    def limit(self) -> float | None:
        """Return how many seconds to follow at most (None: to the end)."""
        return duration("--timeout", self.timeout)

    @property
    def lock_seconds(self) -> float:
        """Return how many seconds to wait for the lock."""
        return duration("--lock-timeout", self.lock_timeout) or 0.0


def gathered(wanted: Wanted) -> tuple[Prepared, ...] | None:
    """Return the works of specs or of a plan; None when specs have errors (which were told).

    Raises StaleError when the plan, or what it was made from, is not what was reviewed.
    """
    expected = wanted.expect_digest
    plan = plan_in(wanted.paths)
    if plan is None and expected is not None:
        raise UsageError(
            "`--expect-digest` is that of a plan: `wfc plan --out plan.json` makes one"
        )
    if plan is None:
        found = works_of(wanted.paths, wanted.bizdate, wanted.environment, wanted.params)
        return _unprotected(found)
    if wanted.bizdate is not None or wanted.environment is not None or wanted.params:
        raise UsageError("`--bizdate`, `-e` and `--param` were decided when the plan was made")
    if expected is not None and digest(plan) != expected:
        raise StaleError(f"its digest is {digest(plan)}")
    works = works_in(plan)
    return works if expected is not None else _unprotected(works)


def _unprotected(works: tuple[Prepared, ...] | None) -> tuple[Prepared, ...] | None:
    """Refuse what may only be submitted as it was reviewed."""
    for work in works or ():
        if work.protected:
            raise UsageError(
                f"`{work.file}` is protected: make a plan (`wfc plan --out plan.json`), have it "
                "reviewed, and apply it with `--expect-digest`"
            )
    return works


def require_tasks(works: tuple[Prepared, ...], names: tuple[str, ...]) -> None:
    """Raise UsageError for a ``--fail`` that is no task of ``works``."""
    known = [task.name for work in works for task in work.graph.workflow.tasks]
    for name in names:
        if name not in known:
            from wfc.wording import Names

            near = Names(known).near(name)
            hint = f"; did you mean `{near}`?" if near else ""
            raise UsageError(f"`--fail {name}`: no such task{hint}")


def require_agreement(works: tuple[Prepared, ...], where: str) -> None:
    """Ask on a terminal whether to submit; elsewhere only an option says so."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise UsageError(
            "nobody is there to ask: say `--yes`, or apply a plan with `--expect-digest`"
        )
    for work in works:
        say(f"{work.graph.workflow.called}  {work.title()}")
    say(f"Submit to {where}? Only `yes` is accepted:")
    if sys.stdin.readline().strip() != "yes":
        raise UsageError("not submitted: it was not confirmed")


def require_shared(journal: str | None) -> None:
    """Raise UsageError in a CI job whose journal the next job would not see."""
    in_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
    if in_ci and chosen(journal, os.environ) is None:
        raise UsageError(
            "this is a CI job, and the next one may run on another machine that does not know what "
            "this one submits: name a journal they share one at a time (`--journal` or "
            "WFC_JOURNAL), or say `--allow-unshared` and live with a possible duplicate"
        )


def dry(works: tuple[Prepared, ...], region: str | None) -> int:
    """Say what would be submitted to ``region`` (None: none is named), and send nothing."""
    for work in works:
        write(f"would submit {work.graph.workflow.called} ({work.title()}, {work.counted})\n")
    write(f"Nothing was sent. Digest of this as a plan: {digest(plan_of(works, region))}\n")
    return exits.CLEAN


def applied(works: tuple[Prepared, ...], target: Target, wanted: Wanted) -> int:
    """Submit ``works``, follow what was submitted, and return the exit code of it all."""
    from wfc.cli.submitting import Round
    from wfc.submit.event import Done
    from wfc.submit.events import Events
    from wfc.submit.shield import Shield, TerminatedError

    gc.enable()  # a run may be followed for hours
    shield = Shield()
    run_key = secrets.token_hex(8) if wanted.again else ""
    events = Events(wanted.events, _complain)
    todo = Round(target, shield, events, wanted.lock_seconds, wanted.allow_unshared, run_key)
    sent: list[Sent] = []
    runs: list[int] = []
    with shield.installed():
        try:
            todo.submit(works, sent)
            shield.check()
            if not wanted.no_wait:
                runs += _followed(sent, target, wanted, events, sparing=bool(todo.in_doubt))
        except KeyboardInterrupt as stop:
            _say_interrupted(sent, todo.in_doubt)
            code = exits.TERMINATED if isinstance(stop, TerminatedError) else exits.INTERRUPTED
        else:
            code = code_of_all(sent, runs)
    events.tell(Done(exit_code=code))
    return code


def _complain(text: str) -> None:
    say(f"warning: {text}")


def _followed(
    sent: list[Sent], target: Target, wanted: Wanted, events: Events, *, sparing: bool
) -> Iterator[int]:
    """Follow every run to its end, write the end down, and yield its exit code.

    ``sparing`` leaves some calls of the day to look up what is in doubt.
    """
    from wfc.cli.following import code_of, followed_all, run_of
    from wfc.cli.submitting import noted_end

    by_id = {
        each.outcome.workflow_instance_id: each
        for each in sent
        if isinstance(each.outcome, Receipt)
    }
    runs = [run_of(target.client, number, each) for number, each in by_id.items()]
    if not runs:
        return
    shown = followed_all(target.client, runs, events, wanted.limit, wanted.color, sparing=sparing)
    for last in shown:
        if last.state.is_final and not last.gave_up:
            noted_end(target, by_id[last.id], last.state.word)
        yield code_of(last)


def _say_interrupted(sent: list[Sent], in_doubt: list[tuple[str, str]]) -> None:
    """Say what happened so far, and how to go on."""
    known = (
        each.outcome.receipt if isinstance(each.outcome, Unrecorded) else each.outcome
        for each in sent
    )
    instances = [each.workflow_instance_id for each in known if isinstance(each, Receipt)]
    for instance in instances:
        say(f"interrupted: workflow instance {instance} was submitted and is followed no longer")
        if not ends_with_this_command():
            watch, stop = onward(f"wfc watch {instance}"), onward(f"wfc stop {instance}")
            say(f"  = help: `{watch}` goes on, `{stop}` ends it")
        else:
            say("  = help: its emulator has ended with this command; `--state DIR` keeps such runs")
    for name, entry in in_doubt:
        say(f"interrupted: whether {name} was submitted is unknown")
        say(f"  = help: `{resolving(entry)}` looks for it")
    if not instances and not in_doubt:
        say("interrupted: nothing was submitted")


def code_of_all(sent: list[Sent], runs: list[int]) -> int:
    """Return the exit code of everything: what is unknown first, then what is missing."""
    codes = [each.code for each in sent]
    if exits.UNKNOWN in codes:
        return exits.UNKNOWN
    failed = [code for code in codes if code]
    if failed and any(each.submitted for each in sent):
        return exits.PARTLY
    if failed:
        return failed[0]
    return next((code for code in (exits.RUN_FAILED, exits.STILL_RUNNING) if code in runs), 0)

"""``wfc runs resolve``: end the doubt about a submission, by looking or by what a person saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.console import say, write
from wfc.cli.failing import guarded, interruptible
from wfc.cli.history import local_time, standing
from wfc.cli.manual import epilog
from wfc.cli.number import ID
from wfc.cli.onward import onward, resolving
from wfc.cli.place import Place, place_options
from wfc.cli.reach import way
from wfc.cli.saying import called_so, say_candidates
from wfc.cli.which import runs, submission
from wfc.exits import UsageError
from wfc.journal.journal import Journal
from wfc.journal.lock import locked
from wfc.journal.records import Standing
from wfc.submit.resolve import Absent, Resolution, Undecided, adopt, resolve
from wfc.submit.submit import NotSubmitted, Receipt, Unknown, Unrecorded
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

if TYPE_CHECKING:
    from wfc.cli.place import Known
    from wfc.journal.records import Attempt
    from wfc.submit.shield import Shield

ENDS = (
    *(exits.UNREACHABLE, exits.JOURNAL, exits.LATER, exits.REFUSED, exits.CREDENTIALS),
    *(exits.UNKNOWN, exits.INTERRUPTED, exits.TERMINATED),
)

#: How long another wfc that holds the journal is waited for.
LOCK_SECONDS = 60.0

SEEN = "seen by a person not to be there"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says: the instances it is, or that there is none; else wfc looks."""

    adopted: tuple[int, ...]
    absent: bool
    wait: bool


@click.command(
    epilog=epilog(
        (
            "wfc runs resolve 9f2c41d3",
            "wfc runs resolve 9f2c41d3 --wait",
            "wfc runs resolve 9f2c41d3 --adopt 700000100000001",
            "wfc runs resolve 9f2c41d3 --not-submitted",
        ),
        dict.fromkeys(ENDS, "")
        | {
            exits.CLEAN: "no doubt is left",
            exits.UNKNOWN: "it stays unknown; what can be done is said",
            exits.UNREACHABLE: "the service was not reached: nothing has changed",
        },
    ),
    help="Find out what became of RUN, a submission whose answer was lost: the first digits of its "
    "id. It is looked for in DataWorks; only where no copy of it can arrive any more, and look-ups "
    "are known to find what is there, its absence is concluded. Then `wfc apply` sends it again.",
)
@click.argument("run", shell_complete=runs)
@place_options
@click.option(
    "--adopt",
    "adopted",
    type=ID,
    multiple=True,
    metavar="ID",
    help="You have seen it: it is the workflow instance of this id; of several days one each.",
)
@click.option("--not-submitted", "absent", is_flag=True, help="You have seen: it is not there.")
@click.option("--wait", is_flag=True, help="Wait until its absence can be concluded.")
def command(run: str, place: Place, adopted: tuple[int, ...], absent: bool, wait: bool) -> int:
    if bool(adopted) + absent + wait > 1:
        raise UsageError("`--adopt`, `--not-submitted` and `--wait` are three ways: choose one")
    verdict = Verdict(adopted, absent, wait)

    def work() -> int:
        known = submission(run, place)
        if known.attempt.standing not in (Standing.INTENT, Standing.SENT):
            return _settled(known.attempt, verdict)

        def look(shield: Shield) -> int:
            with locked(known.journal, LOCK_SECONDS), Journal(known.journal) as journal:
                return _resolved(known, journal, place, verdict)

        return interruptible(look, "interrupted: it is as it was")

    return guarded(work)


def _settled(attempt: Attempt, verdict: Verdict) -> int:
    """Say that there is no doubt. Raises UsageError where the person says otherwise."""
    instance = f": workflow instance {attempt.instance}" if attempt.instance else ""
    known = f"{attempt.entry.name} is {standing(attempt)}{instance}"
    gone = verdict.absent and attempt.instance
    if gone or not set(verdict.adopted) <= set(attempt.instances):
        raise UsageError(f"{known}; there is no doubt to end, and nothing was changed")
    write(f"{known}\n")
    return exits.CLEAN


def _resolved(known: Known, journal: Journal, place: Place, verdict: Verdict) -> int:
    attempt = journal.attempt(known.attempt.number)
    if verdict.absent and attempt.standing is Standing.SENT:
        journal.note_absent(attempt, SEEN)
        return _told(attempt, Absent())
    with way(place, attempt.entry) as target:
        client = target.client
        if verdict.adopted and attempt.standing is Standing.SENT:
            _require_fitting(attempt, verdict.adopted, place)
            return _told(attempt, adopt(client, journal, attempt, verdict.adopted))
        return _told(attempt, resolve(client, journal, attempt, wait=verdict.wait))


def _require_fitting(attempt: Attempt, adopted: tuple[int, ...], place: Place) -> None:
    """Raise UsageError for several instances of what makes only one, and for one of another."""
    entry = attempt.entry
    if adopted[1:] and entry.operation != CREATE_WORKFLOW_INSTANCES:
        raise UsageError(f"{entry.operation} makes one instance: name one")
    for each in place.attempts():
        other = each.attempt.entry
        both = set(adopted) & set(each.attempt.instances)
        if both and other.region == entry.region and other.id != entry.id:
            raise UsageError(
                f"workflow instance {min(both)} is {called_so(other)}, "
                f"submission {other.id[:8]}: it is not this one"
            )


def _told(attempt: Attempt, resolution: Resolution) -> int:
    """Say what is known now, and what can be done; return the exit code."""
    name = attempt.entry.name
    if isinstance(resolution, Receipt):
        instance = resolution.workflow_instance_id
        write(f"{name} is workflow instance {instance}: {resolution.how}\n")
        say(f"  = help: `{onward(f'wfc watch {instance}')}` follows it")
        return exits.CLEAN
    if isinstance(resolution, Absent | NotSubmitted):
        write(f"{name} was not submitted\n")
        say(f"  = help: the same `wfc apply` as before submits it: of `{attempt.entry.file}`")
        return exits.CLEAN
    if isinstance(resolution, Undecided):
        say(f"{name} is not listed; that proves something from {local_time(resolution.decidable)}")
        say(f"  = help: `{resolving(attempt.entry.id, '--wait')}` waits for that")
        return exits.UNKNOWN
    return _doubt(attempt, resolution)


def _doubt(attempt: Attempt, resolution: Unknown | Unrecorded) -> int:
    if isinstance(resolution, Unrecorded):
        instance = resolution.receipt.workflow_instance_id
        say(f"error: it is workflow instance {instance}, but {resolution.reason}")
        return exits.UNKNOWN
    say(f"error: {attempt.entry.name} stays unknown: {resolution.reason}")
    say_candidates(resolution.candidates)
    resolve = resolving(attempt.entry.id)
    say("  = help: look in the DataWorks console, then say what you saw:")
    several = attempt.entry.operation == CREATE_WORKFLOW_INSTANCES and attempt.entry.shown[10:]
    days = " (of several days `--adopt` each)" if several else ""
    say(f"  = help: `{resolve} --adopt ID`{days}, or `--not-submitted`")
    return exits.UNKNOWN

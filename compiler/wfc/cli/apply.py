"""``wfc apply``: submit workflows at most once, and follow them until every task has ended."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import click

from wfc import exits
from wfc.cli.applying import (
    Wanted,
    applied,
    dry,
    gathered,
    require_agreement,
    require_shared,
    require_tasks,
)
from wfc.cli.candidates import files, folders, tasks
from wfc.cli.color import COLOR
from wfc.cli.console import say
from wfc.cli.dated import BIZDATE
from wfc.cli.given import environment_options
from wfc.cli.listening import EVENTS
from wfc.cli.manual import epilog
from wfc.cli.number import SPEED
from wfc.cli.planning import StaleError, moment, sound
from wfc.exits import UsageError
from wfc.submit.errors import EndpointError, SubmitError

if TYPE_CHECKING:
    from wfc.cli.prepared import Prepared
    from wfc.cli.target import Target

#: How a submission may end, beside the codes of every command.
ENDS = (
    *(exits.PROBLEMS, exits.UNREACHABLE, exits.JOURNAL, exits.LATER, exits.REFUSED),
    *(exits.CREDENTIALS, exits.UNKNOWN, exits.STALE, exits.PARTLY, exits.RUN_FAILED),
    *(exits.STILL_RUNNING, exits.INTERRUPTED, exits.TERMINATED),
)


@click.command(
    epilog=epilog(
        (
            "wfc apply orders.wfc.yaml --local",
            "wfc apply orders.wfc.yaml --local --fail load_facts",
            "wfc apply orders.wfc.yaml --dry-run",
            "wfc apply orders.wfc.yaml --yes",
            "wfc apply orders.wfc.yaml --yes --endpoint 127.0.0.1:8080",
            "wfc plan orders.wfc.yaml --out plan.json",
            "wfc apply plan.json --expect-digest sha256:…",
        ),
        dict.fromkeys(ENDS, "")
        | {
            exits.CLEAN: "submitted (or submitted before), and every task has succeeded",
            exits.PROBLEMS: "errors found in a spec: not submitted",
        },
    ),
    help="Check each FILE, submit it at most once, and follow the run until every task has ended. "
    "A PLAN is what `wfc plan --out` wrote. --local runs it on an emulator inside this command: "
    "no account, nothing leaves this machine.",
)
@click.argument("paths", nargs=-1, required=True, metavar="PLAN|FILE...", shell_complete=files)
@click.option("--local", is_flag=True, help="Run on the embedded emulator.")
@click.option("--region", metavar="REGION", help="Where to submit, not the file's Region.")
@click.option("--endpoint", metavar="HOST[:PORT]", help="Another address to submit to.")
@BIZDATE
@environment_options
@click.option("--yes", is_flag=True, help="Submit without asking.")
@click.option("--expect-digest", metavar="DIGEST", help="The digest of the plan that was reviewed.")
@click.option("--dry-run", is_flag=True, help="Say what would be submitted; send nothing.")
@click.option("--again", is_flag=True, help="Submit on purpose what was submitted before.")
@click.option("--no-wait", is_flag=True, help="Do not follow the runs.")
@click.option("--timeout", metavar="DURATION", help="Stop following after this long, such as 30m.")
@click.option("--journal", metavar="PATH", help="The journal; else WFC_JOURNAL, else yours.")
@EVENTS
@click.option(
    "--lock-timeout",
    metavar="DURATION",
    default="60s",
    show_default=True,
    help="How long to wait for another wfc that submits with the same journal.",
)
@click.option(
    "--allow-unshared", is_flag=True, help="Submit in CI without a journal all its jobs share."
)
@click.option(
    "--fail",
    multiple=True,
    metavar="TASK",
    shell_complete=tasks,
    help="With --local: let this task fail; may be repeated.",
)
@click.option("--speed", type=SPEED, help="With --local: times faster, from 0.01 to 1000.")
@click.option(
    "--state",
    metavar="DIR",
    shell_complete=folders,
    help="With --local: keep journal and emulator there.",
)
@COLOR
def command(**options: Any) -> int:
    wanted = Wanted(**options)
    wanted.check()
    try:
        works = gathered(wanted)
        if works is None:
            return exits.PROBLEMS
        require_tasks(works, wanted.fail)
        _require_address(works, wanted)
        if not sound(works, moment(None)):
            return exits.PROBLEMS
        if wanted.dry_run:
            return dry(works, _region(works, wanted))
        with _where(works, wanted) as target:
            _require_leave(works, target, wanted)
            return applied(works, target, wanted)
    except StaleError as error:
        say(f"error: the plan is stale: {error}")
        say("  = help: nothing was sent; make a new plan and have it reviewed")
        return exits.STALE
    except EndpointError as error:
        raise UsageError("; ".join((error.message, *error.help))) from error
    except SubmitError as error:
        say(f"error: {error.message}")
        for line in error.help:
            say(f"  = help: {line}")
        return error.exit_code


def _where(works: tuple[Prepared, ...], wanted: Wanted) -> AbstractContextManager[Target]:
    from wfc.cli import target
    from wfc.cli.flows import flows_of

    if wanted.local:
        return target.local(wanted.fail, wanted.speed or 1.0, wanted.state, flows_of(works))
    regions = {work.region for work in works}
    place = target.place_of(regions, wanted.region, wanted.endpoint)
    _require_planned(works, place.region)
    return target.remote(place, wanted.journal)


def _region(works: tuple[Prepared, ...], wanted: Wanted) -> str | None:
    """Return the name of the place that works would be submitted to, None where none is named."""
    from wfc.cli.target import named_region

    if wanted.local:
        return None
    region = named_region({work.region for work in works}, wanted.region, wanted.endpoint)
    _require_planned(works, region)
    return region


def _require_address(works: tuple[Prepared, ...], wanted: Wanted) -> None:
    """Raise UsageError where only a plan names an address: those come from the command line."""
    from wfc.cli.target import is_place_said
    from wfc.submit.where import is_region, option_of

    if wanted.local or is_place_said(wanted.region, wanted.endpoint):
        return
    for work in works:
        place = work.planned_region
        if place and not is_region(place):
            raise UsageError(
                f"the plan was made for {place}, which is no region: give `{option_of(place)}`"
            )


def _require_planned(works: tuple[Prepared, ...], region: str | None) -> None:
    """Raise StaleError for what was planned for another place than ``region``."""
    for work in works:
        if work.planned_region not in {None, region}:
            raise StaleError(
                f"`{work.file}` was planned for {work.planned_region}, "
                f"and this would go to {region}"
            )


def _require_leave(works: tuple[Prepared, ...], target: Target, wanted: Wanted) -> None:
    """Ask where somebody must agree. Raises UsageError."""
    if not (wanted.local or wanted.yes or wanted.expect_digest):
        require_agreement(works, target.endpoint)
    if target.is_elsewhere and not wanted.allow_unshared:
        require_shared(wanted.journal)

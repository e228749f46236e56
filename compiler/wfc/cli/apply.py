"""``wfc apply``: submit a workflow and follow it until every task has ended."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.candidates import files, folders, tasks
from wfc.cli.console import say
from wfc.cli.files import Workbench, given, tell
from wfc.cli.manual import epilog
from wfc.cli.number import SPEED
from wfc.cli.options import COLORS
from wfc.cli.run import submitted
from wfc.exits import UsageError
from wfc.pipeline import Checked, compile_graph
from wfc.submit.errors import EndpointError, SubmitError
from wfc_spec.bizdate import DEFAULT_TIME_ZONE
from wfc_spec.duration import EXPECTED, PATTERN, seconds

if TYPE_CHECKING:
    from wfc.resolve.workflow import Workflow
    from wfc.submit.client import Client
    from wfc.submit.endpoint import Endpoint
    from wfc.targets.payload import Payload

#: How a submission may end, beside the codes of every command.
ENDS = (
    *(exits.PROBLEMS, exits.UNREACHABLE, exits.LATER, exits.REFUSED, exits.CREDENTIALS),
    *(exits.UNKNOWN, exits.RUN_FAILED, exits.STILL_RUNNING),
    *(exits.INTERRUPTED, exits.TERMINATED),
)


@click.command(
    epilog=epilog(
        (
            "wfc apply orders.wfc.yaml --local",
            "wfc apply orders.wfc.yaml --local --fail load_facts",
            "wfc apply orders.wfc.yaml --endpoint 127.0.0.1:8080",
        ),
        dict.fromkeys(ENDS, "")
        | {
            exits.CLEAN: "submitted, and every task has succeeded",
            exits.PROBLEMS: "errors found in the spec: not submitted",
        },
    ),
    help="Check FILE, submit it, and follow the run until every task has ended. "
    "--local runs it on an emulator inside this command: no account, nothing leaves this machine.",
)
@click.argument("file", shell_complete=files)
@click.option("--local", is_flag=True, help="Run on the embedded emulator.")
@click.option("--endpoint", metavar="HOST:PORT", help="Where to submit; this machine only, so far.")
@click.option("--bizdate", metavar="DATE|yesterday", help="The business date, not the file's.")
@click.option("--timeout", metavar="DURATION", help="Stop following after this long, such as 30m.")
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
    help="With --local: keep the emulator's state there.",
)
@click.option(
    "--color",
    type=click.Choice(COLORS),
    default="auto",
    show_default=True,
    help="When to use colors.",
)
def command(
    file: str,
    local: bool,
    endpoint: str | None,
    bizdate: str | None,
    timeout: str | None,
    fail: tuple[str, ...],
    speed: float | None,
    state: str | None,
    color: str,
) -> int:
    if local and endpoint is not None:
        raise UsageError("`--local` and `--endpoint` are two places to submit to: choose one")
    if not local and endpoint is None:
        raise UsageError(
            "say where to submit: `--local` for the embedded emulator, "
            "or `--endpoint HOST:PORT` for one on this machine"
        )
    if not local and (fail or speed or state):
        raise UsageError("`--fail`, `--speed` and `--state` are the emulator's: add `--local`")
    limit = _limit(timeout)
    address = _address(endpoint) if endpoint is not None else None
    checked = Workbench(given=given(_day(bizdate))).check(file)
    tell([checked])
    if checked.has_errors():
        return exits.PROBLEMS
    workflow = _workflow(checked, file)
    _only_tasks(workflow, fail)
    try:
        where = _emulator(fail, speed or 1.0, state) if address is None else _service(address)
    except SubmitError as error:
        return _refused(error)
    return submitted(workflow, _payload(checked), where, limit, color)


def _day(bizdate: str | None) -> str | None:
    """Turn ``yesterday`` into the day it is now, in the default time zone."""
    if bizdate != "yesterday":
        return bizdate
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    return f"{datetime.now(ZoneInfo(DEFAULT_TIME_ZONE)) - timedelta(days=1):%Y-%m-%d}"


def _limit(timeout: str | None) -> float | None:
    if timeout is None:
        return None
    limit = seconds(timeout) if re.fullmatch(PATTERN, timeout) else None
    if not limit:
        raise UsageError(f"`--timeout {timeout}`: expected {EXPECTED}")
    return limit


def _workflow(checked: Checked, file: str) -> Workflow:
    """Return the workflow to submit; UsageError when it lacks what only submitting needs."""
    if checked.graph is None:
        raise UsageError(f"`{file}` holds settings, not a workflow: there is nothing to submit")
    workflow = checked.graph.workflow
    if workflow.biz_date is None:
        raise UsageError(
            f"`{file}` has no BizDate: write one, or give `--bizdate 2026-11-19` "
            "(or `--bizdate yesterday`)"
        )
    return workflow


def _only_tasks(workflow: Workflow, names: tuple[str, ...]) -> None:
    known = [task.name for task in workflow.tasks]
    for name in names:
        if name not in known:
            from wfc.wording import Names

            near = Names(known).near(name)
            hint = f"; did you mean `{near}`?" if near else ""
            raise UsageError(f"`--fail {name}`: no such task{hint}")


def _payload(checked: Checked) -> Payload:
    if checked.graph is None:
        raise ValueError("a file without a graph has no request")
    return compile_graph(checked.graph)


def _address(text: str) -> Endpoint:
    """Read ``--endpoint``, before anything else is: an address that may be spoken to."""
    from wfc.submit.endpoint import parse_endpoint, require_loopback

    try:
        return require_loopback(parse_endpoint(text))
    except EndpointError as error:
        raise UsageError("; ".join((error.message, *error.help))) from error


def _service(address: Endpoint) -> AbstractContextManager[Client]:
    """Return a client for ``address``. Raises SubmitError without libraries or credentials."""
    from wfc.submit.client import Client
    from wfc.submit.credentials import find_credentials

    return nullcontext(Client(address, find_credentials()))


def _emulator(
    fail: tuple[str, ...], speed: float, state: str | None
) -> AbstractContextManager[Client]:
    from wfc.cli.local import local_client

    return local_client(fail=frozenset(fail), speed=speed, state=state)


def _refused(error: SubmitError) -> int:
    """Say why nothing can be submitted, and return the exit code."""
    say(f"error: {error.message}")
    for line in error.help:
        say(f"  = help: {line}")
    return error.exit_code

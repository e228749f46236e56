"""A submission and the run it becomes, as a command shows them."""

from __future__ import annotations

import gc
import signal
import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from wfc import exits
from wfc.cli.console import say, wants_color, write
from wfc_spec.bizdate import day

if TYPE_CHECKING:
    from types import FrameType

    from wfc.resolve.workflow import Workflow
    from wfc.submit.client import Client
    from wfc.submit.lines import Lines
    from wfc.submit.run import Run
    from wfc.submit.submit import Receipt
    from wfc.submit.table import Table
    from wfc.targets.payload import Payload

_LOOK = "  = help: it may have been submitted; look for it before you submit again"


def submitted(
    workflow: Workflow,
    payload: Payload,
    where: AbstractContextManager[Client],
    limit: float | None,
    color: str,
) -> int:
    """Submit ``payload`` where ``where`` leads, follow it, and return the exit code.

    ``limit`` is how many seconds to follow at most (None: to the end).
    """
    from wfc.submit.submit import NotSubmitted, Unknown, submit

    gc.enable()  # a run may be followed for hours
    signal.signal(signal.SIGTERM, _terminate)
    with where as client:
        try:
            outcome = submit(payload, client)
        except KeyboardInterrupt as stop:
            say("interrupted while submitting: the outcome is unknown")
            say(_LOOK)
            return _stopped(stop)
        if isinstance(outcome, NotSubmitted):
            say(f"error: not submitted: {outcome.reason}")
            return outcome.cause.exit_code
        if isinstance(outcome, Unknown):
            say(f"error: outcome unknown: {outcome.reason}")
            say(_LOOK)
            return exits.UNKNOWN
        say(_headline(workflow, outcome))
        return _followed(workflow, outcome, client, limit, color)


class _TerminatedError(KeyboardInterrupt):
    """SIGTERM: somebody ends the command, as Ctrl-C does."""


def _terminate(number: int, frame: FrameType | None) -> None:
    raise _TerminatedError


def _stopped(stop: KeyboardInterrupt) -> int:
    return exits.TERMINATED if isinstance(stop, _TerminatedError) else exits.INTERRUPTED


def _headline(workflow: Workflow, receipt: Receipt) -> str:
    date = day(workflow.biz_date or 0, workflow.time_zone)
    env = f", {workflow.value['EnvType']}" if "EnvType" in workflow.value else ""
    return (
        f"submitted {workflow.text('Name')} as workflow instance {receipt.workflow_instance_id} "
        f"(project {workflow.text('ProjectId')}{env}, BizDate {date})"
    )


def _followed(
    workflow: Workflow, receipt: Receipt, client: Client, limit: float | None, color: str
) -> int:
    from wfc.submit.ending import ending
    from wfc.submit.follow import follow
    from wfc.submit.progress import watch

    display = _display(color)
    try:
        run = watch(
            follow(
                client,
                receipt,
                workflow.value["ProjectId"],
                workflow.biz_date,
                workflow.value.get("EnvType"),
                sleep=display.rest,
                timeout=limit,
            ),
            display,
        )
    except KeyboardInterrupt as stop:
        instance = receipt.workflow_instance_id
        say(f"interrupted: workflow instance {instance} was submitted and is followed no longer")
        return _stopped(stop)
    write("".join(f"{line}\n" for line in ending(run, client.get_task_instance_log)))
    return _code(run)


def _display(color: str) -> Lines | Table:
    from wfc.report.style import Style
    from wfc.submit.lines import Lines
    from wfc.submit.table import Table

    if not sys.stderr.isatty():
        return Lines(sys.stderr)
    return Table(sys.stderr, Style(color=wants_color(color, sys.stderr)))


def _code(run: Run) -> int:
    if run.gave_up:
        return exits.STILL_RUNNING
    return exits.CLEAN if run.succeeded else exits.RUN_FAILED

"""Specs and plan files from the command line, as works ready to be submitted."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from wfc import lint
from wfc.changes import names_of_outputs, needs
from wfc.cli.files import Workbench, bytes_of
from wfc.cli.given import given, require_one
from wfc.cli.prepared import YESTERDAY, Prepared, fixed, prepared
from wfc.cli.telling import tell
from wfc.due import due
from wfc.exits import UsageError
from wfc.meaning import rows_of
from wfc.pipeline import Checked
from wfc.planfile.model import PlanFile, PlannedSubmission, PlannedTask
from wfc.planfile.text import PlanFileError, is_plan, read
from wfc.resolve.manual_run import ManualRun
from wfc.submission import digest_of
from wfc_spec.bizdate import is_time_zone

if TYPE_CHECKING:
    from wfc.resolve.resolve import Given
    from wfc.submission import Submission


class StaleError(Exception):
    """The plan is not of what is there now: nothing may be sent."""


def works_of(
    files: tuple[str, ...],
    bizdate: str | None,
    environment: str | None = None,
    params: tuple[str, ...] = (),
) -> tuple[Prepared, ...] | None:
    """Check ``files``; return their works, None when they have errors (which were told)."""
    asked = given(fixed(bizdate), environment, params)
    workbench = Workbench(given=asked)
    found = [_on_its_day(workbench, file, asked, bizdate) for file in files]
    tell([checked for checked, _ in found])
    if any(checked.has_errors() for checked, _ in found):
        return None
    return tuple(
        prepared(checked, file, said.biz_date, said)
        for file, (checked, said) in zip(files, found, strict=True)
    )


def _on_its_day(
    workbench: Workbench, file: str, asked: Given, bizdate: str | None
) -> tuple[Checked, Given]:
    """Check ``file``; return with it what was asked: ``yesterday`` is that of its own TimeZone."""
    name, data = workbench.read(file)
    checked = workbench.look(name, data, quick=False)
    require_one(checked, asked)
    zone = checked.graph.workflow.time_zone if checked.graph is not None else ""
    own = fixed(bizdate, zone) if bizdate == YESTERDAY and is_time_zone(zone) else None
    if own is None or own == asked.biz_date:
        return checked, asked
    said = asked.but(biz_date=own)
    return Workbench(given=said).look(name, data, quick=False), said


DAY_OR_TIME = "DAY|TIME"


def moment(now: str | None) -> int:
    """Return ``now`` (a day or an ISO 8601 time, UTC unless it says so) in ms since 1970."""
    from datetime import UTC, datetime

    if now is None:
        return int(datetime.now(UTC).timestamp() * 1000)
    try:
        read = datetime.fromisoformat(now)
    except ValueError:
        raise UsageError(
            f"`--now {now}`: expected a day or a time such as 2026-11-20T08:00+08:00"
        ) from None
    return int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp() * 1000)


def sound(works: tuple[Prepared, ...], now: int) -> bool:
    """Tell what speaks against submitting ``works`` at ``now``; False where that is an error."""
    found = [
        Checked(work.graph.workflow.spec.document, lint.told(due(work.graph, now)))
        for work in works
    ]
    tell(found)
    return not any(checked.has_errors() for checked in found)


def plan_of(works: tuple[Prepared, ...], region: str | None) -> PlanFile:
    """Return ``works`` as a plan file; ``region`` is where they go, None: not known yet."""
    submissions = [_planned(work, work.submission(region or ""), region) for work in works]
    return PlanFile(kind="Plan", version=1, submissions=submissions)


def _planned(work: Prepared, submission: Submission, region: str | None) -> PlannedSubmission:
    return PlannedSubmission(
        file=work.file,
        environment=work.environment,
        params=dict(work.params),
        given_date=work.given_date,
        protected=work.protected,
        region=region,
        operation=submission.payload.action,
        version=submission.payload.version,
        project=submission.project,
        env=submission.env,
        day=submission.day,
        name=submission.name,
        digest=submission.digest,
        tasks=_nodes(work) if isinstance(work.graph.workflow, ManualRun) else _tasks(submission),
    )


def _tasks(submission: Submission) -> list[PlannedTask]:
    body = submission.payload.body
    names = names_of_outputs(body)
    return [
        PlannedTask(
            name=task["Name"],
            type=task["Type"],
            needs=list(needs(task, names)),
            digest=digest_of(task),
        )
        for task in body["Tasks"]
    ]


def _nodes(work: Prepared) -> list[PlannedTask]:
    """Return the nodes of a run, and what becomes of each."""
    upstream: dict[str, list[str]] = {}
    for edge in work.graph.edges:
        if edge.upstream is not None:
            upstream.setdefault(edge.task.name, []).append(edge.upstream.name)
    return [
        PlannedTask(
            name=row.name,
            type=row.type,
            needs=upstream.get(row.name, []),
            digest=digest_of({"Id": row.id, "State": row.state}),
            state=row.state,
            stale=list(row.stale),
        )
        for row in rows_of(work.graph)
    ]


def plan_in(files: tuple[str, ...]) -> PlanFile | None:
    """Return the plan that ``files`` name, None when they are specs. Raises UsageError."""
    named = [file for file in files if file.endswith(".json") or os.path.isfile(file)]
    plans = [file for file in named if is_plan(bytes_of(file))]
    if not plans:
        return None
    if len(files) > 1:
        raise UsageError(f"`{plans[0]}` is a plan: it says by itself what is submitted")
    try:
        return read(bytes_of(plans[0]))
    except PlanFileError as error:
        raise UsageError(f"the plan `{plans[0]}` cannot be applied: {error}") from error


def works_in(plan: PlanFile) -> tuple[Prepared, ...] | None:
    """Compile what ``plan`` names anew, so that what was reviewed is what is sent.

    Returns None when the specs have errors (which were told). Raises StaleError where a spec,
    a script or the settings have changed since.
    """
    works: list[Prepared] = []
    for planned in plan.submissions:
        params = tuple(f"{name}={value}" for name, value in planned.params.items())
        found = works_of((planned.file,), planned.given_date, planned.environment, params)
        if found is None:
            return None
        _compare(planned, found[0])
        works += (replace(work, planned_region=planned.region) for work in found)
    return tuple(works)


def _compare(planned: PlannedSubmission, work: Prepared) -> None:
    now = _planned(work, work.submission(planned.region or ""), planned.region)
    if now == planned:
        return
    tasks = {task.name: task for task in planned.tasks}
    changed = [task.name for task in now.tasks if task != tasks.get(task.name)]
    what = f" (task {', '.join(changed[:3])})" if changed else ""
    raise StaleError(f"`{planned.file}` is not as it was planned{what}")

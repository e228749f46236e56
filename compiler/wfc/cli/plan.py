"""``wfc plan``: what would be submitted, and what changed since. Offline, without credentials."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.color import COLOR
from wfc.cli.console import say, wants_color, write
from wfc.cli.dated import BIZDATE
from wfc.cli.given import environment_options
from wfc.cli.manual import epilog
from wfc.cli.onward import onward, resolving
from wfc.cli.planning import DAY_OR_TIME, moment, plan_of, sound, works_of
from wfc.cli.put import put
from wfc.cli.target import named_region
from wfc.contrast import contrast
from wfc.exits import UsageError
from wfc.journal.errors import JournalError
from wfc.journal.place import chosen, path_of
from wfc.meaning import rows_of, text_of_run
from wfc.planfile.preview import preview
from wfc.planfile.standing import Known, known
from wfc.planfile.text import digest
from wfc.planfile.text import write as written
from wfc.report.style import Style
from wfc.resolve.manual_run import ManualRun
from wfc.source.discover import STDIN

if TYPE_CHECKING:
    from wfc.changes import TaskChange
    from wfc.cli.prepared import Prepared
    from wfc.planfile.model import PlanFile


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One work, what is known of it, and what differs from what was sent last."""

    work: Prepared
    known: Known
    remarks: tuple[str, ...]
    tasks: tuple[TaskChange, ...]

    @property
    def status(self) -> str:
        """Return ``submit``, ``submitted`` or ``unknown``."""
        if self.known.is_made:
            return "submitted"
        return "unknown" if self.known.is_unknown else "submit"


@click.command(
    epilog=epilog(
        (
            "wfc plan orders.wfc.yaml",
            "wfc plan orders.wfc.yaml --bizdate yesterday --out plan.json",
            "wfc plan orders.wfc.yaml --detailed-exitcode",
            "wfc plan orders.wfc.yaml --output-format json",
        ),
        {
            exits.PROBLEMS: "errors found in a spec",
            exits.SUBMITTABLE: "with --detailed-exitcode: there is something to submit",
            exits.JOURNAL: "the journal cannot be read",
        },
    ),
    help="Check each FILE and say what `wfc apply` would submit: what changed since it was last "
    "submitted from here, or that it already was. Nothing is sent, and no credentials are needed.",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", shell_complete=files)
@BIZDATE
@environment_options
@click.option("--region", metavar="REGION", help="Where it would be submitted.")
@click.option("--endpoint", metavar="HOST[:PORT]", help="Another address to submit to.")
@click.option("--out", metavar="FILE", help="Write the plan, for review and for `wfc apply`.")
@click.option(
    "--detailed-exitcode", is_flag=True, help="Exit with 10 where there is something to submit."
)
@click.option("--journal", metavar="PATH", help="The journal; else WFC_JOURNAL, else yours.")
@click.option("--now", metavar=DAY_OR_TIME, help="Judge dates as if it were then.")
@click.option(
    "--output-format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print what would happen.",
)
@COLOR
def command(
    paths: tuple[str, ...],
    bizdate: str | None,
    environment: str | None,
    params: tuple[str, ...],
    region: str | None,
    endpoint: str | None,
    out: str | None,
    detailed_exitcode: bool,
    journal: str | None,
    now: str | None,
    output_format: str,
    color: str,
) -> int:
    at = moment(now)
    if out is not None and STDIN in paths:
        raise UsageError(
            "a plan names the files that are compiled again when it is applied: "
            "standard input (`-`) is none"
        )
    works = works_of(paths, bizdate, environment, params)
    if works is None or not sound(works, at):
        return exits.PROBLEMS
    place = named_region({work.region for work in works}, region, endpoint)
    try:
        seen = [_foreseen(work, place, chosen(journal, os.environ)) for work in works]
    except JournalError as error:
        say(f"error: {error.message}")
        for line in error.help:
            say(f"  = help: {line}")
        return error.exit_code
    plan = plan_of(works, place)
    if out is not None:
        put(out, written(plan))
    if output_format == "json":
        write(_json(plan, seen))
    else:
        style = Style(color=wants_color(color, sys.stdout))
        write("".join(f"{line}\n" for line in _lines(plan, seen, out, style)))
    new = any(each.status == "submit" for each in seen)
    return exits.SUBMITTABLE if detailed_exitcode and new else exits.CLEAN


def _foreseen(work: Prepared, region: str | None, journal: str | None) -> Foreseen:
    """Look ``work`` up in the journal; without a region it is not known which that is."""
    submission = work.submission(region or "")
    if region is None and journal is None:
        found = Known()
    else:
        path = journal or path_of(region or "", submission.project, submission.env, os.environ)
        found = known(path, submission)
    body = submission.payload.body
    differs = contrast(found.body, body)
    return Foreseen(work, found, differs.remarks, differs.rows)


def _lines(plan: PlanFile, seen: list[Foreseen], out: str | None, style: Style) -> list[str]:
    lines: list[str] = []
    for each in seen:
        lines += _about(each, style)
    count = dict.fromkeys(("submit", "submitted", "unknown"), 0)
    for each in seen:
        count[each.status] += 1
    doubt = f", {count['unknown']} unknown" if count["unknown"] else ""
    lines.append(
        f"Plan: {count['submit']} to submit, {count['submitted']} already submitted{doubt}. "
        "Nothing was sent."
    )
    if plan.submissions[0].region is None:
        takes = " Applying it takes `--region`." if out is not None else ""
        lines.append(f"No region is named: what was submitted before is not known.{takes}")
    if out is not None:
        lines.append(f"Apply exactly this:  {_apply(plan, out)}")
    return lines


def _apply(plan: PlanFile, out: str) -> str:
    """Return the command that applies ``plan``, as it is typed; no file names an endpoint."""
    from wfc.submit.where import is_region, option_of

    command = f"wfc apply {shlex.quote(out)} --expect-digest {digest(plan)}"
    place = plan.submissions[0].region
    return onward(f"{command} {option_of(place)}" if place and not is_region(place) else command)


def _about(each: Foreseen, style: Style) -> list[str]:
    workflow = each.work.graph.workflow
    title = f"{workflow.called}  {each.work.title()}, {each.work.counted}"
    living, last = each.known.living, each.known.last
    if living is not None and each.known.is_made:
        ended = f" ({living.ended})" if living.ended else ""
        title += f": already submitted as workflow instance {living.instance}{ended}"
        return [title, f"    {each.work.counted} unchanged"]
    if living is not None:
        return [title + f": unknown, see `{resolving(living.entry.id)}`"]
    if last is not None:
        title += f": compared with BizDate {last.entry.shown}"
        if each.known.body is None:
            title += ", whose body is no longer kept"
    lines = list(preview(title, each.remarks, each.tasks, style))
    if isinstance(workflow, ManualRun):
        meaning = text_of_run(rows_of(each.work.graph))
        lines += [f"    {line}".rstrip() for line in meaning.splitlines()]
    return lines


def _json(plan: PlanFile, seen: list[Foreseen]) -> str:
    """Return the plan with what the journal knows, as one JSON object."""
    import json

    rows: list[dict[str, Any]] = []
    for planned, each in zip(plan.submissions, seen, strict=True):
        living, last = each.known.living, each.known.last
        rows.append(
            {
                **planned.model_dump(by_alias=True),
                "Status": each.status,
                "WorkflowInstanceId": str(living.instance) if living and living.instance else None,
                "ComparedWith": str(last.instance) if last else None,
                "Remarks": list(each.remarks),
                "Changes": [
                    {
                        "How": task.how,
                        "Name": task.name,
                        "Remarks": list(task.remarks),
                        "Script": list(task.script),
                    }
                    for task in each.tasks
                ],
            }
        )
    value = {"Version": 1, "Digest": digest(plan), "Submissions": rows}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

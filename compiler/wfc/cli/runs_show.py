"""``wfc runs show``: one submission, with every attempt and everything that was asked since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.console import write
from wfc.cli.failing import guarded
from wfc.cli.history import as_object, local_time, standing
from wfc.cli.manual import epilog
from wfc.cli.place import Place, place_options
from wfc.cli.which import runs, submission
from wfc.journal.history import History
from wfc.report.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.cli.place import Known
    from wfc.journal.records import Act, Attempt


@click.command(
    epilog=epilog(
        ("wfc runs show @last", "wfc runs show 700000100000001 --json"),
        {exits.JOURNAL: "the journal cannot be used"},
    ),
    help="Show everything the journal knows of RUN: the id of a workflow instance, @last, or the "
    "first digits of a submission's id. Nothing is asked of the service.",
)
@click.argument("run", shell_complete=runs)
@place_options
@click.option("--json", "as_json", is_flag=True, help="Its attempts as one JSON object.")
def command(run: str, place: Place, as_json: bool) -> int:
    def work() -> int:
        known = submission(run, place)
        with History(known.journal) as history:
            attempts = history.attempts(known.attempt.entry.id)
            acts = [act for each in attempts for act in history.acts(each.instance)]
        found = [type(known)(known.journal, each) for each in attempts]
        lines = "".join(f"{line}\n" for line in _lines(known, attempts, acts))
        write(as_object(found) if as_json else lines)
        return exits.CLEAN

    return guarded(work)


def _lines(known: Known, attempts: tuple[Attempt, ...], acts: list[Act]) -> Iterator[str]:
    entry = known.attempt.entry
    facts = {
        "submission": entry.id,
        "workflow": entry.name,
        "file": entry.file,
        "operation": f"{entry.operation} {entry.version}",
        "region": entry.region,
        "endpoint": entry.endpoint,
        "project": f"{entry.project} {entry.env}".rstrip(),
        "BizDate": entry.shown,
        "marker": entry.marker or "none: it cannot be looked up",
        "digest": entry.digest,
        "journal": known.journal,
    }
    width = max(map(len, facts))
    for name, value in facts.items():
        yield f"{name:{width}}  {plain(value)}"
    for number, each in enumerate(attempts, 1):
        ids = ", ".join(map(str, each.instances))
        instance = f", workflow instance{'s' * (len(each.instances) > 1)} {ids}" if ids else ""
        yield f"attempt {number}  {local_time(each.made)}  {standing(each)}{instance}"
        details = {
            "request": each.request_id,
            "OperationId": each.operation_id,
            "reason": each.reason,
        }
        for name, value in details.items():
            if value:
                yield f"  {name}  {plain(value)}"
    for act in acts:
        reason = f": {plain(act.reason)}" if act.reason else ""
        yield f"{act.kind}  {local_time(act.made)}  {_ACTS[act.standing]}{reason}"


_ACTS = {
    "intent": "left open: nothing was sent",
    "sent": "in doubt",
    "acked": "done",
    "rejected": "not done",
    "absent": "not done",
}

"""Submissions as the journals know them, in words, as a table and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wfc.cli.onward import resolving
from wfc.journal.records import Standing
from wfc.report.summary import plural
from wfc.report.text import plain
from wfc.report.width import aligned

if TYPE_CHECKING:
    from wfc.cli.place import Known
    from wfc.journal.records import Attempt

_HEAD = ("RUN", "SUBMITTED", "WORKFLOW", "REGION", "PROJECT", "BIZDATE", "STATE")

_WORDS = {
    Standing.INTENT: "left open: nothing was sent",
    Standing.SENT: "in doubt",
    Standing.ACKED: "submitted",
    Standing.REJECTED: "not submitted",
    Standing.ABSENT: "not submitted",
}


def latest(found: list[Known]) -> list[Known]:
    """Return the latest attempt of each submission, the latest first."""
    last = {(each.journal, each.attempt.entry.id): each for each in found}
    return sorted(last.values(), key=lambda each: each.attempt.made, reverse=True)


def standing(attempt: Attempt) -> str:
    """Return how far an attempt is: the last state seen of a run, else what became of it."""
    if attempt.standing is Standing.SENT:
        return f"in doubt: `{resolving(attempt.entry.id)}`"
    return plain(attempt.ended) or _WORDS[attempt.standing]


def local_time(ms: int) -> str:
    """Return a time (ms since 1970) as people here read it."""
    return f"{datetime.fromtimestamp(ms / 1000).astimezone():%Y-%m-%d %H:%M:%S}"


def table(found: list[Known], limit: int) -> str:
    """Return a line for each, under a head."""
    if not found:
        return "Nothing was submitted yet.\n"
    rows = [_HEAD, *(_row(each.attempt) for each in found[:limit])]
    lines = ["  ".join(row).rstrip() for row in aligned(rows)]
    if len(found) > limit:
        lines.append(f"… and {plural(len(found) - limit, 'more submission')}: see `--limit`")
    return "".join(f"{line}\n" for line in lines)


def _row(attempt: Attempt) -> tuple[str, ...]:
    entry = attempt.entry
    return (
        str(attempt.instance or "-"),
        local_time(attempt.made),
        plain(entry.name),
        plain(entry.region),
        plain(f"{entry.project} {entry.env}".rstrip()),
        plain(entry.shown),
        standing(attempt),
    )


def as_object(found: list[Known]) -> str:
    """Return all as one JSON object; ids are text, times RFC 3339, what is absent is null."""
    runs = [_fields(each) for each in found]
    return json.dumps({"version": 1, "runs": runs}, indent=2, ensure_ascii=False) + "\n"


def _fields(known: Known) -> dict[str, Any]:
    attempt, entry = known.attempt, known.attempt.entry
    made = datetime.fromtimestamp(attempt.made / 1000, UTC).isoformat(timespec="milliseconds")
    return {
        "id": str(attempt.instance) if attempt.instance else None,
        "ids": [str(each) for each in attempt.instances],
        "submission": entry.id,
        "workflow": entry.name,
        "file": entry.file,
        "region": entry.region,
        "endpoint": entry.endpoint,
        "project": entry.project,
        "environment": entry.env or None,
        "biz_date": entry.shown,
        "made": made.replace("+00:00", "Z"),
        "standing": str(attempt.standing),
        "state": attempt.ended or None,
        "reason": attempt.reason or None,
        "journal": known.journal,
    }

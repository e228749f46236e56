"""What every task of a run will see, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from wfc.report.secrets import masked
from wfc.report.text import plain
from wfc.report.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wfc.draw.seen import Seen
    from wfc.graph.graph import Graph
    from wfc_spec.evaluation import Reading, Run

HEAD = ("task", "name", "written", "value")
UNKNOWN = "(not known before the run)"


def table(graph: Graph, run: Run, found: Sequence[Seen]) -> str:
    """Return one line for each value, a further one for each other reading."""
    head = [
        f"business date {run.bizdate:%Y-%m-%d}, "
        f"scheduled {run.scheduled:%Y-%m-%d %H:%M} (assumed: an ad hoc run has no schedule)"
    ]
    if not found:
        return "\n".join([*head, "", "No task takes parameters or variables."]) + "\n"
    rows: list[tuple[str, ...]] = [HEAD]
    before = None
    for each in found:
        for number, reading in enumerate(each.readings):
            task = each.task.name if each.task is not before else ""
            first = (task, each.name, each.written) if not number else ("", "", "")
            rows.append((*first, _shown(reading)))
            before = each.task
    return "\n".join([*head, "", *_aligned(rows)]) + "\n"


def _shown(reading: Reading) -> str:
    value = UNKNOWN if reading.value is None else reading.value
    return f"{value}  -- {reading.note}" if reading.note else value


def _aligned(rows: Iterable[tuple[str, ...]]) -> list[str]:
    shown = [[plain(masked(cell)) for cell in row] for row in rows]
    widths = [max(columns(row[at]) for row in shown) for at in range(len(HEAD) - 1)]
    lines = []
    for row in shown:
        cells = [
            cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)
        ]
        lines.append("  ".join([*cells, row[-1]]).rstrip())
    return lines


def as_json(graph: Graph, run: Run, found: Sequence[Seen]) -> str:
    """Return the same as one JSON object, version 1."""
    tasks: list[dict[str, Any]] = []
    entries: dict[int, list[dict[str, Any]]] = {}
    for each in found:
        entry = {
            "name": each.name,
            "kind": each.kind,
            "written": masked(each.written),
            "readings": [
                {
                    "value": None if one.value is None else masked(one.value),
                    "note": one.note or None,
                }
                for one in each.readings
            ],
        }
        entries.setdefault(each.task.index, []).append(entry)
    for task in graph.tasks:
        kind = task.value.get("Type")
        tasks.append({"name": task.name, "type": kind, "sees": entries.get(task.index, [])})
    report = {
        "version": 1,
        "file": graph.workflow.spec.document.file,
        "bizdate": f"{run.bizdate:%Y-%m-%d}",
        "scheduled": f"{run.scheduled:%Y-%m-%dT%H:%M:%S}",
        "tasks": tasks,
    }
    return json.dumps(report, ensure_ascii=True, indent=2) + "\n"

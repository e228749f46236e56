"""What a selection means, before anything is sent: as rows, as text and as JSON.

Of a run: which nodes really run, which become dry runs that look successful, which are left out,
and whose upstream is left out, so that what they read may be stale. Of an ad hoc workflow: which
of its tasks are selected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wfc.graph.selection import DRY, OUT, RUN, selection
from wfc.report.text import plain
from wfc.report.width import columns
from wfc.resolve.manual_run import run_of

if TYPE_CHECKING:
    from wfc.graph.graph import Graph
    from wfc.graph.selection import Selection


@dataclass(frozen=True, slots=True)
class Row:
    """One node or task; ``state`` is empty for a task, ``stale`` the upstream that is left out."""

    name: str
    type: str
    tags: tuple[str, ...]
    state: str = ""
    stale: tuple[str, ...] = ()
    id: str | None = None


def rows_of_run(chosen: Selection, id_key: str) -> tuple[Row, ...]:
    """Return the nodes of a run, and the IDs that are chosen and belong to no node of the file."""
    stale = chosen.stale()
    nodes = tuple(
        Row(
            node.name,
            node.value.get("Type", ""),
            tuple(node.value.get("Tags", ())),
            chosen.state(node),
            tuple(each.name for each in stale.get(node.index, ())),
            str(node.value[id_key]) if id_key in node.value else None,
        )
        for node in chosen.graph.tasks
    )
    return nodes + tuple(
        Row(each, "", (), state, (), each) for each, state in chosen.strangers.items()
    )


def rows_of(graph: Graph) -> tuple[Row, ...]:
    """Return the nodes of the run that ``graph`` is of, by the selection of its file."""
    run = run_of(graph.workflow)
    return rows_of_run(selection(graph, run), run.id_key)


def rows_of_tasks(graph: Graph, indices: set[int]) -> tuple[Row, ...]:
    """Return those tasks of an ad hoc workflow whose index is among ``indices``."""
    return tuple(
        Row(task.name, task.value.get("Type", ""), tuple(task.value.get("Tags", ())))
        for task in graph.tasks
        if task.index in indices
    )


def text(rows: tuple[Row, ...]) -> str:
    """Return a line for each row; of a run, with a last line that counts."""
    cells = [
        [plain(each) for each in (row.state, row.name, row.type, ", ".join(row.tags))]
        for row in rows
    ]
    widths = [max((columns(each[at]) for each in cells), default=0) for at in range(4)]
    lines = []
    for row, line in zip(rows, cells, strict=True):
        shown = (
            f"{each}{' ' * (width - columns(each))}"
            for each, width in zip(line, widths, strict=True)
            if width
        )
        note = f"  (left out upstream: {plain(', '.join(row.stale))})" if row.stale else ""
        lines.append(f"{'  '.join(shown).rstrip()}{note}")
    if any(row.state for row in rows):
        lines += ["", summary(rows)]
    return "".join(f"{line}\n" for line in lines)


def text_of_run(rows: tuple[Row, ...]) -> str:
    """Return the same of a run; where the file names no nodes and no IDs it is all of them."""
    return text(rows) or "Every node of the workflow really runs; the file names none of them.\n"


def summary(rows: tuple[Row, ...]) -> str:
    """Return one line that says what the selection of a run means."""
    count = {state: sum(row.state == state for row in rows) for state in (RUN, DRY, OUT)}
    stale = sum(bool(row.stale) for row in rows)
    parts = [
        _counted(count[RUN], "node really runs", "nodes really run"),
        _counted(
            count[DRY],
            "becomes a dry run that looks successful and does nothing",
            "become dry runs that look successful and do nothing",
        ),
        _counted(count[OUT], "is left out", "are left out"),
        _counted(stale, "reads what may be stale", "read what may be stale"),
    ]
    return "; ".join(part for at, part in enumerate(parts) if part[0] != "0" or not at)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def as_value(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """Return the rows for JSON: ``state`` and ``stale`` stand in those of a run alone."""
    return [
        {"name": row.name, "type": row.type or None, "tags": list(row.tags)}
        | ({"id": row.id, "state": row.state, "stale": list(row.stale)} if row.state else {})
        for row in rows
    ]

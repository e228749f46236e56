"""What every task of a run will see: its parameters, and the variables it takes.

A value has several readings where the documents conflict; None is known only when it runs.
"""

from __future__ import annotations

from dataclasses import dataclass

from wfc.graph.parameters import parameters
from wfc_spec.evaluation import Reading, Run, readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.bindings import Reference
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

Producer = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What ``task`` sees under ``name``: ``written`` in the spec, ``kind`` parameter or input."""

    task: Task
    kind: str
    name: str
    written: str
    readings: tuple[Reading, ...]


def seen(graph: Graph, run: Run) -> Iterator[Seen]:
    """Yield what each task sees, in the order of the file.

    Raises OverflowError for a date outside the years 1 to 9999.
    """
    references = _references(graph)
    for task in graph.tasks:
        shell = task.value.get("Type") == "DIDE_SHELL"
        for position, each in enumerate(parameters(task), 1):
            name = each.name if isinstance(each.name, str) and not shell else f"${position}"
            value = each.value
            if shell and isinstance(each.name, str):
                value = f"{each.name}={value}"
            yield Seen(task, "parameter", name, value, readings(value, run))
        for index, entry in task.items("Inputs", "Variables"):
            reference = references.get((task.index, "Inputs", index))
            if "Name" in entry and reference is not None:
                name = f"${{{entry['Name']}}}"
                found = _followed(graph, references, reference, run)
                yield Seen(task, "input", name, reference.written, found)


def _references(graph: Graph) -> dict[tuple[int, str, int], Reference]:
    """Return the references by task, section and position."""
    return {
        (each.task.index, str(each.route[0]), int(each.route[2])): each for each in graph.references
    }


def _followed(
    graph: Graph,
    references: dict[tuple[int, str, int], Reference],
    reference: Reference,
    run: Run,
) -> tuple[Reading, ...]:
    """Return what the variable at the end of the chain holds."""
    passed: set[Producer] = set()
    while True:
        producer, name = reference.producer, reference.variable or ""
        if producer is None:
            return (Reading(None, f"`{reference.written}` is produced elsewhere"),)
        step = (producer.index, name)
        found = next(
            (
                (index, entry)
                for index, entry in producer.items("Outputs", "Variables")
                if entry.get("Name") == name
            ),
            None,
        )
        if found is None or step in passed:
            return (Reading(None, "no task gives it a value"),)
        passed.add(step)
        index, entry = found
        kind, value = entry.get("Type"), entry.get("Value", "")
        following = references.get((producer.index, "Outputs", index))
        if kind == "PassThrough" and following is not None:
            reference = following
            continue
        if kind == "NodeOutput":
            return (Reading(None, f"what the script of `{producer.name}` gives out"),)
        return readings(value, run) if kind == "System" else (Reading(value),)

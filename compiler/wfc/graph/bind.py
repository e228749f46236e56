"""Workflow → Graph: every name bound to what it means, or left unbound for a rule to tell."""

from __future__ import annotations

from wfc.graph.graph import Edge, Graph, Output, Reference
from wfc.graph.order import ordered
from wfc_spec.reference import derived_output, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.problem import Route
    from wfc.resolve.workflow import Task, Workflow

    Names = dict[str, Task]
    Outputs = dict[str, tuple[Output, ...]]


def bind(workflow: Workflow) -> Graph:
    """Bind the names of ``workflow``; where a name stands twice, the first is meant."""
    names: Names = {}
    for task in workflow.tasks:
        names.setdefault(task.name, task)
    outputs, own = _outputs(workflow, names)
    edges = tuple(edge for task in workflow.tasks for edge in _edges(task, names, outputs, own))
    references = tuple(
        reference for task in workflow.tasks for reference in _references(task, names, outputs, own)
    )
    order = ordered(workflow.tasks, edges)
    return Graph(workflow, names, outputs, own, edges, references, order)


def _outputs(workflow: Workflow, names: Names) -> tuple[Outputs, dict[int, str]]:
    """Return all outputs by name, and the one that stands for each task.

    An output is derived only for a task that writes none and that another one names.
    """
    found: dict[str, list[Output]] = {}
    own: dict[int, str] = {}

    def add(output: Output) -> None:
        found.setdefault(output.name, []).append(output)
        own.setdefault(output.task.index, output.name)

    for task in workflow.tasks:
        for index, entry in task.items("Outputs", "TaskOutputs"):
            if "Output" in entry:
                add(Output(entry["Output"], task, ("Outputs", "TaskOutputs", index, "Output")))
    for task in workflow.tasks:
        for name in _named(task):
            meant = names.get(name)
            if meant is not None and meant.index not in own:
                add(Output(derived_output(workflow.text("Name"), name), meant, ()))
    return {name: tuple(each) for name, each in found.items()}, own


def _named(task: Task) -> Iterator[str]:
    """Yield the names of tasks that ``task`` uses, in DependsOn and From."""
    for name in task.value.get("DependsOn") or ():
        if name is not None:
            yield name
    for _, entry in _variables(task):
        parts = split(entry.get("From", ""))
        if parts:
            yield parts[0]


def _edges(task: Task, names: Names, outputs: Outputs, own: dict[int, str]) -> Iterator[Edge]:
    for index, entry in enumerate(task.value.get("Dependencies") or ()):
        if entry is not None and "UpstreamOutput" in entry:
            name = entry["UpstreamOutput"]
            route: Route = ("Dependencies", index, "UpstreamOutput")
            yield Edge(task, name, _producer(outputs, name), route)
    for index, name in enumerate(task.value.get("DependsOn") or ()):
        if name is not None:
            upstream = names.get(name)
            output = own[upstream.index] if upstream else ""
            yield Edge(task, output, upstream, ("DependsOn", index))


def _producer(outputs: Outputs, name: str) -> Task | None:
    return outputs[name][0].task if name in outputs else None


def _variables(task: Task) -> Iterator[tuple[Route, dict[str, Any]]]:
    """Yield the variables that hold a reference: inputs, and outputs that pass one through."""
    for index, entry in task.items("Inputs", "Variables"):
        yield ("Inputs", "Variables", index), entry
    for index, entry in task.items("Outputs", "Variables"):
        if entry.get("Type") == "PassThrough":
            yield ("Outputs", "Variables", index), entry


def _references(
    task: Task, names: Names, outputs: Outputs, own: dict[int, str]
) -> Iterator[Reference]:
    for route, entry in _variables(task):
        if "From" in entry:
            parts = split(entry["From"])
            producer = names.get(parts[0]) if parts else None
            output = own.get(producer.index) if producer else None
            target = (output, parts[1]) if parts else None
            yield Reference(task, (*route, "From"), entry["From"], target, producer)
        elif "Value" in entry:
            parts = split(entry["Value"])
            producer = _producer(outputs, parts[0]) if parts else None
            yield Reference(task, (*route, "Value"), entry["Value"], parts, producer)

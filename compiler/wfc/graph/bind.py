"""Workflow → Graph: every name bound to what it means, or left unbound for a rule to tell."""

from __future__ import annotations

from wfc.graph.graph import Edge, Graph, Output, Reference
from wfc.graph.harvest import Harvest
from wfc_spec.reference import derived_output, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.resolve.workflow import Workflow


def bind(workflow: Workflow) -> Graph:
    """Bind the names of ``workflow``; where a name stands twice, the first is meant."""
    harvest = Harvest()
    harvest.gather(workflow)
    return bound(workflow, harvest)


def bound(workflow: Workflow, harvest: Harvest) -> Graph:
    """Bind what was collected from ``workflow``, in one piece or in many."""
    if workflow.spec.kind != "ManualRun":  # the nodes of one exist already: nothing is derived
        _derive(workflow, harvest)
    direct: set[tuple[int, int]] = set()
    edges, references = _edges(harvest, direct), list(_references(harvest))
    sound = (len(direct) == len(edges), _are_sound(references, direct, harvest.declared))
    return Graph(workflow, harvest, edges, references, sound)


def _derive(workflow: Workflow, harvest: Harvest) -> None:
    """Give an output to each task that writes none and that another one names."""
    for name in harvest.called:
        task = harvest.names.get(name)
        if task is not None and task.index not in harvest.own:
            output = derived_output(workflow.text("Name"), name)
            harvest.outputs.setdefault(output, []).append(Output(output, task, ()))
            harvest.own[task.index] = output


def _edges(harvest: Harvest, direct: set[tuple[int, int]]) -> list[Edge]:
    """Return the dependencies; add to ``direct`` which task waits for which other one.

    Both are of one size where nothing dangles, waits for itself, or is written twice.
    """
    outputs, names, own = harvest.outputs, harvest.names, harvest.own
    edges = []
    for task, name, route in harvest.waits:
        if route[0] == "Dependencies":
            output, made = name, outputs.get(name)
            upstream = made[0].task if made else None
        else:
            upstream = names.get(name)
            output = own.get(upstream.index, "") if upstream is not None else ""
        if upstream is not None and upstream is not task:
            direct.add((task.index, upstream.index))
        edges.append(Edge(task, output, upstream, route))
    return edges


def _are_sound(
    references: list[Reference], direct: set[tuple[int, int]], declared: set[tuple[int, str]]
) -> bool:
    """Say whether each is to a declared variable of a task that is waited for."""
    for each in references:
        producer, variable = each.producer, each.variable
        if (
            producer is None
            or variable is None
            or (producer.index, variable) not in declared
            or (each.task.index, producer.index) not in direct
        ):
            return False
    return True


def _references(harvest: Harvest) -> Iterator[Reference]:
    """Yield what input variables refer to, and output variables that pass one through."""
    for variable in harvest.variables:
        entry = variable.entry
        if variable.section == "Outputs" and entry.get("Type") != "PassThrough":
            continue
        route = (variable.section, "Variables", variable.index)
        if "From" in entry:
            parts = split(entry["From"])
            producer = harvest.names.get(parts[0]) if parts else None
            output = harvest.own.get(producer.index) if producer else None
            target = (output, parts[1]) if parts else None
            yield Reference(variable.task, (*route, "From"), entry["From"], target, producer)
        elif "Value" in entry:
            parts = split(entry["Value"])
            made = harvest.outputs.get(parts[0]) if parts else None
            producer = made[0].task if made else None
            yield Reference(variable.task, (*route, "Value"), entry["Value"], parts, producer)

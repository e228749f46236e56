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
    return Graph(
        workflow,
        harvest.names,
        harvest.outputs,
        harvest.own,
        _edges(harvest),
        harvest.variables,
        list(_references(harvest)),
        harvest.nameless,
    )


def _derive(workflow: Workflow, harvest: Harvest) -> None:
    """Give an output to each task that writes none and that another one names."""
    for name in harvest.called:
        task = harvest.names.get(name)
        if task is not None and task.index not in harvest.own:
            output = derived_output(workflow.text("Name"), name)
            harvest.outputs.setdefault(output, []).append(Output(output, task, ()))
            harvest.own[task.index] = output


def _edges(harvest: Harvest) -> list[Edge]:
    outputs, names, own = harvest.outputs, harvest.names, harvest.own
    edges = []
    for task, name, route in harvest.waits:
        if route[0] == "Dependencies":
            made = outputs.get(name)
            edges.append(Edge(task, name, made[0].task if made else None, route))
        else:
            upstream = names.get(name)
            output = own.get(upstream.index, "") if upstream is not None else ""
            edges.append(Edge(task, output, upstream, route))
    return edges


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

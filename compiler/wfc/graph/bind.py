"""Workflow → Graph: every name bound to what it means, or left unbound for a rule to tell."""

from __future__ import annotations

from wfc.graph.graph import Graph
from wfc.graph.harvest import Harvest
from wfc.graph.order import ordered
from wfc_spec.reference import derived_output, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.resolve.workflow import Workflow


def bind(workflow: Workflow) -> Graph:
    """Bind the names of ``workflow``; where a name stands twice, the first is meant."""
    harvest = Harvest()
    harvest.gather(workflow.tasks, workflow.tasks, workflow.groups)
    return bound(workflow, harvest)


def bound(workflow: Workflow, harvest: Harvest) -> Graph:
    """Bind what was collected from ``workflow``, in one piece or in many."""
    if workflow.spec.kind != "ManualRun":  # the nodes of one exist already: nothing is derived
        _derive(workflow, harvest)
    pairs = _pairs(harvest)
    direct = set(pairs)
    # Of one size where nothing dangles, waits for itself, or is written twice.
    sound = (len(direct) == len(harvest.waits), _are_sound(harvest, direct))
    return Graph(workflow, harvest, sound, ordered(workflow.tasks, pairs))


def _derive(workflow: Workflow, harvest: Harvest) -> None:
    """Give an output to each task that writes none and that another one names."""
    for name in harvest.called:
        task = harvest.names.get(name)
        if task is not None and task.index not in harvest.own:
            harvest.make(derived_output(workflow.text("Name"), name), task, -1)


def _pairs(harvest: Harvest) -> list[tuple[int, int]]:
    """Return which task waits for which other one, by their indices."""
    makers, names = harvest.makers, harvest.names
    pairs = []
    for task, name, position in harvest.waits:
        upstream = makers.get(name) if position >= 0 else names.get(name)
        if upstream is not None and upstream is not task:
            pairs.append((task.index, upstream.index))
    return pairs


def _are_sound(harvest: Harvest, direct: set[tuple[int, int]]) -> bool:
    """Say whether each reference is to a declared variable of a task that is waited for."""
    makers, names, declared = harvest.makers, harvest.names, harvest.declared
    for task, _, _, key, written in harvest.taken:
        parts = split(written)
        if parts is None:
            return False
        producer = makers.get(parts[0]) if key == "Value" else names.get(parts[0])
        if (
            producer is None
            or (producer.index, parts[1]) not in declared
            or (task.index, producer.index) not in direct
        ):
            return False
    return True

"""A run of a deployed workflow as it was ordered, and the instances that are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows, text
from wfc.emulator.coherence import edges_of
from wfc.emulator.instances import Submission
from wfc.emulator.task import NodeTask
from wfc.emulator.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wfc.emulator.flow import Flow, FlowNode
    from wfc.emulator.operation import Call


@dataclass(frozen=True, slots=True)
class Order:
    """What is to run: nodes that run, nodes that run dry, days in ms, and parameters by node.

    ``name`` is what the instance is called, ``kind`` its type in the words of 2024-05-18.
    """

    flow: Flow
    name: str
    kind: str
    env_type: str
    runs: tuple[FlowNode, ...]
    dry: tuple[FlowNode, ...]
    days: tuple[int, ...]
    parameters: Mapping[str, str]


@shows("dag-of-a-range", "dry-run-at-once", "node-left-out")
def made(call: Call, order: Order, days: Sequence[int]) -> int:
    """Make one instance of ``order`` for all of ``days``; return its id."""
    asked = Submission(
        name=order.name,
        project_id=order.flow.project_id,
        env_type=order.env_type,
        owner=text("flow-owner"),
        biz_date=days[0],
        create_user=call.settings.credentials.account_id,
        created=call.now,
        kind=order.kind,
        workflow_id=order.flow.workflow_id,
        project_name=order.flow.project_name,
    )
    tasks = tuple(task for day in days for task in _tasks(order, day))
    dry = {at for at, task in enumerate(tasks) if task.dry_run}
    fails = {at for at, task in enumerate(tasks) if call.fails(task.name, 1)} - dry
    runs = timeline(edges_of(tasks), fails, call.now, call.settings.pace, dry=dry)
    return call.store.add(asked, tasks, runs)


def _tasks(order: Order, day: int) -> tuple[NodeTask, ...]:
    """Return the created nodes of one day; one that is left out keeps nobody waiting."""
    chosen = {node.name for node in (*order.runs, *order.dry)}
    dry = {node.name for node in order.dry}
    return tuple(
        NodeTask.model_validate(
            {
                "ClientUniqueCode": f"{node.node_id}.{day}",
                "Name": node.name,
                "Type": node.type,
                "Owner": node.owner,
                "NodeId": node.node_id,
                "TaskId": node.task_id,
                "BizDate": day,
                "DryRun": node.name in dry,
                "Script": {"Parameters": order.parameters.get(node.name)},
                "RuntimeResource": {"ResourceGroupId": text("flow-resource-group")},
                "Outputs": {"TaskOutputs": ({"Output": f"{node.name}.{day}"},)},
                "Dependencies": tuple(
                    {"UpstreamOutput": f"{upper}.{day}"}
                    for upper in node.upstream
                    if upper in chosen
                ),
            }
        )
        for node in order.flow.nodes
        if node.name in chosen
    )

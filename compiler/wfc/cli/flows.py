"""Runs as workflows that the emulator knows: the one that a file runs is deployed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.flow import Flow, FlowNode
from wfc.graph.selection import written_ids
from wfc.resolve.manual_run import run_of
from wfc_spec.parameters import object_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wfc.cli.prepared import Prepared
    from wfc.graph.graph import Graph
    from wfc.resolve.manual_run import ManualRun

#: What stands for what a file does not say.
PROJECT, PROJECT_ID, WORKFLOW_ID = "local", 10001, 700001234


def flows_of(works: Iterable[Prepared]) -> tuple[Flow, ...]:
    """Return the workflows that those of ``works`` are of which are runs."""
    graphs = (work.graph for work in works)
    return tuple(flow_of(each) for each in graphs if each.workflow.spec.kind == "ManualRun")


def flow_of(graph: Graph) -> Flow:
    """Return the workflow that the run of ``graph`` is of, as far as the file knows it.

    Without ``Nodes`` it has a node for each ID that the file mentions; without any, one node.
    """
    run = run_of(graph.workflow)
    return Flow(
        name=run.called,
        project_name=run.text("ProjectName") or PROJECT,
        nodes=_nodes(graph, run),
        project_id=run.value.get("ProjectId", PROJECT_ID),
        workflow_id=run.value.get("WorkflowId", WORKFLOW_ID),
    )


def _nodes(graph: Graph, run: ManualRun) -> tuple[FlowNode, ...]:
    upstream: dict[int, list[str]] = {}
    for edge in graph.edges:
        if edge.upstream is not None:
            upstream.setdefault(edge.task.index, []).append(edge.upstream.name)
    found = tuple(
        FlowNode(
            name=node.name,
            node_id=node.value.get("NodeId", node.value.get("TaskId", node.index + 1)),
            task_id=node.value.get("TaskId", node.value.get("NodeId", node.index + 1)),
            type=node.value.get("Type", "VIRTUAL"),
            owner=node.value.get("Owner", "1000"),
            upstream=tuple(upstream.get(node.index, ())),
        )
        for node in run.tasks
    )
    known = {getattr(node, "task_id" if run.id_key == "TaskId" else "node_id") for node in found}
    others = [each for each in _mentioned(run) if each not in known]
    found += tuple(FlowNode(str(each), each, each) for each in others)
    return found or (FlowNode(run.called, 1, 1),)


def _mentioned(run: ManualRun) -> list[int]:
    """Return the IDs that the file mentions outside of Nodes."""
    include, exclude = written_ids(run.value, run.target)
    ids = dict.fromkeys((*include, *exclude))
    for key in ("NodeParameters", "NodePara", "TaskParameters"):
        written = run.value.get(key) or {}
        pairs = (object_of(written) or {}) if isinstance(written, str) else written
        ids |= dict.fromkeys(pairs)
    return [int(each) for each in ids if each.isdigit()]

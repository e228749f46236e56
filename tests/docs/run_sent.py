"""What a piece of a run is sent as: compiled for real, and the difference shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.docs.sent import checked, difference, over, value_of
from wfc.pipeline import compile_graph
from wfc_spec.targets import CREATE_MANUAL_DAG, CREATE_WORKFLOW_INSTANCES, RUN_MANUAL_DAG_NODES

if TYPE_CHECKING:
    from tests.docs.keys import Key

Value = dict[str, Any]

#: The run of the examples; they stand at its top, or in its node `load`.
RUN = """\
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
Nodes:
  - {Name: extract, NodeId: 74324, Tags: [ods]}
  - {Name: report, NodeId: 74326, DependsOn: [extract]}
  - {Name: load, NodeId: 74325}
"""
#: The same for the other targets.
BASES = {
    RUN_MANUAL_DAG_NODES: RUN,
    CREATE_MANUAL_DAG: "Bizdate: 2026-11-18\nFlowName: orders_manual\nProjectName: shop_dw\n",
    CREATE_WORKFLOW_INSTANCES: "WorkflowId: 1234\nName: orders\nProjectId: 100\n",
}


def in_node(key: Key) -> bool:
    """Say whether ``key`` stands in a node."""
    return key.route[0] == "Nodes" and len(key.route) > 1


def run_sent(piece: Value, key: Key, top: tuple[str, ...]) -> Value | None:
    """Return what ``piece`` adds to the body, or None when it does not compile.

    ``top`` are the targets that have the key of ``key`` at the top of the file.
    """
    base = value_of(BASES[top[0] if top else RUN_MANUAL_DAG_NODES])
    if in_node(key):
        *others, last = base["Nodes"]
        laid = base | {"Nodes": [*others, over(last, piece)]}
    else:
        laid = over(base, piece)
    found, before = checked(laid), checked(base)
    if found.has_errors() or found.graph is None or before.graph is None:
        return None
    body = dict(compile_graph(found.graph).body)
    written = {key: body[key] for key in piece if key in body}
    return difference(dict(compile_graph(before.graph).body), body) | written

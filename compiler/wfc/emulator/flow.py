"""A manually triggered workflow that the emulator knows: committed and deployed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Api: TypeAlias = Literal["node_id", "task_id"]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One node: its two IDs, and the names of the nodes it waits for.

    ``scheduled`` marks a node that belongs to a scheduled workflow: no manual run can have it.
    """

    name: str
    node_id: int
    task_id: int
    type: str = "VIRTUAL"
    owner: str = "1000"
    upstream: tuple[str, ...] = ()
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A workflow by its name (until 2020) and by its ID (2024), in one workspace."""

    name: str
    project_name: str
    nodes: tuple[FlowNode, ...]
    project_id: int = 10001
    workflow_id: int = 700001234

    def node(self, by: Api, wanted: int) -> FlowNode | None:
        """Return the node whose ID of the one or the other API is ``wanted``."""
        return next((node for node in self.nodes if getattr(node, by) == wanted), None)

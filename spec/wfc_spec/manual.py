"""A run of a manually triggered workflow: the requests that can start one, and our keys."""

from __future__ import annotations

from typing import Literal

from wfc_spec.environment import RunEnvironment
from wfc_spec.fields import IncludedFile, key
from wfc_spec.run import Node, Run


class ManualRun(Run):
    """A run of a manually triggered workflow, all of it or a part."""

    kind: Literal["ManualRun"] | None = key(
        "What this file is; seen by its FlowName or WorkflowId if left out.", api=False
    )
    include: list[IncludedFile] | None = key(
        "Fragments to take Params from, relative to this file.", ["common.wfc.yaml"], api=False
    )
    nodes: list[Node] | None = key(
        "The nodes of the workflow, so that names, tags and the graph can be used.", api=False
    )
    environments: dict[str, RunEnvironment] | None = key(
        "What each environment says otherwise; chosen by `-e`.", api=False
    )

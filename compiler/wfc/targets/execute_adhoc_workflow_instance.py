"""ExecuteAdhocWorkflowInstance, API version 2024-05-18: submit an ad hoc workflow."""

from __future__ import annotations

from wfc.targets.payload import Facets, Payload
from wfc.targets.wire import on_wire
from wfc_spec.targets import EXECUTE_ADHOC, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.plan import Plan

OPERATION = EXECUTE_ADHOC
VERSION = VERSIONS[OPERATION]

FACETS = Facets(name="Name", project="ProjectId", env="EnvType", days=("BizDate",), marked=True)

#: Keys in the order of the API's page, by the key that holds the mapping or list of mappings.
ORDER = {
    "": ("EnvType", "Name", "ProjectId", "Owner", "BizDate", "Tasks"),
    "Tasks": (
        "Name",
        "Type",
        "Owner",
        "Timeout",
        "Script",
        "RuntimeResource",
        "DataSource",
        "Inputs",
        "Outputs",
        "Dependencies",
        "ClientUniqueCode",
    ),
    "Script": ("Content", "Parameters"),
    "RuntimeResource": ("ResourceGroupId", "Image", "Cu"),
    "DataSource": ("Name",),
    "Inputs": ("Variables",),
    "Outputs": ("TaskOutputs", "Variables"),
    "TaskOutputs": ("Output",),
    "Variables": ("Name", "Type", "Value"),
    "Dependencies": ("UpstreamOutput",),
}


def render(plan: Plan) -> Payload:
    """Return the request that submits ``plan``."""
    value = plan.value | {"Tasks": [task.value for task in plan.tasks]}
    body = _ordered(value, "")
    return Payload(
        EXECUTE_ADHOC,
        VERSIONS[EXECUTE_ADHOC],
        body,
        {key: on_wire(each) for key, each in body.items()},
    )


def _ordered(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_ordered(each, key) for each in value]
    if not isinstance(value, dict):
        return value
    return {inner: _ordered(value[inner], inner) for inner in ORDER[key] if inner in value}

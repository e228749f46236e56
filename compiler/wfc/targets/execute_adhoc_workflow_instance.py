"""ExecuteAdhocWorkflowInstance, API version 2024-05-18: submit an ad hoc workflow."""

from __future__ import annotations

from wfc.targets.payload import Facets, Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.plan import Plan

OPERATION = "ExecuteAdhocWorkflowInstance"
VERSION = "2024-05-18"

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
    return Payload(OPERATION, VERSION, body, {key: _wire(each) for key, each in body.items()})


def _ordered(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_ordered(each, key) for each in value]
    if not isinstance(value, dict):
        return value
    return {inner: _ordered(value[inner], inner) for inner in ORDER[key] if inner in value}


def _wire(value: Any) -> str:
    """Return a parameter as it is sent: lists as compact JSON, numbers as decimal text."""
    if isinstance(value, list | dict):
        from json import dumps

        return dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)

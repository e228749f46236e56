"""CreateWorkflowInstances, API version 2024-05-18: make instances of a workflow for days."""

from __future__ import annotations

from wfc.targets.payload import Facets, Payload
from wfc.targets.wire import compact, on_wire
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.run_plan import RunPlan

OPERATION = CREATE_WORKFLOW_INSTANCES
VERSION = VERSIONS[OPERATION]

FACETS = Facets(name="Name", project="ProjectId", env="EnvType", days=("Periods",), marked=False)

#: Keys that are sent as they are written.
AS_WRITTEN = (
    *("AutoStartEnabled", "Comment", "DefaultRunProperties", "Name", "Periods", "ProjectId"),
    *("TagCreationPolicy", "WorkflowId"),
)
#: A map of any names: their order is the file's.
NAMES = "DataSourceNameMappings"


def render(plan: RunPlan) -> Payload:
    """Return the request that asks for ``plan``, keys in the order of the model: alphabetical."""
    value: dict[str, Any] = {key: plan.value[key] for key in AS_WRITTEN if key in plan.value}
    value["Type"] = plan.value.get("Type", "ManualWorkflow")
    if plan.environment is not None:
        value["EnvType"] = plan.environment.capitalize()
    tags = [tag for tag in plan.value.get("Tags") or () if isinstance(tag, dict)]
    if tags or plan.value.get("Tags") == []:
        value["Tags"] = tags
    if plan.days:
        spans = [{"EndBizDate": last, "StartBizDate": first} for first, last in plan.days]
        value["Periods"] = (plan.value.get("Periods") or {}) | {"BizDates": spans}
    if plan.parameters is not None:
        value["WorkflowParameters"] = compact(plan.parameters)
    if plan.node_parameters is not None:
        value["TaskParameters"] = compact(plan.node_parameters)
    if plan.ids is not None:
        value["DefaultRunProperties"] = value.get("DefaultRunProperties", {}) | _ids(plan)
    body = _sorted(value)
    parameters = {key: on_wire(each) for key, each in body.items()}
    return Payload(OPERATION, VERSION, body, parameters)


def _ids(plan: RunPlan) -> dict[str, list[int]]:
    """Return what selectors chose; roots are what waits for nothing that is created (assumed)."""
    if plan.ids is None:
        return {}
    lists = {
        "RootTaskIds": plan.ids.roots,
        "IncludeTaskIds": plan.ids.include,
        "ExcludeTaskIds": plan.ids.exclude,
    }
    return {key: list(ids) for key, ids in lists.items() if ids}


def _sorted(value: Any) -> Any:
    if isinstance(value, list):
        return [_sorted(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: value[key] if key == NAMES else _sorted(value[key]) for key in sorted(value)}

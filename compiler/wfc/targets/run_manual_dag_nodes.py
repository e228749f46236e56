"""RunManualDagNodes, API version 2020-05-18: run nodes of a manually triggered workflow."""

from __future__ import annotations

from wfc.targets.payload import Facets, Payload
from wfc.targets.wire import compact
from wfc_spec.bizdate import MIDNIGHT
from wfc_spec.targets import RUN_MANUAL_DAG_NODES, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.run_plan import RunPlan

OPERATION = RUN_MANUAL_DAG_NODES
VERSION = VERSIONS[OPERATION]

FACETS = Facets(
    name="FlowName",
    project="ProjectName",
    env="ProjectEnv",
    days=("BizDate", "StartBizDate", "EndBizDate"),
    marked=False,
)

#: Keys in the order of the API's page.
ORDER = (
    *("ProjectEnv", "ProjectName", "FlowName", "BizDate", "NodeParameters", "DagParameters"),
    *("IncludeNodeIds", "ExcludeNodeIds", "ProjectId", "StartBizDate", "EndBizDate"),
)
#: Keys that are sent as they are written.
AS_WRITTEN = ("ProjectName", "FlowName", "IncludeNodeIds", "ExcludeNodeIds", "ProjectId")


def render(plan: RunPlan) -> Payload:
    """Return the request that asks for ``plan``."""
    value: dict[str, Any] = {key: plan.value[key] for key in AS_WRITTEN if key in plan.value}
    if plan.environment is not None:
        value["ProjectEnv"] = plan.environment
    value |= _days(plan)
    if plan.node_parameters is not None:
        value["NodeParameters"] = compact(plan.node_parameters)
    if plan.parameters is not None:
        value["DagParameters"] = compact(plan.parameters)
    if plan.ids is not None:
        lists = {"IncludeNodeIds": plan.ids.include, "ExcludeNodeIds": plan.ids.exclude}
        value |= {key: ",".join(map(str, ids)) for key, ids in lists.items() if ids}
    body = {key: value[key] for key in ORDER if key in value}
    parameters = {key: str(each) for key, each in body.items()}
    return Payload(OPERATION, VERSION, body, parameters)


def _days(plan: RunPlan) -> dict[str, str]:
    """Return one day as BizDate; a range, and two days that are written as one, as a range."""
    if not plan.days:
        return {}
    first, last = (f"{day}{MIDNIGHT}" for day in plan.days[0])
    if first == last and "StartBizDate" not in plan.value:
        return {"BizDate": first}
    return {"StartBizDate": first, "EndBizDate": last}

"""CreateManualDag, API version 2018-06-01: run a whole manually triggered workflow."""

from __future__ import annotations

from wfc.targets.payload import Facets, Payload
from wfc.targets.wire import compact
from wfc_spec.bizdate import MIDNIGHT
from wfc_spec.parameters import joined
from wfc_spec.targets import CREATE_MANUAL_DAG, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.run_plan import RunPlan

OPERATION = CREATE_MANUAL_DAG
VERSION = VERSIONS[OPERATION]

#: The version knows no environment.
FACETS = Facets(name="FlowName", project="ProjectName", env="", days=("Bizdate",), marked=False)

#: Keys in the order of the API's page.
ORDER = ("Bizdate", "FlowName", "ProjectName", "DagPara", "NodePara")


def render(plan: RunPlan) -> Payload:
    """Return the request that asks for ``plan``."""
    value: dict[str, str] = {
        key: plan.value[key] for key in ("FlowName", "ProjectName") if key in plan.value
    }
    if plan.days:
        value["Bizdate"] = f"{plan.days[0][0]}{MIDNIGHT}"
    if plan.parameters is not None:
        value["DagPara"] = joined(plan.parameters)
    if plan.node_parameters is not None:
        value["NodePara"] = compact(plan.node_parameters)
    body = {key: value[key] for key in ORDER if key in value}
    return Payload(OPERATION, VERSION, body, body)

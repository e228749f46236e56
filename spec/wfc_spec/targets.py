"""The operations of the API that submit, by their names and versions."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

EXECUTE_ADHOC: Final = "ExecuteAdhocWorkflowInstance"
RUN_MANUAL_DAG_NODES: Final = "RunManualDagNodes"
CREATE_MANUAL_DAG: Final = "CreateManualDag"
CREATE_WORKFLOW_INSTANCES: Final = "CreateWorkflowInstances"

#: Every operation that submits, with the version of the API that has it.
VERSIONS: Final = {
    EXECUTE_ADHOC: "2024-05-18",
    RUN_MANUAL_DAG_NODES: "2020-05-18",
    CREATE_MANUAL_DAG: "2018-06-01",
    CREATE_WORKFLOW_INSTANCES: "2024-05-18",
}
#: Those that run a manually triggered workflow, the usual one first.
MANUAL: Final = (RUN_MANUAL_DAG_NODES, CREATE_MANUAL_DAG, CREATE_WORKFLOW_INSTANCES)

_R, _C, _W = MANUAL
#: Which of them have a place for what a key of a run says; those that are not here compile away,
#: or are taken by all.
SAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "FlowName": (_R, _C),
    "ProjectName": (_R, _C),
    "ProjectId": (_R, _W),
    "ProjectEnv": (_R,),
    "EnvType": (_W,),
    "WorkflowId": (_W,),
    "Name": (_W,),
    "Type": (_W,),
    "Bizdate": (_C,),
    "StartBizDate": (_R, _W),
    "EndBizDate": (_R, _W),
    "Periods": (_W,),
    "Select": (_R, _W),
    "Exclude": (_R, _W),
    "IncludeNodeIds": (_R,),
    "ExcludeNodeIds": (_R,),
    "DagParameters": (_R,),
    "DagPara": (_C,),
    "WorkflowParameters": (_W,),
    "NodeParameters": (_R,),
    "NodePara": (_C,),
    "TaskParameters": (_W,),
    "DefaultRunProperties": (_W,),
    "AutoStartEnabled": (_W,),
    "Comment": (_W,),
    "TagCreationPolicy": (_W,),
}
#: Keys that say the same, each by the target that has it.
SPELLINGS: Final[tuple[Mapping[str, str], ...]] = (
    {_R: "BizDate", _C: "Bizdate", _W: "Periods"},
    {_R: "ProjectEnv", _W: "EnvType"},
    {_R: "DagParameters", _C: "DagPara", _W: "WorkflowParameters"},
    {_R: "NodeParameters", _C: "NodePara", _W: "TaskParameters"},
)
#: Where a workflow is found: a file for several targets says it for each of them.
ADDRESSES: Final = frozenset(("FlowName", "ProjectName", "ProjectId", "WorkflowId", "Name", "Type"))


def spelling(key: str) -> Mapping[str, str]:
    """Return the keys that say what ``key`` says, by target; empty when no other one does."""
    return next((each for each in SPELLINGS if key in each.values()), {})

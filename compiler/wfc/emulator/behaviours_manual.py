"""How the emulator runs manually triggered workflows, in three versions of the API."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviour import Behaviour, default, refusal, state
from wfc.emulator.sources import STRICTER, UNKNOWN

_RUN: Final = "page of RunManualDagNodes (2020-05-18)"
_PDF: Final = "document of 2018-06-01, version 20190725"
_SDK_2020: Final = "alibabacloud-dataworks-public20200518 10.1.1"
_SDK_2018: Final = "alibabacloud-dataworks-public20180601 1.1.0 against a recording server"
_THIRD: Final = "third parties that call it saw this; not confirmed"

MANUAL_BEHAVIOURS: Final[tuple[Behaviour, ...]] = (
    state(
        "dag-of-a-range",
        "a range of days makes one DAG with an instance of each node for each day; days do not "
        "wait for each other",
        "assumed",
        "that one DagId is answered is documented, what is in it is not",
    ),
    state(
        "dry-run-at-once",
        "an excluded node is Success as soon as what it waits for is; its script never counts",
        "documented",
        _RUN,
    ),
    state(
        "node-left-out",
        "a node that is neither included nor excluded is not created, and nobody waits for it",
        "assumed",
        UNKNOWN,
    ),
    state(
        "exclude-needs-include",
        "excluded nodes count only together with included ones; alone they are refused",
        "documented",
        f"{_RUN}; the refusal is {STRICTER}",
    ),
    state(
        "workflow-parameters-win",
        "a parameter of a node that the workflow has too gets the workflow's value",
        "documented",
        _RUN,
    ),
    state(
        "dag-states",
        "a DAG is CREATED, RUNNING from the first node on, then SUCCESS or FAILURE",
        "assumed",
        f"{_SDK_2020} (the values); when they change is not documented",
    ),
    state(
        "dry-run-type",
        "an excluded node reads back as a dry-run node, any other as a manually triggered one",
        "assumed",
        f"{_SDK_2020} (the values)",
    ),
    state(
        "dag-times",
        "the times of an instance are ms, in 2018-06-01 as text, and absent until they come",
        "documented",
        f"the examples of {_SDK_2020} and of the {_PDF}",
    ),
    state(
        "printed-form",
        "with the common parameter Format an answer of 2018-06-01 has the keys its document "
        "prints, as JSON or XML; without it those that the official client reads",
        "observed",
        f"{_SDK_2018}; which of them the service sends is not known",
    ),
    state(
        "returned-error",
        "what CreateManualDag of 2018-06-01 refuses is told by ReturnCode in an answer of status "
        "200, and SearchManualDagNodeInstance by ErrCode",
        "assumed",
        f"the fields are documented in the {_PDF}, the status is not",
    ),
    state(
        "manual-instances-listed",
        "ListInstances shows the instances of manual runs too, under the name of their workflow",
        "assumed",
        f"{_SDK_2020} (its DagId may be that of RunManualDagNodes; that BizName finds them is not "
        "documented)",
    ),
    state(
        "created-later",
        "an instance that CreateWorkflowInstances asks for is there when it is picked up; until "
        "then GetCreateWorkflowInstancesResult says Creating",
        "assumed",
        "the states are documented, how long it takes is not",
    ),
    state(
        "instance-a-day",
        "CreateWorkflowInstances makes one workflow instance for each business date; order and "
        "parallelism of days have no effect",
        "assumed",
        UNKNOWN,
    ),
    state(
        "one-node-stops",
        "StopInstance ends one instance as FAILURE; what waits for it stays NOT_RUN",
        "assumed",
        UNKNOWN,
    ),
    default("flow-owner", "1000", "the owner of a run", "assumed", "an emulation"),
    default(
        "flow-resource-group",
        "S_res_group_emulated",
        "the resource group of a deployed node",
        "assumed",
        "an emulation",
    ),
    default("dag-type", "MANUAL", "Type of a DAG", "documented", f"{_SDK_2020}, GetDag"),
    default("dag-type-number", "5", "DagType of a DAG", "documented", _PDF),
    default("node-task-type", "MANUAL(1)", "TaskType of a node", "assumed", _SDK_2020),
    default("dry-run-task-type", "SKIP(3)", "TaskType of a dry run", "assumed", _SDK_2020),
    default(
        "dry-run-recurrence",
        "Skip",
        "TriggerRecurrence of a dry run",
        "assumed",
        "the values are documented, which of them it is is not",
    ),
    default(
        "instances-page-limit",
        100,
        "the most of ListInstances' PageSize",
        "documented",
        f"{_SDK_2020}",
    ),
    default("range-days", 366, "how many days a range has at most", "assumed", STRICTER),
    refusal(
        "project-unknown",
        400,
        "10600111020399005",
        "a ProjectName in which no workflow is deployed",
        "assumed",
        _THIRD,
    ),
    refusal(
        "flow-unknown",
        400,
        "10600111020399006",
        "a FlowName that is no deployed manually triggered workflow",
        "assumed",
        _THIRD,
    ),
    refusal(
        "workflow-unknown",
        400,
        "10600111020399006",
        "a WorkflowId that is no deployed manually triggered workflow of the workspace",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "node-unknown",
        400,
        "Invalid.Param",
        "an ID that no node of the workflow has",
        "assumed",
        STRICTER,
    ),
    refusal(
        "node-scheduled",
        400,
        "Invalid.Param",
        "the ID of a scheduled node among those to run",
        "assumed",
        f"{_THIRD} (the words; the code is not known)",
    ),
    refusal(
        "node-in-both-lists",
        400,
        "Invalid.Param",
        "a node that is included and excluded",
        "assumed",
        STRICTER,
    ),
    refusal(
        "exclude-alone",
        400,
        "Invalid.Param",
        "excluded nodes without included ones",
        "assumed",
        STRICTER,
    ),
    refusal(
        "day-malformed",
        400,
        "Invalid.Param",
        "a date without its time, with another time than 00:00:00, or that there is not",
        "assumed",
        f"{_THIRD} (a date without time is too short)",
    ),
    refusal(
        "day-not-over",
        400,
        "Invalid.Param",
        "a business date that is not one or more days before today",
        "documented",
        f"{_RUN} (the condition)",
    ),
    refusal(
        "day-and-range",
        400,
        "Invalid.Param",
        "BizDate beside a range, half a range, or no date at all",
        "documented",
        f"{_RUN} (the condition)",
    ),
    refusal("range-too-long", 400, "Invalid.Param", "more days than 366", "assumed", STRICTER),
    refusal(
        "dag-unknown",
        404,
        "Invalid.Param",
        "a DagId that is no manual DAG of the environment",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "instance-unknown",
        404,
        "Invalid.Param",
        "an InstanceId that is no instance of a manual DAG",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "instance-not-running",
        400,
        "Invalid.Param",
        "stopping what is over, and restarting what is not",
        "assumed",
        STRICTER,
    ),
    refusal(
        "operation-id-unknown",
        404,
        "Invalid.Param",
        "an OperationId that CreateWorkflowInstances did not answer",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "instance-type-not-emulated",
        400,
        "Invalid.Param",
        "a Type other than ManualWorkflow, and AutoStartEnabled false",
        "assumed",
        "an emulation",
    ),
)

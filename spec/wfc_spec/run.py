"""What a run of a manually triggered workflow says: keys of three requests, and ours.

Three operations do the same job: RunManualDagNodes (2020-05-18), CreateManualDag (2018-06-01) and
CreateWorkflowInstances (2024-05-18). ``targets`` says which of them has a key.
"""

from __future__ import annotations

from typing import Annotated, Literal

from wfc_spec.backfill import DefaultRunProperties, Periods
from wfc_spec.fields import (
    Flag,
    Long,
    Name,
    ScriptParameters,
    Tag,
    TaskName,
    TaskType,
    Text,
    Word,
    choice,
    key,
    one_of,
)
from wfc_spec.head import EnvType
from wfc_spec.model import Model
from wfc_spec.reuse import Param
from wfc_spec.run_fields import Day, Pairs, PairsByNode, RunTag, Selector
from wfc_spec.targets import CREATE_MANUAL_DAG as C
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES as W
from wfc_spec.targets import RUN_MANUAL_DAG_NODES as R

PROJECT_ENVS = {"PROD": "The production environment.", "DEV": "The development environment."}
ProjectEnv = Annotated[str, one_of(PROJECT_ENVS), choice(PROJECT_ENVS)]
Target = Literal["RunManualDagNodes", "CreateManualDag", "CreateWorkflowInstances"]
InstanceType = Literal["ManualWorkflow", "SupplementData", "Manual", "SmokeTest", "TriggerWorkflow"]


class Node(Model):
    """One node of the workflow, as far as it matters for a run."""

    name: Name | None = key("The name of the node.", "load", api=False, required=True)
    node_id: Long | None = key(
        "Its ID in the versions 2020-05-18 and 2018-06-01.", 74325, api=False
    )
    task_id: Long | None = key("Its ID in the version 2024-05-18.", 74325, api=False)
    type: TaskType | None = key(
        "What kind of node it is, for people and selectors.", "ODPS_SQL", api=False
    )
    owner: Word | None = key("Who owns it, for people and selectors.", "1000", api=False)
    tags: list[Tag] | None = key("For people and selectors.", ["ods"], api=False)
    description: Text | None = key("For people.", "The orders of one day.", api=False)
    depends_on: list[TaskName] | None = key(
        "The nodes of this file that it waits for.", ["extract"], api=False
    )
    parameters: ScriptParameters | None = key(
        "Its scheduling parameters in this run: the API's text, a map, or a list for positional "
        "types such as DIDE_SHELL. Those of a node that is not created are not sent.",
        "table=orders mode=full",
        {"table": "orders", "mode": "full"},
        api=False,
    )


class Run(Model):
    """What a run says, and an environment may say otherwise."""

    target: Target | None = key(
        "The operation to compile to. If left out: with Bizdate, DagPara or NodePara "
        "CreateManualDag, with WorkflowId CreateWorkflowInstances, else RunManualDagNodes.",
        api=False,
        choices={
            R: "Version 2020-05-18: chooses nodes, one day or a range.",
            C: "Version 2018-06-01: the whole workflow, one day.",
            W: "Version 2024-05-18: chooses tasks, up to 7 ranges of days.",
        },
    )
    flow_name: Name | None = key(
        "The name of the workflow.", "orders_manual", required=True, targets=(R, C)
    )
    project_name: Name | None = key(
        "The name of the workspace.", "shop_dw", required=True, targets=(R, C)
    )
    project_env: ProjectEnv | None = key(
        "The environment of the workspace.", "PROD", required=True, targets=(R,)
    )
    workflow_id: Long | None = key("The ID of the workflow.", 1234, required=True, targets=(W,))
    name: Name | None = key(
        "The name of the workflow instance.", "orders_manual", required=True, targets=(W,)
    )
    type: InstanceType | None = key(
        "What kind of instance is made; ManualWorkflow if left out.",
        choices={
            "ManualWorkflow": "A run of a manually triggered workflow.",
            "SupplementData": "A backfill of scheduled tasks.",
            "Manual": "A run of manually triggered tasks.",
            "SmokeTest": "A smoke test of tasks.",
            "TriggerWorkflow": "A run of an event-triggered workflow.",
        },
        required=True,
        targets=(W,),
    )
    project_id: Long | None = key("The workspace ID.", 100, required=(W,), targets=(W, R))
    env_type: EnvType | None = key("The environment of the workspace.", "Prod", targets=(W,))
    biz_date: Day | None = key(
        "The business date.", "2026-11-19", "2026-11-19 00:00:00", targets=(R,)
    )
    start_biz_date: Day | None = key(
        "The first day of a range, together with EndBizDate.", "2026-11-18", targets=(R,)
    )
    end_biz_date: Day | None = key(
        "The last day of a range, together with StartBizDate.", "2026-11-19", targets=(R,)
    )
    bizdate: Day | None = key("The business date.", "2026-11-19", required=True, targets=(C,))
    periods: Periods | None = key("The days to run for.", targets=(W,))
    select: list[Selector] | None = key(
        "The nodes that really run, each entry a selector; compiles to the IDs of nodes.",
        ["load+"],
        ["tag:ods", "+report"],
        api=False,
    )
    exclude: list[Selector] | None = key(
        "Nodes that become dry runs, which look successful and do nothing; without Select all "
        "other nodes run.",
        ["report"],
        api=False,
    )
    include_node_ids: Name | None = key(
        "The IDs of the nodes that really run.", "74324,74325", targets=(R,)
    )
    exclude_node_ids: Name | None = key(
        "The IDs of the nodes that become dry runs; only together with IncludeNodeIds.",
        "74326",
        targets=(R,),
    )
    dag_parameters: Pairs | None = key(
        "Parameters of the workflow: the API's JSON text, or a map.",
        {"region": "cn-shanghai"},
        targets=(R,),
    )
    dag_para: Pairs | None = key(
        "Parameters of the workflow: the API's text, or a map.",
        "region=cn-shanghai",
        {"region": "cn-shanghai"},
        targets=(C,),
    )
    workflow_parameters: Pairs | None = key(
        "Parameters of the workflow: the API's JSON text, or a map.",
        {"region": "cn-shanghai"},
        targets=(W,),
    )
    node_parameters: PairsByNode | None = key(
        "Parameters of nodes by their IDs: the API's JSON text, or a map.",
        {"74325": {"table": "orders"}},
        targets=(R,),
    )
    node_para: PairsByNode | None = key(
        "Parameters of nodes by their IDs: the API's JSON text, or a map.",
        {"74325": {"table": "orders"}},
        targets=(C,),
    )
    task_parameters: PairsByNode | None = key(
        "Parameters of tasks by their IDs: the API's JSON text, or a map.",
        {"74325": {"table": "orders"}},
        targets=(W,),
    )
    default_run_properties: DefaultRunProperties | None = key(
        "How the tasks of the run are chosen and run.", targets=(W,)
    )
    auto_start_enabled: Flag | None = key(
        "Whether the instance runs as soon as it is made.", False, targets=(W,)
    )
    comment: Text | None = key("Why the instance is made.", "create for test", targets=(W,))
    tag_creation_policy: Literal["Append", "Overwrite"] | None = key(
        "What becomes of the tags that the workflow has.",
        choices={"Append": "They stay, new ones are added.", "Overwrite": "They go."},
        targets=(W,),
    )
    tags: list[RunTag] | None = key(
        "Tags of the tasks, each a Key and a Value; text is for people and not sent.",
        [{"Key": "team", "Value": "shop"}],
        targets=(W,),
    )
    region: Word | None = key("The region of the workspace; not sent.", "cn-shanghai", api=False)
    time_zone: Word | None = key(
        "The time zone of the workspace, Asia/Shanghai if left out; not sent.",
        "Asia/Tokyo",
        api=False,
    )
    description: Text | None = key(
        "For people; not sent.", "What is run again after a repair.", api=False
    )
    params: dict[str, Param] | None = key(
        "Values that `${{ params.<name> }}` stands for.", api=False
    )

"""A refusal of a run at the line it speaks of: IDs lead to nodes, texts to what made them."""

from __future__ import annotations

import pytest

from wfc.pipeline import check, compile_graph
from wfc.resolve.manual_run import run_of
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc.submit.blame import blame
from wfc.submit.refusal import Refusal
from wfc.submit.run_origin import RunOrigin

NAMED = """\
Target: RunManualDagNodes
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2024-11-10
WorkflowId: 700001234
Name: orders
ProjectId: 10001
Nodes:
  - {Name: extract, NodeId: 74324, TaskId: 880024}
  - {Name: load, NodeId: 74325, TaskId: 880025, Parameters: {table: orders}}
  - {Name: report, NodeId: 74326, TaskId: 880026}
Select: [extract, load]
Exclude: [report]
DagParameters: {region: cn-shanghai}
"""
SUCCESSOR = NAMED.replace("Target: RunManualDagNodes", "Target: CreateWorkflowInstances")
RAW = """\
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
StartBizDate: 2024-11-10 00:00:00
EndBizDate: 2024-11-12 00:00:00
IncludeNodeIds: "74324,74325"
ExcludeNodeIds: "74326"
NodeParameters: '{"74325": "table=orders"}'
"""
OLD = """\
FlowName: orders_manual
ProjectName: shop_dw
Bizdate: 2024-11-10
DagPara: region=cn-shanghai
NodePara: '{"20000123121": "table=orders"}'
"""


@pytest.mark.parametrize(
    ("spec", "message", "where"),
    [
        (NAMED, "node 74325 is not deployed", "11:26 74325"),
        (NAMED, "node load cannot run", "11:12 load"),
        (NAMED, "IncludeNodeIds is wrong", "13:9 [extract"),
        (NAMED, "ExcludeNodeIds is wrong", "14:10 [report"),
        (NAMED, "NodeParameters is malformed", "11:61 {table"),
        (NAMED, "BizDate must be one or more days before today", "5:10 2024-11-10"),
        (NAMED, "DagParameters is too long", "15:16 {region"),
        (NAMED, "the workspace shop_dw does not exist", "3:14 shop_dw"),
        (SUCCESSOR, "task 880026 is not deployed", "12:43 880026"),
        (SUCCESSOR, "IncludeTaskIds is wrong", "13:9 [extract"),
        (SUCCESSOR, "Periods is wrong", "5:10 2024-11-10"),
        (SUCCESSOR, "EnvType is wrong", "4:13 PROD"),
        (SUCCESSOR, "WorkflowParameters is wrong", "15:16 {region"),
        (RAW, "node 74325 is not deployed", "6:24 74325"),
        (RAW, "EndBizDate is wrong", "5:13 2024-11-12"),
        (RAW, "NodeParameters is malformed", "8:17 '{"),
        (OLD, "Bizdate is wrong", "3:10 2024-11-10"),
        (OLD, "node 20000123121 is unknown", "5:11 '{"),
        (OLD, "Try again later", None),
    ],
)
def test_a_refusal_is_placed(spec: str, message: str, where: str | None) -> None:
    checked = check(read("run.wfc.yaml", spec.encode()), Folder("."), Choice())
    assert checked.graph is not None
    assert not checked.has_errors(), checked.problems
    origin = RunOrigin(run_of(checked.graph.workflow), compile_graph(checked.graph).body)
    document = checked.document
    refusal = Refusal("Invalid.Param", message, "R-1", 400)
    spot = blame(refusal, origin.body, origin.place, {document.file: document}, "").spot
    if where is None:
        assert spot is None
        return
    assert spot is not None, where
    address, words = where.split(" ", 1)
    assert f"{spot.line}:{spot.column}" == address
    assert spot.document.text[spot.start :].startswith(words)

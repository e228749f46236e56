"""Runs of deployed workflows, submitted and followed on the embedded emulator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import wfc

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples/manual"
FAST = ("--local", "--speed", "20")

#: The examples of the user's documents, with their values. Where a page contradicts itself:
#: that of RunManualDagNodes says that a date is one or more days before today, and shows
#: 2020-11-11 for the day 2020-11-11; that BizDate excludes a range, and shows both; its
#: NodeParameters are of nodes that are in neither of its lists. The document of 2018-06-01 shows
#: times as `2018-12-12 00:00:00` in its table and as milliseconds in its answers. The page of
#: ExecuteAdhocWorkflowInstance depends on the output that its only task produces, gives an input
#: variable the value `Value1` and says that it has the form `output:variable`, and shows a BizDate
#: within the day 2024-03-12, of which task instances are found under midnight.
DOCUMENTS = {
    "ExecuteAdhocWorkflowInstance": """
EnvType: Prod
Name: WorkflowInstance1
ProjectId: 100
Owner: "1000"
BizDate: 1710172800000
Tasks:
  - Name: SQL node.
    Type: ODPS_SQL
    Owner: "1000"
    Timeout: 3600
    Script: {Content: echo "helloWorld", Parameters: para1=$bizdate}
    RuntimeResource:
      ResourceGroupId: S_res_group_524258031846018_1684XXXXXXXXX
      Image: i-xxxxxx
      Cu: "0.25"
    DataSource: {Name: mysql_test}
    Outputs:
      TaskOutputs: [{Output: pre.odps_sql_demo_0}]
      Variables: [{Name: key1, Type: Constant, Value: value1}]
    ClientUniqueCode: Task_0bc5213917368545132902xxxxxxxx
  - Name: SQL node. 2
    Type: ODPS_SQL
    Owner: "1000"
    Script: {Content: "select '${key1}';"}
    RuntimeResource: {ResourceGroupId: S_res_group_524258031846018_1684XXXXXXXXX}
    DataSource: {Name: mysql_test}
    Inputs: {Variables: [{Name: key1, Value: "pre.odps_sql_demo_0:key1"}]}
    Dependencies: [{UpstreamOutput: pre.odps_sql_demo_0}]
    ClientUniqueCode: Task_0bc5213917368545132902xxxxxxx2
""",
    "RunManualDagNodes": """
ProjectEnv: PROD
ProjectName: test_workspace
FlowName: test_workflow
BizDate: 2020-11-10 00:00:00
NodeParameters: '{"20000123121": "key1=val2 key2=val2", "20000123124": "kkkk=vvvvv aaaa=bbbb"}'
DagParameters: '{"kaaaa": "vaaaaa", "kbbbb": "vbbbbb"}'
ProjectId: 123
""",
    "RunManualDagNodes of a range": """
ProjectEnv: PROD
ProjectName: test_workspace
FlowName: test_workflow
IncludeNodeIds: 74324,74325
ExcludeNodeIds: 123,456
StartBizDate: 2020-02-02 00:00:00
EndBizDate: 2020-02-03 00:00:00
""",
    "CreateManualDag": """
Bizdate: 2018-12-12 00:00:00
FlowName: test_flow
ProjectName: test_project
DagPara: param_k1=param_v1 param_k2=param_v2
NodePara: '{"103180025": "test=$[yyyy-mm-dd]"}'
""",
    "CreateWorkflowInstances": """
EnvType: Prod
Name: WorkflowInstance1
Periods: {BizDates: [{EndBizDate: 2024-11-24, StartBizDate: 2024-11-20}]}
ProjectId: 100
TaskParameters: '{ "1001": "key1=val2 key2=val2", "1002": "key1=val2 key2=val2" }'
Type: ManualWorkflow
WorkflowId: 1234
WorkflowParameters: '{ "key1": "value1", "key2": "value2" }'
""",
}


def applied(spec: str, *options: str, folder: Path) -> tuple[int, str, str]:
    path = folder / "run.wfc.yaml"
    path.write_text(spec, "utf-8")
    result = wfc("apply", str(path), *FAST, *options, cwd=folder)
    return result.code, result.out, result.err


def test_a_part_of_a_workflow_is_run_again(tmp_path: Path) -> None:
    result = wfc("apply", str(SAMPLES / "nightly_repair.wfc.yaml"), *FAST, cwd=tmp_path)
    assert result.code == 0, result.err
    assert "submitted shop_nightly as workflow instance 700000100000001" in result.err
    assert "(project shop_dw, PROD, BizDate 2026-11-19)" in result.err
    assert "mail_managers   Success (skipped: did not run)" in result.err
    assert "succeeded: 12 tasks" in result.out
    assert "(2 skipped: did not run)" in result.out


@pytest.mark.parametrize("target", ["RunManualDagNodes", "CreateWorkflowInstances"])
def test_a_backfill_runs_every_day_of_its_range(tmp_path: Path, target: str) -> None:
    spec = (SAMPLES / "backfill.wfc.yaml").read_text("utf-8")
    code, out, err = applied(
        spec.replace("Target: RunManualDagNodes", f"Target: {target}"), folder=tmp_path
    )
    assert code == 0, err
    assert "BizDate 2026-11-09 to 2026-11-15" in err
    assert "revenue 2026-11-12" in err
    assert "succeeded: 28 tasks" in out
    assert "(7 skipped: did not run)" in out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_examples_of_the_documents_run(tmp_path: Path, name: str) -> None:
    code, out, err = applied(DOCUMENTS[name], folder=tmp_path)
    assert code == 0, err
    assert "succeeded" in out


#: The same, as they stand on their pages: each contradiction is found.
AS_PRINTED = {
    "RunManualDagNodes": (
        """
FlowName: test_workflow
ProjectName: test_workspace
ProjectEnv: PROD
BizDate: 2020-11-11 00:00:00
StartBizDate: 2020-02-02 00:00:00
EndBizDate: 2020-02-03 00:00:00
IncludeNodeIds: 74324,74325
ExcludeNodeIds: 123,456
NodeParameters: '{"20000123121": "key1=val2 key2=val2", "20000123124": "kkkk=vvvvv aaaa=bbbb"}'
""",
        ("run-days", "parameters-of-other-node"),
    ),
    "ExecuteAdhocWorkflowInstance": (
        """
Name: WorkflowInstance1
ProjectId: 100
Owner: "1000"
BizDate: 1710239005403
Tasks:
  - Name: SQL node.
    Type: ODPS_SQL
    Owner: "1000"
    RuntimeResource: {ResourceGroupId: S_res_group_524258031846018_1684XXXXXXXXX}
    Inputs: {Variables: [{Name: key1, Value: Value1}]}
    Outputs: {TaskOutputs: [{Output: pre.odps_sql_demo_0}]}
    Dependencies: [{UpstreamOutput: pre.odps_sql_demo_0}]
    ClientUniqueCode: Task_0bc5213917368545132902xxxxxxxx
""",
        ("bizdate-not-midnight", "self-dependency", "variable-reference-form"),
    ),
}


@pytest.mark.parametrize("name", AS_PRINTED)
def test_what_a_page_contradicts_itself_in_is_found(tmp_path: Path, name: str) -> None:
    spec, rules = AS_PRINTED[name]
    (tmp_path / "printed.wfc.yaml").write_text(spec, "utf-8")
    found = wfc("lint", "printed.wfc.yaml", "--output-format", "concise", cwd=tmp_path)
    assert found.code == 1
    assert [rule for rule in rules if f"[{rule}]" not in found.out] == [], found.out


def test_a_failed_node_is_told_with_its_log(tmp_path: Path) -> None:
    spec = (SAMPLES / "nightly_repair.wfc.yaml").read_text("utf-8")
    code, out, _ = applied(spec, "--fail", "revenue", folder=tmp_path)
    assert code == 83
    assert "revenue failed; its log ends:" in out
    assert "ERROR: the emulator was told to let task revenue fail" in out


def test_of_the_oldest_version_there_is_no_log(tmp_path: Path) -> None:
    spec = DOCUMENTS["CreateManualDag"]
    nodes = "Nodes: [{Name: load, NodeId: 103180025}]\n"
    code, out, _ = applied(spec + nodes, "--fail", "load", folder=tmp_path)
    assert code == 83
    assert "the version 2018-06-01 has no operation that reads a log" in out


def test_a_run_that_was_submitted_is_not_submitted_again(tmp_path: Path) -> None:
    keep = ("--state", str(tmp_path / "kept"))
    assert applied(DOCUMENTS["RunManualDagNodes"], *keep, folder=tmp_path)[0] == 0
    code, _, err = applied(DOCUMENTS["RunManualDagNodes"], *keep, folder=tmp_path)
    assert code == 0
    assert "already submitted: test_workflow is workflow instance 700000100000001" in err


def test_a_day_that_is_not_over_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    spec = DOCUMENTS["RunManualDagNodes of a range"].replace("2020-02-03", "2038-01-19")
    code, out, err = applied(spec, folder=tmp_path)
    assert (code, out) == (1, "")
    assert "error[run-day-not-over]: the day 2038-01-19 is not over yet" in err


def test_a_run_without_a_day_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    spec = DOCUMENTS["RunManualDagNodes"].replace("BizDate: 2020-11-10 00:00:00\n", "")
    code, _, err = applied(spec, folder=tmp_path)
    assert code == 2
    assert "has no BizDate" in err
    assert applied(spec, "--bizdate", "2020-11-10", folder=tmp_path)[0] == 0


def test_a_plan_says_what_becomes_of_each_node(tmp_path: Path) -> None:
    sample = str(SAMPLES / "nightly_repair.wfc.yaml")
    result = wfc("plan", sample, "--output-format", "json", cwd=tmp_path)
    assert result.code == 0, result.err
    [planned] = json.loads(result.out)["Submissions"]
    states = {task["Name"]: task["State"] for task in planned["Tasks"]}
    assert (planned["Operation"], states["revenue"]) == ("RunManualDagNodes", "run")
    assert states["mail_customers"] == "dry-run"
    text = wfc("plan", sample, cwd=tmp_path).out
    assert "10 nodes really run; 2 become dry runs" in text


def test_of_a_run_that_names_no_nodes_every_one_runs(tmp_path: Path) -> None:
    bare = "FlowName: f\nProjectName: p\nProjectEnv: PROD\nBizDate: 2026-11-19\n"
    (tmp_path / "all.wfc.yaml").write_text(bare, "utf-8")
    (tmp_path / "two.wfc.yaml").write_text(bare + "IncludeNodeIds: 7,9\n", "utf-8")
    whole = "Every node of the workflow really runs; the file names none of them.\n"
    assert wfc("ls", "all.wfc.yaml", cwd=tmp_path).out == whole
    text = wfc("plan", "all.wfc.yaml", cwd=tmp_path).out
    assert text.startswith(f"f  project p, PROD, BizDate 2026-11-19, all nodes\n    {whole}")
    text = wfc("plan", "two.wfc.yaml", cwd=tmp_path).out
    assert text.startswith("f  project p, PROD, BizDate 2026-11-19, 2 nodes\n    run  7\n")


def test_a_plan_of_a_run_is_applied_as_it_was_reviewed(tmp_path: Path) -> None:
    (tmp_path / "run.wfc.yaml").write_text(DOCUMENTS["RunManualDagNodes"], "utf-8")
    planned = wfc("plan", "run.wfc.yaml", "--out", "plan.json", cwd=tmp_path)
    digest = planned.out.partition("--expect-digest ")[2].split()[0]
    done = wfc("apply", "plan.json", "--expect-digest", digest, *FAST, cwd=tmp_path)
    assert done.code == 0, done.err

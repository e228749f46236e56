"""Runs of a deployed workflow: what becomes of each node, in the shapes of three versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from wfc.emulator.server import Emulator

from .world import FLOW, Client, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN: dict[str, object] = {
    "ProjectEnv": "PROD",
    "ProjectName": "shop_dw",
    "FlowName": "orders_manual",
    "BizDate": "2026-11-10 00:00:00",
}
BEIJING_10 = 1_794_240_000_000  # 2026-11-10 00:00 UTC+8, in ms


@pytest.fixture
def client() -> Iterator[Client]:
    """A client at 2026-11-18 of an emulator with one deployed workflow; ``bad`` fails."""
    clock = Clock()
    with Emulator(flows=[FLOW], clock=clock, task_seconds=1.0, fail={"report"}) as emulator:
        yield Client(emulator, clock)


def instances(client: Client, dag: int) -> list[Any]:
    asked = {"DagId": dag, "ProjectEnv": "PROD", "ProjectName": "shop_dw"}
    found: list[Any] = client.of("2020-05-18").ask("ListManualDagInstances", **asked)["Instances"]
    return found


def run(client: Client, **change: object) -> int:
    dag: int = client.of("2020-05-18").ask("RunManualDagNodes", **(RUN | change))["DagId"]
    return dag


def states(client: Client, dag: int) -> dict[str, str]:
    return {each["NodeName"]: each["Status"] for each in instances(client, dag)}


def test_nodes_run_after_what_they_wait_for_and_dry_runs_take_no_time(client: Client) -> None:
    dag = run(client, IncludeNodeIds="74324,74325", ExcludeNodeIds="74326")
    assert states(client, dag) == dict.fromkeys(("extract", "load", "report"), "NOT_RUN")
    client.clock.now += 0.5
    assert states(client, dag) == {"extract": "RUNNING", "load": "NOT_RUN", "report": "NOT_RUN"}
    client.clock.now += 2
    assert states(client, dag) == dict.fromkeys(("extract", "load", "report"), "SUCCESS")
    rows = {each["NodeName"]: each for each in instances(client, dag)}
    assert rows["report"]["TaskType"] == "SKIP(3)"
    assert rows["report"]["BeginRunningTime"] == rows["report"]["FinishTime"]
    assert (rows["load"]["NodeId"], rows["load"]["BizDate"]) == (74325, BEIJING_10)


def test_what_is_left_out_is_not_created_and_without_lists_all_but_scheduled_nodes_run(
    client: Client,
) -> None:
    assert list(states(client, run(client, IncludeNodeIds="74326"))) == ["report"]
    assert list(states(client, run(client))) == ["extract", "load", "report"]


def test_a_range_makes_one_dag_with_every_node_for_each_day(client: Client) -> None:
    days = {"StartBizDate": "2026-11-10 00:00:00", "EndBizDate": "2026-11-12 00:00:00"}
    dag = run(client, BizDate="", IncludeNodeIds="74324,74325", **days)
    rows = instances(client, dag)
    assert len(rows) == 6
    assert sorted({each["BizDate"] for each in rows}) == [
        BEIJING_10 + day * 86_400_000 for day in range(3)
    ]


def test_a_workflow_parameter_takes_the_place_of_the_node_s(client: Client) -> None:
    dag = run(
        client,
        NodeParameters='{"74325": "table=orders day=$bizdate"}',
        DagParameters='{"table": "users", "other": "x"}',
    )
    assert {each["NodeName"]: each["ParamValues"] for each in instances(client, dag)} == {
        "extract": "",
        "load": "table=users day=20261110",
        "report": "",
    }


def test_a_dag_its_instances_their_logs_and_doing_again(client: Client) -> None:
    old, dag = client.of("2020-05-18"), run(client)
    client.clock.now += 5
    found = old.ask("GetDag", DagId=dag, ProjectEnv="PROD")
    assert found["Success"] is True
    assert (found["Data"]["Status"], found["Data"]["Type"]) == ("FAILURE", "MANUAL")
    report = instances(client, dag)[2]["InstanceId"]
    one = {"InstanceId": report, "ProjectEnv": "PROD"}
    assert old.ask("GetInstance", **one)["Data"]["Status"] == "FAILURE"
    assert "let task report fail" in old.ask("GetInstanceLog", **one)["Data"]
    assert old.ask("RestartInstance", **one)["Data"] is True
    assert states(client, dag)["report"] == "NOT_RUN"
    client.clock.now += 0.5
    assert old.ask("StopInstance", **one)["Data"] is True
    assert states(client, dag) == {"extract": "SUCCESS", "load": "SUCCESS", "report": "FAILURE"}


def test_what_waits_for_a_stopped_instance_never_runs(client: Client) -> None:
    dag = run(client)
    client.clock.now += 0.5
    first = instances(client, dag)[0]["InstanceId"]
    client.of("2020-05-18").ask("StopInstance", InstanceId=first, ProjectEnv="PROD")
    client.clock.now += 60
    assert states(client, dag) == {"extract": "FAILURE", "load": "NOT_RUN", "report": "NOT_RUN"}


OLD: dict[str, object] = {
    "FlowName": "orders_manual",
    "ProjectName": "shop_dw",
    "Bizdate": "2026-11-10 00:00:00",
    "DagPara": "table=users",
    "NodePara": '{"74325": "table=orders"}',
}


def test_the_oldest_version_answers_as_its_official_client_reads(client: Client) -> None:
    old = client.of("2018-06-01")
    made = old.ask("CreateManualDag", **OLD)
    assert (made["ReturnCode"], made["ReturnErrorSolution"]) == ("0", "")
    client.clock.now += 0.5
    found = old.ask("SearchManualDagNodeInstance", DagId=made["ReturnValue"], ProjectName="shop_dw")
    first, second, _ = found["Data"]["NodeInsInfo"]
    assert (found["Success"], found["ErrCode"]) == (True, "0")
    assert (first["Status"], first["DagType"], first["Bizdate"]) == (4, 5, str(BEIJING_10))
    assert (second["Status"], second["ParaValue"]) == (1, "table=users")
    assert first["BeginRunningTime"].isdecimal()
    assert "FinishTime" not in first


def test_asked_by_format_it_answers_as_its_document_prints(client: Client) -> None:
    old = client.of("2018-06-01")
    made = old.ask("CreateManualDag", **OLD, Format="JSON")
    assert set(made) == {
        *("requestId", "returnCode", "returnErrorSolution", "returnMessage", "returnValue")
    }
    asked = f"DagId={made['returnValue']}&ProjectName=shop_dw"
    found = old.send("POST", f"/?{asked}&Format=JSON", b"", "SearchManualDagNodeInstance").body
    assert [each["nodeName"] for each in found["data"]] == ["extract", "load", "report"]
    assert found["success"] is True
    reply = old.send("POST", f"/?{asked}&Format=XML", b"", "SearchManualDagNodeInstance")
    text: str = reply.body
    assert reply.headers["Content-Type"] == "text/xml;charset=utf-8"
    assert text.startswith("<SearchManualDagNodeInstanceMetaResponse><data><instanceId>")
    assert text.count("<data>") == 3
    assert "<success>true</success>" in text
    assert "<errMsg></errMsg>" in text


def test_xml_holds_what_could_be_taken_for_its_marks(client: Client) -> None:
    pairs = quote('{"74325": "a=<&>"}')
    asked = "FlowName=orders_manual&ProjectName=shop_dw&Bizdate=2026-11-10%2000%3A00%3A00"
    old = client.of("2018-06-01")
    made = old.send("POST", f"/?{asked}&NodePara={pairs}", b"", "CreateManualDag").body
    found = old.send(
        "POST",
        f"/?DagId={made['ReturnValue']}&ProjectName=shop_dw&Format=XML",
        b"",
        "SearchManualDagNodeInstance",
    )
    assert "<paraValue>a=&lt;&amp;&gt;</paraValue>" in found.body


def test_the_newest_version_makes_an_instance_a_day_a_little_later(client: Client) -> None:
    asked = {
        "Name": "orders",
        "ProjectId": 100,
        "EnvType": "Prod",
        "Type": "ManualWorkflow",
        "WorkflowId": 1234,
        "Periods": '{"BizDates":[{"StartBizDate":"2026-11-10","EndBizDate":"2026-11-11"}]}',
        "DefaultRunProperties": '{"IncludeTaskIds":[880024],"ExcludeTaskIds":[880025]}',
    }
    operation = client.ask("CreateWorkflowInstances", **asked)["OperationId"]
    result = client.ask("GetCreateWorkflowInstancesResult", OperationId=operation)["Result"]
    assert result == {"Status": "Creating"}
    client.clock.now += 5
    result = client.ask("GetCreateWorkflowInstancesResult", OperationId=operation)["Result"]
    assert result["Status"] == "Created"
    assert len(result["WorkflowInstanceIds"]) == 2
    first = result["WorkflowInstanceIds"][0]
    instance = client.ask("GetWorkflowInstance", Id=first)["WorkflowInstance"]
    assert (instance["Type"], instance["WorkflowId"]) == ("ManualWorkflow", 1234)
    assert (instance["Status"], instance["BizDate"]) == ("Success", BEIJING_10)
    page = {"ProjectId": 100, "Bizdate": BEIJING_10, "ProjectEnv": "Prod"}
    rows = client.ask("ListTaskInstances", **page, WorkflowInstanceId=first)["PagingInfo"]
    assert [(row["TaskId"], row["TriggerRecurrence"]) for row in rows["TaskInstances"]] == [
        (880025, "Skip"),
        (880024, "Normal"),
    ]

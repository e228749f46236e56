"""The official SDKs of 2020-05-18, 2018-06-01 and 2024-05-18 run a deployed workflow.

They read what the emulator answers into their own models; where the oldest one cannot read what
its document prints, both forms are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.world import FLOW, Clock
from wfc.emulator.server import Emulator

from .official import LOCAL_KEY, Official, exceptions

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.xdist_group("sdk")

DAY = "2020-11-10 00:00:00"
RUN = {
    "FlowName": "orders_manual",
    "ProjectName": "shop_dw",
    "ProjectEnv": "PROD",
    "BizDate": DAY,
    "IncludeNodeIds": "74324,74325",
    "ExcludeNodeIds": "74326",
    "NodeParameters": '{"74325": "key1=val2 key2=$[yyyymmdd-1]"}',
    "DagParameters": '{"kaaaa": "vaaaaa"}',
}
ONE = {"ProjectEnv": "PROD", "ProjectName": "shop_dw"}


@pytest.fixture
def emulator(clock: Clock) -> Iterator[Emulator]:
    """An emulator with one deployed workflow, whose node ``extract`` fails."""
    with Emulator(flows=[FLOW], clock=clock, task_seconds=1.0, fail={"extract"}) as emulator:
        yield emulator


def sdk(emulator: Emulator, version: str) -> Official:
    return Official(emulator.endpoint, LOCAL_KEY, version=version)


def test_2020_runs_nodes_and_follows_stops_and_restarts_them(
    emulator: Emulator, clock: Clock
) -> None:
    client = sdk(emulator, "2020-05-18")
    dag: int = client.call("RunManualDagNodes", **RUN).dag_id
    assert dag > 2**32
    # DagId is declared as text in this operation, and as a number in the next.
    rows = client.call("ListManualDagInstances", DagId=str(dag), **ONE).instances
    assert [(each.node_name, each.node_id, each.status) for each in rows] == [
        ("extract", 74324, "NOT_RUN"),
        ("load", 74325, "NOT_RUN"),
        ("report", 74326, "NOT_RUN"),
    ]
    assert rows[1].param_values == "key1=val2 key2=$[yyyymmdd-1]"
    asked = {"BizName": "orders_manual", "Bizdate": DAY, "ProjectId": 100, "ProjectEnv": "PROD"}
    listed = client.call("ListInstances", **asked).data
    assert listed.total_count == 3
    assert {(each.dag_id, each.create_user) for each in listed.instances} == {(dag, "1000")}
    clock.now += 5
    found = client.call("GetDag", DagId=dag, ProjectEnv="PROD")
    assert (found.success, found.data.status, found.data.type) == (True, "FAILURE", "MANUAL")
    one = {"InstanceId": rows[0].instance_id, "ProjectEnv": "PROD"}
    assert client.call("GetInstance", **one).data.status == "FAILURE"
    assert "let task extract fail" in client.call("GetInstanceLog", **one).data
    assert client.call("RestartInstance", **one).data is True
    clock.now += 0.5
    assert client.call("StopInstance", **one).data is True


def test_2020_is_told_what_is_wrong_by_an_exception(emulator: Emulator) -> None:
    client = sdk(emulator, "2020-05-18")
    with pytest.raises(exceptions().ClientException) as refused:
        client.call("RunManualDagNodes", **(RUN | {"FlowName": "no_such_flow"}))
    assert refused.value.code == "10600111020399006"


def test_2018_triggers_and_searches(emulator: Emulator, clock: Clock) -> None:
    client = sdk(emulator, "2018-06-01")
    asked = {
        "Bizdate": "2018-12-12 00:00:00",
        "FlowName": "orders_manual",
        "ProjectName": "shop_dw",
        "DagPara": "param_k1=param_v1 param_k2=param_v2",
        "NodePara": '{"74325": "test=$[yyyy-mm-dd]"}',
    }
    made = client.call("CreateManualDag", **asked)
    assert made.return_code == "0"
    clock.now += 5
    found = client.call(
        "SearchManualDagNodeInstance", DagId=made.return_value, ProjectName="shop_dw"
    )
    assert (found.success, found.err_code) == (True, "0")
    rows = found.data.node_ins_info
    assert [(each.node_name, each.status, each.dag_type) for each in rows] == [
        ("extract", 5, 5),
        ("load", 1, 5),
        ("report", 1, 5),
    ]
    assert rows[0].finish_time.isdecimal()
    refused = client.call("CreateManualDag", **(asked | {"Bizdate": "2018-12-12"}))
    assert (refused.return_code, refused.return_value) == ("600011", None)


def test_the_sdk_of_2018_reads_nothing_of_what_its_document_prints() -> None:
    """Why the emulator has two forms: shown on the answer in the document."""
    from .official import product

    printed: dict[str, Any] = {
        "returnCode": "0",
        "requestId": "D394A-96-4C7-96E-FCDEB0AB3",
        "returnValue": 13245685,
        "returnErrorSolution": "",
        "returnMessage": "",
    }
    read = product("models", "2018-06-01").CreateManualDagResponseBody().from_map(printed)
    assert (read.return_code, read.return_value) == (None, None)


def test_2024_makes_instances_and_asks_what_became_of_them(
    emulator: Emulator, clock: Clock
) -> None:
    client = sdk(emulator, "2024-05-18")
    made = client.call(
        "CreateWorkflowInstances",
        AutoStartEnabled=True,
        EnvType="Prod",
        Name="w",
        Periods={"BizDates": [{"StartBizDate": "2024-11-20", "EndBizDate": "2024-11-21"}]},
        ProjectId=100,
        Type="ManualWorkflow",
        WorkflowId=1234,
        WorkflowParameters='{"k":"v"}',
        DefaultRunProperties={"IncludeTaskIds": [880025], "ExcludeTaskIds": [880026]},
    )
    asked = {"OperationId": made.operation_id}
    assert client.call("GetCreateWorkflowInstancesResult", **asked).result.status == "Creating"
    clock.now += 5
    result = client.call("GetCreateWorkflowInstancesResult", **asked).result
    assert (result.status, len(result.workflow_instance_ids)) == ("Created", 2)
    first = client.call("GetWorkflowInstance", Id=result.workflow_instance_ids[0])
    assert first.workflow_instance.type == "ManualWorkflow"
    assert first.workflow_instance.status == "Success"

"""Every way the operations that run a deployed workflow refuse a request, with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from wfc.emulator.behaviours import BEHAVIOURS
from wfc.emulator.server import Emulator

from .world import FLOW, Client, Clock, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RUN, DAG, STOP, RESTART = "RunManualDagNodes", "GetDag", "StopInstance", "RestartInstance"
CREATE, RESULT = "CreateWorkflowInstances", "GetCreateWorkflowInstancesResult"
#: A request that is done, of each operation.
SOUND: dict[str, dict[str, object]] = {
    RUN: {
        "ProjectEnv": "PROD",
        "ProjectName": "shop_dw",
        "FlowName": "orders_manual",
        "BizDate": "2026-11-10 00:00:00",
    },
    CREATE: {"Name": "orders", "ProjectId": 100, "Type": "ManualWorkflow", "WorkflowId": 1234},
    DAG: {"DagId": 1, "ProjectEnv": "PROD"},
    STOP: {"InstanceId": 1, "ProjectEnv": "PROD"},
    RESTART: {"InstanceId": 1, "ProjectEnv": "PROD"},
    RESULT: {"OperationId": "e15ad21c"},
}
VERSIONS = {CREATE: "2024-05-18", RESULT: "2024-05-18"}


@dataclass(frozen=True)
class Case:
    """A sound request of ``action`` with ``change`` (None: left out), and how it is refused."""

    behaviour: str
    message: str
    action: str
    change: Mapping[str, object]


CASES = [
    Case("project-unknown", "The workspace x does not exist", RUN, {"ProjectName": "x"}),
    Case("flow-unknown", "业务流程不存在", RUN, {"FlowName": "x"}),
    Case("day-malformed", "is too short", RUN, {"BizDate": "2026-11-10"}),
    Case("day-malformed", "its form is", RUN, {"BizDate": "2026-11-10 08:00:00"}),
    Case("day-malformed", "there is no such day", RUN, {"BizDate": "2026-02-30 00:00:00"}),
    Case("day-not-over", "one or more days before", RUN, {"BizDate": "2026-11-18 00:00:00"}),
    Case("day-and-range", "Give either", RUN, {"StartBizDate": "2026-11-10 00:00:00"}),
    Case("day-and-range", "Give either", RUN, {"BizDate": None}),
    Case(
        "range-too-long",
        "the range has 731 days",
        RUN,
        {"BizDate": None, "StartBizDate": "2024-11-10 00:00:00"}
        | {"EndBizDate": "2026-11-10 00:00:00"},
    ),
    Case("exclude-alone", "only together", RUN, {"ExcludeNodeIds": "74324"}),
    Case(
        "node-in-both-lists",
        "load is included and excluded",
        RUN,
        {"IncludeNodeIds": "74324,74325", "ExcludeNodeIds": "74325"},
    ),
    Case("node-unknown", "has no node 7", RUN, {"IncludeNodeIds": "7"}),
    Case("node-scheduled", "调度时间不在区间内", RUN, {"IncludeNodeIds": "74327"}),
    Case("parameter-malformed", "without blanks", RUN, {"IncludeNodeIds": "74324, 74325"}),
    Case("parameter-malformed", "JSON object of texts", RUN, {"DagParameters": "[]"}),
    Case("node-unknown", "no such node", RUN, {"NodeParameters": '{"7": "a=b"}'}),
    Case("parameter-not-allowed", "PROD, DEV", RUN, {"ProjectEnv": "Prod"}),
    Case("parameter-missing", "FlowName is mandatory", RUN, {"FlowName": None}),
    Case("dag-unknown", "The DAG 1 does not exist", DAG, {}),
    Case("instance-unknown", "The instance 1 does not exist", STOP, {}),
    Case("workflow-unknown", "is not deployed", CREATE, {"WorkflowId": 7}),
    Case("instance-type-not-emulated", "Type Manual is not", CREATE, {"Type": "Manual"}),
    Case("instance-type-not-emulated", "must be true", CREATE, {"AutoStartEnabled": "False"}),
    Case("parameter-malformed", "1 to 7 ranges", CREATE, {"Periods": '{"BizDates": []}'}),
    Case("operation-id-unknown", "does not exist", RESULT, {}),
]


@pytest.fixture
def client() -> Iterator[Client]:
    """A client at 2026-11-18 of an emulator with one deployed workflow."""
    clock = Clock()
    with Emulator(flows=[FLOW], clock=clock) as emulator:
        yield Client(emulator, clock)


def send(client: Client, action: str, change: Mapping[str, object]) -> Any:
    asked = {**SOUND[action], **change}
    given = {name: value for name, value in asked.items() if value is not None}
    return client.of(VERSIONS.get(action, "2020-05-18")).call(action, given)


@pytest.mark.parametrize("case", CASES, ids=numbered(case.behaviour for case in CASES))
def test_a_request_is_refused_as_its_behaviour_says(client: Client, case: Case) -> None:
    reply = send(client, case.action, case.change)
    behaviour = BEHAVIOURS[case.behaviour]
    assert reply.status == behaviour.status, reply.body
    assert case.message in reply.body["Message"]
    assert client.emulator.log[-1].behaviour == case.behaviour
    assert client.emulator.instances() == ()


ENDED = ("instance-not-running",)


def test_what_is_over_is_not_stopped_and_what_runs_is_not_restarted(client: Client) -> None:
    dag = send(client, RUN, {}).body["DagId"]
    old = client.of("2020-05-18")
    rows = old.ask("ListManualDagInstances", DagId=dag, ProjectEnv="PROD", ProjectName="shop_dw")
    first = rows["Instances"][0]["InstanceId"]
    assert "is not over" in send(client, RESTART, {"InstanceId": first}).body["Message"]
    assert client.emulator.log[-1].behaviour == "instance-not-running"
    client.clock.now += 60
    assert "is over" in send(client, STOP, {"InstanceId": first}).body["Message"]


@pytest.mark.parametrize("change", [{"Bizdate": "2018-12-12"}, {"Bizdate": "2026-11-18 00:00:00"}])
def test_the_oldest_version_tells_a_bad_day_by_its_return_code(
    client: Client, change: dict[str, object]
) -> None:
    asked = {"FlowName": "orders_manual", "ProjectName": "shop_dw"} | change
    answer = client.of("2018-06-01").ask("CreateManualDag", **asked)
    assert answer["ReturnCode"] == "600011"
    assert "ReturnValue" not in answer


def test_the_oldest_version_tells_an_unknown_dag_by_its_error_code(client: Client) -> None:
    asked = {"DagId": 7, "ProjectName": "shop_dw"}
    answer = client.of("2018-06-01").ask("SearchManualDagNodeInstance", **asked)
    assert (answer["Success"], answer["ErrCode"]) == (False, "11020293069")

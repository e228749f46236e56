"""What wfc sends of runs is what the official SDKs of three versions send, byte for byte."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.docs.sent import checked, value_of
from wfc.pipeline import compile_graph
from wfc.submit.adhoc_run import AdhocRun
from wfc.submit.answers import TaskInstance
from wfc.submit.candidates import dags
from wfc.submit.dags import Dags
from wfc.submit.errors import CallError
from wfc.submit.reads import reads_of
from wfc.submit.start import start

from .official import Official
from .pair import KEY, PINNED, assert_same, assert_signed, ours
from .recorder import Recorder, Reply, Sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wfc.submit.client import Client
    from wfc.targets.payload import Payload

pytestmark = pytest.mark.xdist_group("sdk")

#: Requests with what is easily spelled in two ways: blanks, `+`, `%`, quotes, other alphabets.
RUNS = {
    "2020-05-18": """
FlowName: "заказ +%2B&='x'"
ProjectName: shop_dw
ProjectEnv: PROD
ProjectId: 123
BizDate: 2020-11-10
IncludeNodeIds: 74324,74325
ExcludeNodeIds: 123,456
NodeParameters: '{"74325": "key1=val2 key2=$[yyyymmdd-1]"}'
DagParameters: {kaaaa: "v a+b%"}
""",
    "2018-06-01": """
FlowName: "заказ +%2B&='x'"
ProjectName: shop_dw
Bizdate: 2018-12-12
DagPara: param_k1=param_v1 param_k2=param_v2
NodePara: '{"103180025": "test=$[yyyy-mm-dd]"}'
""",
    "2024-05-18": """
WorkflowId: 1234
Name: "заказ +%2B&='x'"
ProjectId: 100
EnvType: Prod
AutoStartEnabled: true
StartBizDate: 2024-11-20
EndBizDate: 2024-11-21
Nodes:
  - {Name: extract, TaskId: 880024}
  - {Name: load, TaskId: 880025, DependsOn: [extract], Parameters: {table: orders}}
Select: [extract]
Exclude: [load]
DefaultRunProperties: {Parallelism: 2, Order: Asc, RunPolicy: {Immediately: false, Type: Daily}}
WorkflowParameters: {k: v}
Tags: [{Key: team, Value: магазин}]
""",
}


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    """A recorder that answers nothing that anybody could read on."""
    with Recorder(lambda _: Reply(200, b'{"RequestId": "R"}')) as recorder:
        yield recorder


def compiled(spec: str) -> Payload:
    found = checked(value_of(spec))
    assert found.graph is not None
    assert not found.has_errors()
    return compile_graph(found.graph)


def sent_by(recorder: Recorder, ask: Callable[[Client], object]) -> Sent:
    with suppress(CallError):
        ask(ours(recorder))
    return recorder.take()


@pytest.mark.parametrize("version", RUNS)
def test_a_submission_is_that_of_the_official_client(recorder: Recorder, version: str) -> None:
    payload = compiled(RUNS[version])
    assert payload.version == version
    own = sent_by(recorder, lambda client: start(client, payload, None))
    Official(recorder.endpoint, KEY, PINNED, version=version).call(payload.action, **payload.body)
    assert_same(own, recorder.take())
    assert_signed(own)


DAG = {"ProjectEnv": "PROD"}
OLD = {"ProjectName": "shop_dw"}


def reads(client: Client, operation: str) -> AdhocRun:
    return AdhocRun(reads_of(client, operation, "shop_dw", "PROD", (7,)), 7, 0, 1, None)


class Stopping(Dags):
    """A DAG of one node, 9, that runs."""

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[TaskInstance, ...]:
        return (TaskInstance(id=9, status="Running"),)


#: How wfc asks about a run, and the same as the API's own fields.
ASKED: dict[str, tuple[str, Callable[[Client], object], dict[str, Any]]] = {
    "GetDag": (
        "2020-05-18",
        lambda client: reads(client, "RunManualDagNodes").look(),
        {"DagId": 7} | DAG,
    ),
    "ListManualDagInstances": (
        "2020-05-18",
        lambda client: reads_of(
            client, "RunManualDagNodes", "shop_dw", "PROD", (7,)
        ).list_task_instances(0, 1, None, 7),
        {"DagId": "7"} | DAG | OLD,
    ),
    "ListInstances": (
        "2020-05-18",
        lambda client: dags(client, "заказ +%2B&='x'", "2020-11-10", "PROD", "100"),
        {"BizName": "заказ +%2B&='x'", "Bizdate": "2020-11-10 00:00:00"}
        | {"PageSize": 100, "ProjectId": 100}
        | DAG,
    ),
    "StopInstance": (
        "2020-05-18",
        lambda client: Stopping(client, "shop_dw", "PROD").stop_workflow_instances([7]),
        {"InstanceId": 9} | DAG,
    ),
    "GetInstanceLog": (
        "2020-05-18",
        lambda client: reads(client, "RunManualDagNodes").log(9, 2),
        {"InstanceId": 9, "InstanceHistoryId": 2} | DAG,
    ),
    "RestartInstance": (
        "2020-05-18",
        lambda client: reads(client, "RunManualDagNodes").rerun([9], None, lambda: None),
        {"InstanceId": 9} | DAG,
    ),
    "SearchManualDagNodeInstance": (
        "2018-06-01",
        lambda client: reads(client, "CreateManualDag").look(),
        {"DagId": 7} | OLD,
    ),
}


@pytest.mark.parametrize("operation", ASKED)
def test_what_is_asked_of_a_run_is_what_the_official_client_asks(
    recorder: Recorder, operation: str
) -> None:
    version, ask, fields = ASKED[operation]
    own = sent_by(recorder, ask)
    Official(recorder.endpoint, KEY, PINNED, version=version).call(operation, **fields)
    assert_same(own, recorder.take())


def test_the_recorded_request_of_the_oldest_version_is_what_is_sent(recorder: Recorder) -> None:
    """Recorded of alibabacloud-dataworks-public20180601 1.1.0: everything is in the query."""
    spec = """
Bizdate: 2018-12-12 00:00:00
FlowName: test_flow
ProjectName: test_project
DagPara: param_k1=param_v1 param_k2=param_v2
NodePara: '{"103180025": "test=$[yyyy-mm-dd]"}'
"""
    sent = sent_by(recorder, lambda client: start(client, compiled(spec), None))
    assert (sent.method, sent.body) == ("POST", b"")
    assert sent.target == (
        "/?Bizdate=2018-12-12+00%3A00%3A00&DagPara=param_k1%3Dparam_v1+param_k2%3Dparam_v2"
        "&FlowName=test_flow&NodePara=%7B%22103180025%22%3A+%22test%3D%24%5Byyyy-mm-dd%5D%22%7D"
        "&ProjectName=test_project"
    )
    assert "content-type" not in sent.named
    assert json.loads(sent.fields["NodePara"]) == {"103180025": "test=$[yyyy-mm-dd]"}

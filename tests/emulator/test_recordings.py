"""What the official client sends is taken, and answered in the shape its models read."""

from __future__ import annotations

from typing import Any

import pytest

from .world import DAY, Client, recorded

# Keys of the SDK models (9.11.0) that the recorded answers do not have.
ALSO_IN_MODEL = {
    *("CreateUser", "ModifyUser", "ModifyTime", "StartedTime", "FinishedTime", "WorkflowId"),
}

TASKS_OF_DAY = {"Bizdate": DAY, "ProjectId": 100, "ProjectEnv": "Dev", "SortBy": "Id"}
Submitted = tuple[Client, dict[str, Any], list[int]]


@pytest.fixture
def submitted(client: Client) -> Submitted:
    """The recorded full request, run to its end: the answer, and the ids of its two tasks."""
    request = recorded("requests/ExecuteAdhocWorkflowInstance")
    reply = client.send("POST", "/", request["body_raw"].encode(), "ExecuteAdhocWorkflowInstance")
    assert reply.status == 200, reply.body
    client.clock.now += 10
    rows = client.ask("ListTaskInstances", **TASKS_OF_DAY)["PagingInfo"]["TaskInstances"]
    return client, reply.body, [row["Id"] for row in rows]


@pytest.mark.parametrize(
    "name",
    [
        "ExecuteAdhocWorkflowInstance",
        "ExecuteAdhocWorkflowInstance.minimal",
        "ListTaskInstances",
        "ListWorkflowInstances",
    ],
)
def test_recorded_posts_are_taken_byte_for_byte(client: Client, name: str) -> None:
    request = recorded(f"requests/{name}")
    action = request["headers"]["x-acs-action"]
    reply = client.send("POST", request["path"], request["body_raw"].encode(), action)
    assert reply.status == 200, reply.body


@pytest.mark.parametrize("name", ["GetWorkflowInstance", "GetTaskInstance", "GetTaskInstanceLog"])
def test_recorded_gets_are_understood(client: Client, name: str) -> None:
    """Their ids are not ours, so "not found" is the right answer."""
    request = recorded(f"requests/{name}")
    reply = client.send("GET", f"/?{request['query_raw']}", b"", name)
    assert reply.status == 404
    assert reply.body["Code"].endswith("Instance.NotFound")


def assert_like(found: Any, wanted: Any, where: str = "") -> None:
    """Hold that ``found`` has every key of the recorded ``wanted``, with values of its type."""
    assert type(found) is type(wanted), where
    if isinstance(wanted, dict):
        assert wanted.keys() <= found.keys() <= wanted.keys() | ALSO_IN_MODEL, where
        for key in wanted:
            assert_like(found[key], wanted[key], f"{where}.{key}")
    if isinstance(wanted, list) and wanted:
        assert_like(found[0], wanted[0], f"{where}[0]")


def test_answers_have_the_recorded_shape(submitted: Submitted) -> None:
    client, answer, (first, _) = submitted
    workflow = answer["WorkflowInstanceId"]
    found = {
        "ExecuteAdhocWorkflowInstance": answer,
        "GetWorkflowInstance": client.ask("GetWorkflowInstance", Id=workflow),
        "GetTaskInstance": client.ask("GetTaskInstance", Id=first),
        "GetTaskInstanceLog": client.ask("GetTaskInstanceLog", Id=first, RunNumber=1),
        "ListWorkflowInstances": client.ask("ListWorkflowInstances", ProjectId=100, BizDate=DAY),
        "ListTaskInstances": client.ask("ListTaskInstances", **TASKS_OF_DAY),
    }
    # The recorded request gives Image too; the recorded answer happens to have none.
    image = found["GetTaskInstance"]["TaskInstance"]["RuntimeResource"].pop("Image")
    rows = found["ListTaskInstances"]["PagingInfo"]["TaskInstances"]
    assert image == rows[0]["RuntimeResource"].pop("Image") == "i-xxxxxx"
    for name, body in found.items():
        assert_like(body, recorded(f"answers/{name}")["body"], name)


def test_what_was_sent_reads_back(submitted: Submitted) -> None:
    client, answer, (first, second) = submitted
    workflow = answer["WorkflowInstanceId"]
    sent = recorded("requests/ExecuteAdhocWorkflowInstance")["decoded"]["Tasks"]
    a = client.ask("GetTaskInstance", Id=first)["TaskInstance"]
    for key in ("Script", "Outputs", "RuntimeResource", "DataSource", "Timeout", "Owner"):
        assert a[key] == sent[0][key]
    assert (a["TaskName"], a["TaskType"], a["WorkflowInstanceId"]) == ("a", "DIDE_SHELL", workflow)
    b = client.ask("GetTaskInstance", Id=second)["TaskInstance"]
    assert b["Inputs"]["Variables"] == [
        {"Name": "in1", "Type": "Constant", "Value": "proj.a_out:v1"}
    ]
    assert "Timeout" not in b
    assert "DataSource" not in b


def test_what_was_left_out_gets_the_assumed_values(client: Client) -> None:
    """EnvType Prod; BizDate the last midnight at UTC+8 (the clock: 2026-11-18 19:06 there)."""
    request = recorded("requests/ExecuteAdhocWorkflowInstance.minimal")["body"]
    answer = client.ask("ExecuteAdhocWorkflowInstance", **request)
    found = client.ask("GetWorkflowInstance", Id=answer["WorkflowInstanceId"])["WorkflowInstance"]
    assert (found["EnvType"], found["BizDate"]) == ("Prod", 1_794_931_200_000)

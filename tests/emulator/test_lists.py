"""The lists: what is chosen, how it is sorted, and its pages."""

from __future__ import annotations

from typing import Any

import pytest

from .world import DAY, Client, submission, task

WORKFLOWS: dict[str, object] = {"ProjectId": 100, "BizDate": DAY}
TASKS: dict[str, object] = {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev"}


@pytest.fixture
def listed(client: Client) -> tuple[Client, list[int]]:
    """Four instances of the day, a minute apart, and one of another day and workspace each."""
    ids = []
    for fields in (
        {"Name": "nightly orders"},
        {"Name": "nightly users", "EnvType": "Prod"},
        {"Name": "orders again", "Owner": "2000"},
        {"Name": "broken"},
        {"Name": "nightly orders", "BizDate": DAY + 86_400_000},
        {"Name": "nightly orders", "ProjectId": 101},
    ):
        name = "bad" if fields["Name"] == "broken" else "load"
        asked = submission(task(name), task("check", name, Owner="7", Type="ODPS_SQL"), **fields)
        ids.append(client.ask("ExecuteAdhocWorkflowInstance", **asked)["WorkflowInstanceId"])
        client.clock.now += 60
    return client, ids


def workflows(client: Client, **wanted: object) -> list[Any]:
    return list(
        client.ask("ListWorkflowInstances", **WORKFLOWS | wanted)["PagingInfo"]["WorkflowInstances"]
    )


def tasks(client: Client, **wanted: object) -> list[tuple[int, str]]:
    """Return workflow instance and name of the task instances."""
    rows = client.ask("ListTaskInstances", **TASKS | wanted)["PagingInfo"]["TaskInstances"]
    return [(row["WorkflowInstanceId"], row["TaskName"]) for row in rows]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [3, 2, 1, 0]),
        ({"Name": "orders"}, [2, 0]),
        ({"Name": "Orders"}, []),
        ({"Name": ""}, [3, 2, 1, 0]),
        ({"Owner": "2000"}, [2]),
        ({"EnvType": "Prod"}, [1]),
        ({"Type": "ManualWorkflow"}, [3, 2, 1, 0]),
        ({"Type": "Normal"}, []),
        ({"WorkflowId": 7}, []),
        ({"Tags": '["a"]'}, []),
        ({"Filter": '{"status":"Failure"}'}, [3]),
        ({"Filter": '{"status":"Success"}', "Name": "nightly"}, [1, 0]),
        ({"SortBy": "Id"}, [0, 1, 2, 3]),
        ({"SortBy": "CreateTime Asc"}, [0, 1, 2, 3]),
        ({"SortBy": "StartedTime Desc"}, [3, 2, 1, 0]),
        ({"SortBy": "TriggerTime Asc"}, [3, 2, 1, 0]),
        ({"PageSize": 3}, [3, 2, 1]),
        ({"PageSize": 3, "PageNumber": 2}, [0]),
        ({"PageSize": 3, "PageNumber": 3}, []),
        ({"BizDate": DAY + 86_400_000}, [4]),
        ({"ProjectId": 101}, [5]),
        ({"BizDate": DAY + 1}, []),
    ],
)
def test_workflow_instances(
    listed: tuple[Client, list[int]], wanted: dict[str, object], found: list[int]
) -> None:
    client, ids = listed
    assert [ids.index(row["Id"]) for row in workflows(client, **wanted)] == found


def test_workflow_instances_by_id(listed: tuple[Client, list[int]]) -> None:
    client, ids = listed
    found = workflows(client, Ids=f"[{ids[0]},{ids[3]},{ids[4]},1]")
    assert [row["Id"] for row in found] == [ids[3], ids[0]]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [(3, "check"), (3, "bad"), (2, "check"), (2, "load"), (0, "check"), (0, "load")]),
        ({"ProjectEnv": ""}, [(1, "check"), (1, "load")]),
        ({"TaskName": "oa"}, [(2, "load"), (0, "load")]),
        ({"Status": "Failure"}, [(3, "bad")]),
        ({"Status": "NotRun"}, [(3, "check")]),
        ({"Owner": "7", "PageSize": 2}, [(3, "check"), (2, "check")]),
        ({"TaskType": "ODPS_SQL", "PageSize": 2, "PageNumber": 2}, [(0, "check")]),
        ({"RuntimeResource": "g", "PageSize": 1}, [(3, "check")]),
        ({"RuntimeResource": "h"}, []),
        ({"TriggerType": "Manual", "PageSize": 1}, [(3, "check")]),
        ({"TriggerType": "Scheduler"}, []),
        ({"TriggerRecurrence": "Skip"}, []),
        ({"WorkflowInstanceType": "Normal"}, []),
        ({"Id": 1}, []),
        ({"TaskId": 1}, []),
        ({"TaskIds": "[1]"}, []),
        (
            {"SortBy": "StartedTime Asc"},
            [(0, "load"), (0, "check"), (2, "load"), (2, "check"), (3, "bad"), (3, "check")],
        ),
        (
            {"Filter": '{"createTimeStart":"1795000120000"}', "SortBy": "Id"},
            [(2, "load"), (2, "check"), (3, "bad"), (3, "check")],
        ),
        ({"Filter": '{"createTimeEnd":"1795000000000"}'}, [(0, "check"), (0, "load")]),
        ({"Filter": '{"finishedTimeStart":"1795000181000"}'}, [(3, "bad")]),
        (
            {"Filter": '{"startedTimeStart":"1795000120101","startedTimeEnd":"1795000180100"}'},
            [(3, "bad"), (2, "check")],
        ),
    ],
)
def test_task_instances(
    listed: tuple[Client, list[int]], wanted: dict[str, object], found: list[tuple[int, str]]
) -> None:
    client, ids = listed
    assert [(ids.index(id_), name) for id_, name in tasks(client, **wanted)] == found


def test_task_instances_by_id(listed: tuple[Client, list[int]]) -> None:
    client, ids = listed
    assert tasks(client, WorkflowInstanceId=ids[2]) == [(ids[2], "check"), (ids[2], "load")]
    assert tasks(client, WorkflowInstanceId=ids[4]) == []
    page = client.ask("ListTaskInstances", **TASKS)["PagingInfo"]
    first, *_, last = page["TaskInstances"]
    both = sorted([(first["WorkflowInstanceId"], "check"), (last["WorkflowInstanceId"], "load")])
    assert sorted(tasks(client, Ids=f"[{first['Id']},{last['Id']}]")) == both
    assert sorted(tasks(client, TaskIds=f"[{first['TaskId']},{last['TaskId']}]")) == both
    assert tasks(client, Id=first["Id"]) == tasks(client, TaskId=first["TaskId"]) == [both[1]]


def test_a_page_says_where_it_stands(client: Client) -> None:
    for number in range(12):
        client.ask("ExecuteAdhocWorkflowInstance", **submission(task("a"), Name=f"n{number}"))
    page = client.ask("ListWorkflowInstances", **WORKFLOWS)["PagingInfo"]
    names = [row["Name"] for row in page.pop("WorkflowInstances")]
    assert page == {"PageNumber": 1, "PageSize": 10, "TotalCount": 12}
    assert names == [f"n{number}" for number in range(11, 1, -1)]
    page = client.ask("ListWorkflowInstances", **WORKFLOWS, PageNumber=2)["PagingInfo"]
    assert [row["Name"] for row in page["WorkflowInstances"]] == ["n1", "n0"]

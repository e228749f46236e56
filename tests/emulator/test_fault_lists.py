"""Lists that lag, hide, match too much or give short pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .world import DAY, faults, submission, task

if TYPE_CHECKING:
    from .world import Client

SUBMIT, LIST, TASKS = "ExecuteAdhocWorkflowInstance", "ListWorkflowInstances", "ListTaskInstances"


def submit(client: Client, name: str = "orders_wfcabc") -> int:
    answer = client.ask(SUBMIT, **submission(task("a"), Name=name))
    return int(answer["WorkflowInstanceId"])


def page(client: Client, **more: object) -> dict[str, Any]:
    found: dict[str, Any] = client.ask(LIST, ProjectId=100, BizDate=DAY, **more)["PagingInfo"]
    return found


def names(client: Client, **more: object) -> list[str]:
    return [row["Name"] for row in page(client, **more)["WorkflowInstances"]]


def tasks(client: Client) -> int:
    asked = {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev"}
    return int(client.ask(TASKS, **asked)["PagingInfo"]["TotalCount"])


def test_a_list_shows_an_instance_later_and_its_id_finds_it_at_once(client: Client) -> None:
    client.emulator.inject(faults({"ListLag": 60}))
    instance = submit(client)
    client.clock.now += 59
    assert (names(client), tasks(client)) == ([], 0)
    assert client.ask("GetWorkflowInstance", Id=instance)["WorkflowInstance"]["Id"] == instance
    client.clock.now += 1
    assert (names(client), tasks(client)) == (["orders_wfcabc"], 1)


def test_lists_may_hide_what_is_ad_hoc(client: Client) -> None:
    client.emulator.inject(faults({"Operations": [LIST], "ListHides": True}))
    submit(client)
    client.clock.now += 10**6
    assert names(client) == []
    assert tasks(client) == 1


def test_a_fuzzy_name_matches_others_and_all_of_them_are_newer(client: Client) -> None:
    client.emulator.inject(faults({"NameNoise": 600}))
    instance = submit(client)
    first = page(client, Name="wfcabc", PageSize=100)
    assert first["TotalCount"] == 601
    last = page(client, Name="wfcabc", PageSize=100, PageNumber=7)
    assert [row["Id"] for row in last["WorkflowInstances"]] == [instance]
    other = first["WorkflowInstances"][0]
    assert "wfcabc" in other["Name"]
    assert not other["Name"].endswith("wfcabc")
    assert len(client.emulator.instances()) == 1


def test_without_a_name_or_a_match_there_is_no_noise(client: Client) -> None:
    client.emulator.inject(faults({"NameNoise": 5}))
    assert names(client, Name="x") == []
    submit(client)
    assert names(client) == ["orders_wfcabc"]


def test_a_page_may_have_fewer_rows_than_asked_for(client: Client) -> None:
    client.emulator.inject(faults({"PageSize": 2}))
    for number in range(3):
        submit(client, f"n{number}")
    first = page(client, PageSize=100)
    assert (first["PageSize"], first["TotalCount"]) == (2, 3)
    assert names(client, PageSize=100) == ["n2", "n1"]
    assert names(client, PageSize=100, PageNumber=2) == ["n0"]
    assert names(client, PageSize=1) == ["n2"]

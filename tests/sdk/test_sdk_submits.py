"""The official SDK drives the emulator: a run from submission to log, lists by pages."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.world import DAY, task

from .compiled import SHOP, compiled, less_added

if TYPE_CHECKING:
    from tests.emulator.world import Clock
    from wfc.emulator.server import Emulator

    from .official import Official

pytestmark = pytest.mark.xdist_group("sdk")

ODD = "日次_заказы_\u0301\u202e\U0001f600 \"'\\%2B+&=#"


def submission(*tasks: dict[str, object], **fields: object) -> dict[str, Any]:
    """Return the body of ExecuteAdhocWorkflowInstance, ``Tasks`` as a list."""
    top = {"BizDate": DAY, "EnvType": "Dev", "Name": "demo", "Owner": "1000", "ProjectId": 100}
    return {**top, "Tasks": list(tasks), **fields}


def submit(sdk: Official, body: dict[str, Any]) -> int:
    """Submit ``body``; return the id of the workflow instance."""
    answer = sdk.call("ExecuteAdhocWorkflowInstance", **body)
    assert isinstance(answer.workflow_instance_id, int)
    return answer.workflow_instance_id


def tasks_of(sdk: Official, instance: int, **fields: object) -> Any:
    """Return a page of the tasks of ``instance`` in workspace 100, environment Dev."""
    asked = {"Bizdate": DAY, "ProjectId": 100, "ProjectEnv": "Dev", "SortBy": "Id", **fields}
    return sdk.call("ListTaskInstances", WorkflowInstanceId=instance, **asked).paging_info


def statuses(sdk: Official, instance: int) -> tuple[str, list[str]]:
    """Return the status of ``instance`` and of each of its tasks."""
    workflow = sdk.call("GetWorkflowInstance", Id=instance).workflow_instance
    return workflow.status, [row.status for row in tasks_of(sdk, instance).task_instances]


def test_the_sample_shop_runs_from_its_spec_to_its_logs(
    sdk: Official, emulator: Emulator, clock: Clock
) -> None:
    body: dict[str, Any] = compiled(SHOP).body
    answer = sdk.call("ExecuteAdhocWorkflowInstance", **body)
    instance = answer.workflow_instance_id
    assert answer.request_id == emulator.log[-1].request_id
    assert emulator.log[-1].executed == instance

    clock.now += 60
    workflow = sdk.call("GetWorkflowInstance", Id=instance).workflow_instance
    assert (workflow.name, workflow.status) == ("daily_orders", "Success")
    assert (workflow.biz_date, workflow.owner) == (body["BizDate"], body["Owner"])

    day = {"Bizdate": body["BizDate"], "ProjectId": body["ProjectId"], "ProjectEnv": "Dev"}
    rows = sdk.call("ListTaskInstances", **day, SortBy="Id").paging_info.task_instances
    assert [row.task_name for row in rows] == [sent["Name"] for sent in body["Tasks"]]
    for row, sent in zip(rows, body["Tasks"], strict=True):
        read = sdk.call("GetTaskInstance", Id=row.id).task_instance.to_map()
        assert (read["Status"], read["TaskType"]) == ("Success", sent["Type"])
        for key in ("Script", "RuntimeResource", "DataSource", "Timeout", "Outputs"):
            assert less_added(read.get(key), sent.get(key, {})) == sent.get(key), key
        log = sdk.call("GetTaskInstanceLog", Id=row.id, RunNumber=1).task_instance_log
        assert sent["Name"] in log


def test_states_go_on_with_the_clock_and_a_failure_stops_what_waits_for_it(
    sdk: Official, clock: Clock
) -> None:
    tasks = task("a"), task("b"), task("bad", "a"), task("after", "bad"), task("other", "b")
    instance = submit(sdk, submission(*tasks))
    seen = [statuses(sdk, instance)]
    for seconds in (0.5, 1.0, 1.0, 100.0):
        clock.now += seconds
        seen.append(statuses(sdk, instance))
    assert seen == [
        ("NotRun", ["NotRun", "NotRun", "NotRun", "NotRun", "NotRun"]),
        ("Running", ["Running", "Running", "NotRun", "NotRun", "NotRun"]),
        ("Running", ["Success", "Success", "Running", "NotRun", "Running"]),
        ("Failure", ["Success", "Success", "Failure", "NotRun", "Success"]),
        ("Failure", ["Success", "Success", "Failure", "NotRun", "Success"]),
    ]


def test_times_and_the_log_come_when_the_task_does(sdk: Official, clock: Clock) -> None:
    instance = submit(sdk, submission(task("a")))
    (row,) = tasks_of(sdk, instance).task_instances
    assert (row.started_time, row.finished_time, row.runtime) == (None, None, None)
    assert sdk.call("GetTaskInstanceLog", Id=row.id).task_instance_log == ""
    clock.now += 10
    (row,) = tasks_of(sdk, instance).task_instances
    assert row.finished_time - row.started_time == 1000
    assert row.runtime.gateway == "emulator"
    assert "emulat" in sdk.call("GetTaskInstanceLog", Id=row.id).task_instance_log


def test_workflow_instances_are_listed_in_three_pages(sdk: Official) -> None:
    made = [submit(sdk, submission(task("a"), Name=f"daily_{n}")) for n in range(5)]
    submit(sdk, submission(task("a"), Name="other"))
    day = {"BizDate": DAY, "ProjectId": 100, "Name": "daily", "PageSize": 2}
    pages = [
        sdk.call("ListWorkflowInstances", **day, PageNumber=n).paging_info for n in range(1, 5)
    ]
    assert [[row.id for row in page.workflow_instances] for page in pages] == [
        [made[4], made[3]],
        [made[2], made[1]],
        [made[0]],
        [],
    ]
    assert [(page.page_number, page.page_size, page.total_count) for page in pages] == [
        (number, 2, 5) for number in range(1, 5)
    ]


def test_task_instances_are_listed_in_three_pages(sdk: Official) -> None:
    instance = submit(sdk, submission(*(task(f"t{n}") for n in range(5))))
    submit(sdk, submission(task("of_another_instance")))
    pages = [tasks_of(sdk, instance, PageSize=2, PageNumber=n) for n in (1, 2, 3, 4)]
    assert [[row.task_name for row in page.task_instances] for page in pages] == [
        ["t0", "t1"],
        ["t2", "t3"],
        ["t4"],
        [],
    ]
    assert {page.total_count for page in pages} == {5}


def test_lists_are_narrowed_by_what_the_sdk_sends(sdk: Official, clock: Clock) -> None:
    good, bad = (submit(sdk, submission(task(name), Name=name)) for name in ("good", "bad"))
    clock.now += 10
    day: dict[str, Any] = {"BizDate": DAY, "ProjectId": 100}

    def found(**fields: object) -> list[int]:
        rows = sdk.call("ListWorkflowInstances", **day, **fields).paging_info.workflow_instances
        return [row.id for row in rows]

    assert found() == found(Ids=[good, bad], Owner="1000", EnvType="Dev") == [bad, good]
    assert found(SortBy="CreateTime Asc") == [bad, good]
    assert found(SortBy="Id Asc") == [good, bad]
    assert found(Ids=[good]) == found(Filter='{"status":"Success"}') == [good]
    assert found(Name="a") == [bad]
    assert found(EnvType="Prod") == found(Tags=["t"]) == found(WorkflowId=7) == []
    names = [row.task_name for row in tasks_of(sdk, bad, Status="Failure").task_instances]
    assert names == ["bad"]


def test_any_characters_read_back_as_they_were_sent(sdk: Official) -> None:
    script = {"Content": f"echo {ODD}\r\n\t\x00\u2028", "Parameters": f"x={ODD}"}
    sent = task("a", Name=ODD, Script=script, Owner=ODD)
    instance = submit(sdk, submission(sent, Name=ODD, Owner=ODD))
    workflow = sdk.call("GetWorkflowInstance", Id=instance).workflow_instance
    assert (workflow.name, workflow.owner) == (ODD, ODD)
    (row,) = tasks_of(sdk, instance, TaskName=ODD).task_instances
    assert (row.task_name, row.owner, row.script_parameters) == (ODD, ODD, f"x={ODD}")
    assert sdk.call("GetTaskInstance", Id=row.id).task_instance.script.to_map() == script
    day = {"BizDate": DAY, "ProjectId": 100, "Name": ODD, "Owner": ODD}
    (listed,) = sdk.call("ListWorkflowInstances", **day).paging_info.workflow_instances
    assert listed.id == instance


def test_the_models_of_the_sdk_hold_all_that_is_answered(sdk: Official, clock: Clock) -> None:
    """Read by the SDK and written again, an answer is what its generic client saw."""
    instance = submit(sdk, compiled_for_100())
    clock.now += 60
    (first, *_) = tasks_of(sdk, instance).task_instances
    day = {"ProjectId": "100", "SortBy": "Id"}
    reads: list[tuple[str, str, dict[str, str]]] = [
        ("GET", "GetWorkflowInstance", {"Id": str(instance)}),
        ("GET", "GetTaskInstance", {"Id": str(first.id)}),
        ("GET", "GetTaskInstanceLog", {"Id": str(first.id)}),
        ("POST", "ListWorkflowInstances", {**day, "BizDate": str(DAY)}),
        ("POST", "ListTaskInstances", {**day, "Bizdate": str(DAY), "ProjectEnv": "Dev"}),
    ]
    for method, operation, parameters in reads:
        raw = sdk.call_generic(method, operation, parameters)
        model = sdk.call(operation, **parameters).to_map()
        del raw["RequestId"], model["RequestId"]
        assert less_added(model, raw) == raw, operation


def compiled_for_100() -> dict[str, Any]:
    """Return the sample shop's body for the workspace and day the tests ask for."""
    return {**compiled(SHOP).body, "ProjectId": 100, "BizDate": DAY, "EnvType": "Dev"}


def test_the_sdks_other_transport_gets_along_too(sdk: Official, clock: Clock) -> None:
    async def live() -> tuple[str, int]:
        answer = await sdk.call_async("ExecuteAdhocWorkflowInstance", **submission(task("a")))
        clock.now += 10
        read = await sdk.call_async("GetWorkflowInstance", Id=answer.workflow_instance_id)
        listed = await sdk.call_async("ListWorkflowInstances", BizDate=DAY, ProjectId=100)
        return read.workflow_instance.status, listed.paging_info.total_count

    assert asyncio.run(live()) == ("Success", 1)

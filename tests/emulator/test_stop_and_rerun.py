"""Runs that are stopped and run again, at 0.1 s to be picked up, 1 s a task, two at once."""

from __future__ import annotations

from typing import Any

import pytest

from .test_states import F, N, R, S, W, states, submit
from .world import DAY, Client, faults, recorded, task


def id_of(client: Client, name: str) -> int:
    """Return the id of the one task instance called ``name``."""
    wanted = {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev", "TaskName": name}
    (row,) = client.ask("ListTaskInstances", **wanted)["PagingInfo"]["TaskInstances"]
    return int(row["Id"])


def done(client: Client, action: str, *ids: int, **more: object) -> dict[str, tuple[bool, str]]:
    """Return what SuccessInfo says of each id."""
    info: dict[str, Any] = client.ask(action, Ids=list(ids), **more)["SuccessInfo"]
    return {id_: (entry["Success"], entry["Message"]) for id_, entry in info.items()}


def stop(client: Client, *ids: int) -> dict[str, tuple[bool, str]]:
    return done(client, "StopWorkflowInstances", *ids)


def rerun(client: Client, *names: str) -> dict[str, tuple[bool, str]]:
    return done(client, "RerunTaskInstances", *(id_of(client, name) for name in names))


@pytest.mark.parametrize("name", ["StopWorkflowInstances", "RerunTaskInstances"])
def test_recorded_requests_are_taken_byte_for_byte(client: Client, name: str) -> None:
    request = recorded(f"requests/{name}")
    reply = client.send("POST", request["path"], request["body_raw"].encode(), name)
    assert reply.status == 200
    shape = recorded("answers/StopWorkflowInstances")["body"]
    assert reply.body.keys() == shape.keys()
    (entry,) = reply.body["SuccessInfo"].values()
    assert {key: type(value) for key, value in entry.items()} == {"Success": bool, "Message": str}
    assert "does not exist" in entry["Message"]


def test_what_runs_or_waits_for_a_slot_is_stopped_and_the_rest_never_runs(client: Client) -> None:
    names = task("a"), task("b", "a"), task("c", "a"), task("d", "a"), task("end", "b")
    workflow = submit(client, *names)
    client.clock.now += 1.5
    assert states(client, workflow) == (R, {"a": S, "b": R, "c": R, "d": W, "end": N})
    assert stop(client, workflow) == {str(workflow): (True, "")}
    stopped = (F, {"a": S, "b": F, "c": F, "d": F, "end": N})
    assert states(client, workflow) == stopped
    client.clock.now += 1000
    assert states(client, workflow) == stopped


def test_before_it_was_picked_up_its_first_tasks_are_what_is_stopped(client: Client) -> None:
    workflow = submit(client, task("a"), task("b", "a"))
    stop(client, workflow)
    client.clock.now += 1000
    assert states(client, workflow) == (F, {"a": F, "b": N})


def test_what_is_over_or_unknown_is_not_stopped_and_the_others_are(client: Client) -> None:
    over = submit(client, task("a"))
    client.clock.now += 10
    runs = submit(client, task("a"))
    assert stop(client, over, runs, 7) == {
        "7": (False, "The workflow instance 7 does not exist."),
        str(over): (False, f"The workflow instance {over} is not running: its status is Success."),
        str(runs): (True, ""),
    }
    assert states(client, over) == (S, {"a": S})
    assert states(client, runs) == (F, {"a": F})


def test_a_rerun_goes_on_where_the_failure_was(client: Client) -> None:
    client.emulator.inject(faults({"FailRuns": {"load": 1}}))
    workflow = submit(client, task("a"), task("load", "a"), task("end", "load"), task("x", "a"))
    client.clock.now += 10
    assert states(client, workflow) == (F, {"a": S, "load": F, "end": N, "x": S})
    assert [*rerun(client, "load").values()] == [(True, "")]
    assert states(client, workflow)[0] == R
    client.clock.now += 0.5
    assert states(client, workflow) == (R, {"a": S, "load": R, "end": N, "x": S})
    client.clock.now += 1.0
    assert states(client, workflow) == (R, {"a": S, "load": S, "end": R, "x": S})
    client.clock.now += 10
    assert states(client, workflow) == (S, {"a": S, "load": S, "end": S, "x": S})
    load = client.ask("GetTaskInstance", Id=id_of(client, "load"))["TaskInstance"]
    assert load["RunNumber"] == 2
    logs = [
        client.ask("GetTaskInstanceLog", Id=load["Id"], **which)["TaskInstanceLog"]
        for which in ({"RunNumber": 1}, {"RunNumber": 2}, {})
    ]
    assert ["exit code 1" in log for log in logs] == [True, False, False]
    assert logs[1] == logs[2]


def test_what_had_run_does_not_run_again_unless_it_is_asked_for(client: Client) -> None:
    workflow = submit(client, task("a"), task("b", "a"), task("c", "b"))
    client.clock.now += 10
    rerun(client, "a")
    client.clock.now += 10
    numbers = {
        name: client.ask("GetTaskInstance", Id=id_of(client, name))["TaskInstance"]["RunNumber"]
        for name in "abc"
    }
    assert numbers == {"a": 2, "b": 1, "c": 1}
    assert states(client, workflow)[0] == S


def test_a_stopped_workflow_can_be_run_again_beside_what_still_runs(client: Client) -> None:
    workflow = submit(client, task("a"), task("b"), task("c", "a"), task("d", "b"))
    client.clock.now += 0.5
    stop(client, workflow)
    rerun(client, "a")
    client.clock.now += 0.5
    assert states(client, workflow) == (R, {"a": R, "b": F, "c": N, "d": N})
    rerun(client, "b")
    client.clock.now += 0.75
    assert states(client, workflow) == (R, {"a": S, "b": R, "c": R, "d": N})
    client.clock.now += 10
    assert states(client, workflow) == (S, {"a": S, "b": S, "c": S, "d": S})


def test_what_is_not_over_is_not_run_again(client: Client) -> None:
    submit(client, task("a"), task("b", "a"))
    client.clock.now += 0.5
    first, second = id_of(client, "a"), id_of(client, "b")
    assert rerun(client, "a", "b") == {
        str(first): (False, f"The task instance {first} is not over: its status is Running."),
        str(second): (False, f"The task instance {second} is not over: its status is NotRun."),
    }


def test_a_task_that_was_told_to_fail_fails_again(client: Client) -> None:
    workflow = submit(client, task("bad"))
    client.clock.now += 10
    done(client, "RerunTaskInstances", id_of(client, "bad"), UseLatestConfig="False")
    client.clock.now += 10
    assert states(client, workflow) == (F, {"bad": F})

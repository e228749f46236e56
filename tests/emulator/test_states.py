"""How a run goes on: states over time, at 0.1 s to be picked up, 1 s a task, two at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wfc.emulator.server import Emulator

from .world import DAY, Client, Clock, submission, task

if TYPE_CHECKING:
    from pathlib import Path

N, W, R, S, F = "NotRun", "WaitResource", "Running", "Success", "Failure"


def states(client: Client, workflow: int) -> tuple[str, dict[str, str]]:
    """Return the state of the instance, and those of its tasks."""
    instance = client.ask("GetWorkflowInstance", Id=workflow)["WorkflowInstance"]
    day = {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev"}
    found = client.ask("ListTaskInstances", **day, WorkflowInstanceId=workflow)
    rows = found["PagingInfo"]["TaskInstances"]
    return instance["Status"], {row["TaskName"]: row["Status"] for row in rows}


def submit(client: Client, *tasks: dict[str, object]) -> int:
    answer = client.ask("ExecuteAdhocWorkflowInstance", **submission(*tasks))
    assert isinstance(answer["WorkflowInstanceId"], int)
    return answer["WorkflowInstanceId"]


def test_a_wide_layer_waits_for_slots_and_a_join_for_all(client: Client) -> None:
    workflow = submit(client, task("a"), task("b"), task("c"), task("end", "a", "b", "c"))
    start, seen = client.clock.now, {}
    for moment in (0.0, 0.05, 0.15, 1.05, 1.15, 2.05, 2.15, 3.05, 3.15, 99.0):
        client.clock.now = start + moment
        whole, tasks = states(client, workflow)
        seen[moment] = (whole, *(tasks[name] for name in ("a", "b", "c", "end")))
    assert seen == {
        0.0: (N, N, N, N, N),
        0.05: (N, N, N, N, N),
        0.15: (R, R, R, W, N),
        1.05: (R, R, R, W, N),
        1.15: (R, S, S, R, N),
        2.05: (R, S, S, R, N),
        2.15: (R, S, S, S, R),
        3.05: (R, S, S, S, R),
        3.15: (S, S, S, S, S),
        99.0: (S, S, S, S, S),
    }


def test_what_depends_on_a_failed_task_never_runs_and_the_rest_does(client: Client) -> None:
    workflow = submit(client, task("bad"), task("after", "bad"), task("a"), task("b", "a"))
    client.clock.now += 1.5
    assert states(client, workflow) == (R, {"bad": F, "after": N, "a": S, "b": R})
    client.clock.now += 1000
    assert states(client, workflow) == (F, {"bad": F, "after": N, "a": S, "b": S})


def test_an_output_made_elsewhere_counts_as_there(client: Client) -> None:
    workflow = submit(client, task("a", "made_elsewhere"))
    client.clock.now += 0.15
    assert states(client, workflow) == (R, {"a": R})


def test_times_are_there_once_they_have_come(client: Client) -> None:
    workflow = submit(client, task("a"))
    start = int(client.clock.now * 1000)
    seen = []
    for moment in (0.0, 0.5, 2.0):
        client.clock.now = start / 1000 + moment
        found = client.ask("GetWorkflowInstance", Id=workflow)["WorkflowInstance"]
        names = ("CreateTime", "StartedTime", "FinishedTime", "ModifyTime")
        seen.append([found[name] - start if name in found else None for name in names])
    assert seen == [[0, None, None, 0], [0, 100, None, 100], [0, 100, 1100, 1100]]


def test_the_same_request_again_makes_a_second_instance(client: Client) -> None:
    first, second = submit(client, task("a")), submit(client, task("a"))
    assert second > first > 2**32
    assert [instance.id for instance in client.emulator.instances()] == [first, second]
    assert [line.executed for line in client.emulator.log] == [first, second]


def test_speed_divides_every_time() -> None:
    clock = Clock()
    with Emulator(clock=clock, speed=100) as emulator:
        client = Client(emulator, clock)
        workflow = submit(client, task("a"))
        clock.now += 0.0039
        assert states(client, workflow)[0] == R
        clock.now += 0.0002
        assert states(client, workflow)[0] == S


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_speed_that_is_none_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        Emulator(speed=speed)


def test_a_kept_state_goes_on_after_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    with Emulator(clock=clock, state=tmp_path / "state") as emulator:
        workflow = submit(Client(emulator, clock), task("a"))
    clock.now += 10
    with Emulator(clock=clock, state=tmp_path / "state") as emulator:
        client = Client(emulator, clock)
        assert states(client, workflow) == (S, {"a": S})
        assert submit(client, task("a")) == workflow + 1

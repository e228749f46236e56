"""Many runs followed with few calls, through a scripted service."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import cast

import pytest

from tests.submit.test_follow import THROTTLED, Service
from wfc.submit.adhoc_run import AdhocRun
from wfc.submit.answers import TaskInstance, WorkflowInstance, WorkflowInstancePage
from wfc.submit.client import Client
from wfc.submit.endpoint import parse_endpoint
from wfc.submit.errors import CallError, RefusedError, UnsentError
from wfc.submit.follow_all import follow_all
from wfc.submit.lines import width_of
from wfc.submit.refusal import Refusal
from wfc.submit.regions import endpoint_of
from wfc.submit.roster import Row
from wfc.submit.run import Run

DAY = 86_400_000


class Fleet:
    """Stands in for Client: run number ``n`` ends after ``n`` seconds, badly when it is odd."""

    def __init__(self, count: int, *, listed: bool = True) -> None:
        self.numbers = range(1, count + 1)
        self.listed = listed
        self.endpoint = endpoint_of("cn-shanghai")
        self.time = 0.0
        self.calls = 0
        self.made: list[float] = []
        self.down: tuple[float, float, CallError] | None = None

    def called(self) -> None:
        if self.down is not None and self.down[0] <= self.time < self.down[1]:
            raise self.down[2]
        self.calls += 1
        self.made.append(self.time)

    def instance(self, number: int) -> WorkflowInstance:
        ended = "Failure" if number % 2 else "Success"
        status = ended if self.time >= number else "Running"
        return WorkflowInstance(id=number, status=status, biz_date=DAY, env_type="Dev")

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        self.called()
        return self.instance(workflow_instance_id)

    def list_workflow_instances(
        self, project_id: int, biz_date: int, *, ids: Sequence[int]
    ) -> WorkflowInstancePage:
        assert (project_id, biz_date) == (100, DAY)
        assert len(ids) <= 100
        self.called()
        rows = tuple(self.instance(number) for number in ids) if self.listed else ()
        return WorkflowInstancePage(total_count=len(rows), workflow_instances=rows)

    def list_task_instances(self, *_: object) -> tuple[TaskInstance, ...]:
        self.called()
        return (TaskInstance(id=11, task_name="a", status="Success"),)

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def follow(self, timeout: float | None = None) -> list[Run]:
        client = cast("Client", self)
        return list(
            follow_all(
                client,
                [AdhocRun(client, number, 100, DAY, "Dev") for number in self.numbers],
                sleep=self.sleep,
                clock=lambda: self.time,
                timeout=timeout,
            )
        )


def ends(seen: list[Run]) -> dict[int, str]:
    return {run.id: run.gave_up or run.state.word for run in seen if run.tasks or run.gave_up}


def test_each_run_is_seen_to_go_on_and_to_its_end() -> None:
    seen = Fleet(3).follow()
    assert [(run.id, run.state.word) for run in seen[:3]] == [
        *((1, "Running"), (2, "Running"), (3, "Running")),
    ]
    assert ends(seen) == {1: "Failure", 2: "Success", 3: "Failure"}
    assert len(seen) == 6


def test_a_thousand_runs_stay_under_five_calls_a_second() -> None:
    fleet = Fleet(1000)
    assert len(ends(fleet.follow())) == 1000
    for first, sixth in zip(fleet.made, fleet.made[5:], strict=False):
        assert sixth - first >= 0.5
    # Two for the end of each, and one for every hundred in each round.
    assert fleet.calls < 2 * 1000 + 600


def test_what_no_list_shows_is_asked_for_by_itself() -> None:
    assert ends(Fleet(3, listed=False).follow()) == {1: "Failure", 2: "Success", 3: "Failure"}


@pytest.mark.parametrize("problem", [UnsentError("x"), THROTTLED], ids=repr)
def test_half_an_hour_without_the_service_is_borne(problem: CallError) -> None:
    fleet = Fleet(3)
    fleet.down = (0.5, 1800, problem)
    assert ends(fleet.follow()) == {1: "Failure", 2: "Success", 3: "Failure"}


def test_a_refusal_loses_all_that_are_left_at_once() -> None:
    fleet = Fleet(3)
    fleet.down = (2.5, 10**9, RefusedError(Refusal("Forbidden.Access", "no", "", 403)))
    lost = "lost sight of it: Forbidden.Access: no"
    assert ends(fleet.follow()) == {1: "Failure", 2: "Success", 3: lost}


def test_the_time_limit_is_one_for_all() -> None:
    fleet = Fleet(100)
    found = ends(fleet.follow(timeout=50))
    left = [number for number, word in found.items() if word == "still running after 50 s"]
    assert len(found) == 100
    assert left == list(range(min(left), 101))
    assert fleet.time < 60


def test_on_an_emulator_nobody_counts() -> None:
    fleet = Fleet(30)
    fleet.endpoint = parse_endpoint("127.0.0.1:8080")
    fleet.follow()
    assert fleet.time < 36


def test_a_row_is_printed_when_the_state_of_its_run_changes() -> None:
    out, service = io.StringIO(), Service("Running")
    names = ["订单", "b" * 50, "c\x1b"]
    rows = [Row(out, name, width_of(names), now=service.now) for name in names]
    for run in Fleet(1).follow():
        for row in rows:
            row.show(run)
            row.show(run)
    assert out.getvalue() == (
        "12:00:00 订单  Running\n"
        f"12:00:00 {'b' * 50}  Running\n"
        "12:00:00 c␛    Running\n"
        "12:00:00 订单  Failure\n"
        f"12:00:00 {'b' * 50}  Failure\n"
        "12:00:00 c␛    Failure\n"
    )

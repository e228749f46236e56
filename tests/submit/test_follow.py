"""A run followed through a scripted service: states in, exact lines out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from wfc.submit.answers import TaskInstance, WorkflowInstance
from wfc.submit.client import Client
from wfc.submit.endpoint import parse_endpoint
from wfc.submit.errors import (
    CredentialsError,
    RefusedError,
    SubmitError,
    ThrottledError,
    UnclearError,
    UnsentError,
)
from wfc.submit.follow import follow
from wfc.submit.lines import Lines
from wfc.submit.progress import watch
from wfc.submit.refusal import Refusal
from wfc.submit.regions import endpoint_of
from wfc.submit.run import Run
from wfc.submit.submit import Receipt

RECEIPT = Receipt(1234, "R")

# One look: the workflow's status, then "task:status" in the order of ids; or a failure.
Look = str | SubmitError


class Service:
    """Stands in for Client: each look at the instance is the next of the script."""

    def __init__(self, *script: Look, biz_date: int | None = 86_400_000) -> None:
        self.script = list(script)
        self.biz_date = biz_date
        self.asked: list[tuple[object, ...]] = []
        self.time = 0.0
        self.calls = 0
        self.endpoint = endpoint_of("cn-shanghai")
        self.rests: list[float] = []

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        assert workflow_instance_id == 1234
        self.calls += 1
        look = self.script[0]
        if len(self.script) > 1:
            self.script.pop(0)
        if isinstance(look, SubmitError):
            raise look
        status, *self.tasks = look.split()
        return WorkflowInstance(
            id=1234,
            status=status,
            biz_date=self.biz_date,
            env_type="Dev",
            started_time=1000,
            finished_time=3100 if status in ("Success", "Failure") else None,
        )

    def list_task_instances(self, *asked: object) -> tuple[TaskInstance, ...]:
        self.calls += 1
        self.asked.append(asked)
        pairs = [task.split(":") for task in self.tasks]
        return tuple(
            TaskInstance(
                id=number,
                task_name=name,
                status=status,
                task_type="VIRTUAL",
                started_time=1000,
                finished_time=1300 if status in ("Success", "Failure") else None,
            )
            for number, (name, status) in enumerate(pairs, 11)
        )

    def sleep(self, seconds: float) -> None:
        self.rests.append(round(seconds, 3))
        self.time += seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC) + timedelta(seconds=int(self.time))

    def follow(
        self, timeout: float | None = None, biz_date: int | None = None, *, sparing: bool = False
    ) -> list[Run]:
        return list(self.runs(timeout, biz_date, sparing=sparing))

    def runs(
        self, timeout: float | None = None, biz_date: int | None = None, *, sparing: bool = False
    ) -> Iterator[Run]:
        return follow(
            cast("Client", self),
            RECEIPT,
            100,
            biz_date,
            "Prod",
            sleep=self.sleep,
            clock=lambda: self.time,
            timeout=timeout,
            sparing=sparing,
        )


def plain_lines(service: Service) -> tuple[str, Run]:
    out = io.StringIO()
    last = watch(service.runs(), Lines(out, now=service.now, sleep=service.sleep))
    return out.getvalue(), last


# The script of a service beside the exact lines that are printed.
STORIES = {
    "two tasks one after the other": (
        [
            "NotRun extract:NotRun load:NotRun",
            "Running extract:Running load:NotRun",
            "Running extract:Success load:WaitResource",
            "Running extract:Success load:Running",
            "Success extract:Success load:Success",
        ],
        """\
12:00:00 extract  Running
12:00:00 extract  Success  0.3 s
12:00:00 load     WaitResource
12:00:00 load     Running
12:00:01 load     Success  0.3 s
""",
    ),
    "nothing changes in between": (
        ["Running a:Running", "Running a:Running", "Success a:Success"],
        "12:00:00 a  Running\n12:00:00 a  Success  0.3 s\n",
    ),
    "tasks appear late, one already done": (
        ["Running", "Running", "Running a:Success b:NotRun", "Success a:Success b:Success"],
        "12:00:00 a  Success  0.3 s\n12:00:00 b  Success  0.3 s\n",
    ),
    "tasks appear only after the end": (
        ["Success", "Success", "Success a:Success"],
        "12:00:00 a  Success  0.3 s\n",
    ),
    "the list lags behind the instance": (
        ["Running a:Running", "Success a:Running", "Success a:Success"],
        "12:00:00 a  Running\n12:00:00 a  Success  0.3 s\n",
    ),
    "a failure leaves a task waiting": (
        ["Running a:Running b:NotRun", "Failure a:Failure b:NotRun"],
        "12:00:00 a  Running\n12:00:00 a  Failure  0.3 s\n",
    ),
    "a state nobody knows is not the end": (
        ["Frozen a:Frozen\x1b", "Success a:Success"],
        "12:00:00 a  UNKNOWN(Frozen␛)\n12:00:00 a  Success  0.3 s\n",
    ),
    "names of other widths": (
        ["Success 抽取:Success b:Success " + "x" * 50 + ":Success a\x1b[2J:Success"],
        "12:00:00 抽取   Success  0.3 s\n"
        "12:00:00 b      Success  0.3 s\n"
        f"12:00:00 {'x' * 50}  Success  0.3 s\n"
        "12:00:00 a␛[2J  Success  0.3 s\n",
    ),
}


@pytest.mark.parametrize(("script", "lines"), STORIES.values(), ids=STORIES.keys())
def test_a_story_is_told_line_by_line(script: list[Look], lines: str) -> None:
    told, last = plain_lines(Service(*script))
    assert told == lines
    assert last.state.is_final
    assert not last.gave_up


def test_a_snapshot_comes_only_when_something_changed() -> None:
    service = Service(
        "NotRun a:NotRun", "NotRun a:NotRun", "Running a:Running", "Success a:Success"
    )
    assert [str(run.state) for run in service.follow()] == ["NotRun", "Running", "Success"]


def test_tasks_are_asked_for_under_the_bizdate_and_environment_the_service_stored() -> None:
    service = Service("Success a:Success")
    service.follow(biz_date=5)
    assert service.asked == [(100, 86_400_000, "Dev", 1234)]


def test_the_bizdate_that_was_sent_stands_in() -> None:
    service = Service("Success a:Success", biz_date=None)
    service.follow(biz_date=5)
    assert service.asked == [(100, 5, "Dev", 1234)]


def test_looks_become_rarer() -> None:
    service = Service(*["Running a:Running"] * 30, "Success a:Success")
    service.endpoint = parse_endpoint("127.0.0.1:8080")
    service.follow()
    assert service.rests[:3] == [0.2, 0.25, 0.312]
    assert service.rests == sorted(service.rests)
    assert service.rests[-1] == 5


def test_a_run_of_24_minutes_costs_fewer_calls_than_the_basic_edition_has_a_day() -> None:
    service = Service("Running a:Running")
    service.follow(timeout=24 * 60)
    assert service.calls <= 94
    assert max(service.rests) == 60


def test_where_something_is_in_doubt_ten_calls_are_left_to_look_it_up() -> None:
    service = Service("Running a:Running")
    *_, last = service.follow(sparing=True)
    assert service.calls == 90
    assert last.gave_up == "the calls that are left today are kept to look up what is in doubt"


class Quota(Service):
    """Has a number of calls a day, and then none."""

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        if self.calls >= 100:
            raise ThrottledError(
                Refusal("Throttling.Api.Risk", "exceeded your daily available limit", "R", 429), 5.0
            )
        return super().get_workflow_instance(workflow_instance_id)


def test_calls_used_up_for_the_day_end_it_without_a_further_call() -> None:
    service = Quota("Running a:Running")
    *_, last = service.follow()
    assert service.calls == 100
    assert last.gave_up == (
        "lost sight of it: Throttling.Api.Risk: exceeded your daily available limit (request R)"
    )


REFUSAL = Refusal("Forbidden.Access", "no", "R", 403)
NOT_FOUND = RefusedError(Refusal("NotFound", "no such instance", "R", 404))
EXPIRED = RefusedError(Refusal("InvalidSecurityToken.Expired", "", "R", 400))
SKEWED = RefusedError(Refusal("InvalidTimeStamp.Expired", "", "R", 400))
THROTTLED = ThrottledError(Refusal("Throttling.User", "", "", 429), 7.0)
PROBLEMS = [
    UnsentError("x"),
    UnclearError("x"),
    CredentialsError("x"),
    *(THROTTLED, NOT_FOUND, EXPIRED, SKEWED),
]


@pytest.mark.parametrize("problem", PROBLEMS, ids=repr)
def test_a_few_failed_looks_are_borne(problem: SubmitError) -> None:
    service = Service("Running a:Running", *[problem] * 10, "Success a:Success")
    assert [str(run.state) for run in service.follow()] == ["Running", "Success"]


class Gone(Service):
    """Is away for a while: every look from the second on fails, until it is back."""

    def __init__(self, problem: SubmitError, back: float) -> None:
        super().__init__("Running a:Running", "Success a:Success")
        self.problem = problem
        self.back = back

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        if self.calls and self.time < self.back:
            raise self.problem
        return super().get_workflow_instance(workflow_instance_id)


@pytest.mark.parametrize("problem", [UnsentError("x"), UnclearError("x"), THROTTLED], ids=repr)
def test_half_an_hour_without_the_service_is_borne(problem: SubmitError) -> None:
    assert Gone(problem, 30 * 60).follow()[-1].succeeded


@pytest.mark.parametrize("problem", [UnsentError("x"), THROTTLED], ids=repr)
def test_a_time_limit_of_ones_own_bears_more(problem: SubmitError) -> None:
    assert Gone(problem, 3 * 3600).follow(timeout=4 * 3600)[-1].succeeded


def test_a_day_without_the_service_loses_the_run_from_sight() -> None:
    service = Gone(UnclearError("no answer"), 24 * 3600)
    *_, last = service.follow()
    assert str(last.state) == "Running"
    assert last.gave_up == "lost sight of it: no answer"
    assert not last.succeeded
    assert service.time < 45 * 60


@pytest.mark.parametrize("problem", [NOT_FOUND, EXPIRED, CredentialsError("x")], ids=repr)
def test_what_a_moment_would_have_mended_is_not_borne_for_ever(problem: SubmitError) -> None:
    service = Gone(problem, 24 * 3600)
    *_, last = service.follow(timeout=24 * 3600)
    assert last.gave_up == f"lost sight of it: {problem}"
    assert 120 <= service.time < 200


def test_the_wait_that_was_asked_for_is_kept() -> None:
    service = Service(THROTTLED, "Success a:Success")
    service.follow()
    assert service.rests == [7.0]


def test_a_refused_look_loses_the_run_at_once() -> None:
    service = Service(RefusedError(REFUSAL))
    [last] = service.follow()
    assert last.gave_up == "lost sight of it: Forbidden.Access: no (request R)"
    assert service.rests == []


def test_the_time_limit_ends_with_what_was_seen_last() -> None:
    service = Service("Running a:Running")
    seen = service.follow(timeout=30)
    assert [run.gave_up for run in seen] == ["", "still running after 30 s"]
    assert seen[0].tasks == seen[1].tasks
    assert service.time == pytest.approx(30)


def test_an_ended_run_whose_tasks_never_fit_is_still_ended() -> None:
    service = Service("Success a:Running")
    [last] = service.follow()
    assert last.succeeded
    assert len(service.asked) == 6


def test_the_first_end_stands_and_what_came_later_is_noted() -> None:
    service = Service("Success a:Running", "Running a:Running", "Success a:Success")
    *_, last = service.follow()
    assert last.succeeded
    assert (str(last.state), str(last.later)) == ("Success", "Running")


def test_the_time_limit_does_not_undo_an_end() -> None:
    [last] = Service("Success a:Running").follow(timeout=0)
    assert last.succeeded

"""The official SDK stops a run, and runs what failed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.world import task

from .test_sdk_submits import statuses, submission, submit, tasks_of

if TYPE_CHECKING:
    from tests.emulator.world import Clock

    from .official import Official

pytestmark = pytest.mark.xdist_group("sdk")


def info(answer: Any) -> dict[str, tuple[bool, str]]:
    """Return SuccessInfo as the SDK's models have read it."""
    return {id_: (each.success, each.message) for id_, each in answer.success_info.items()}


def test_it_stops_a_run_and_is_told_what_could_not_be(sdk: Official, clock: Clock) -> None:
    instance = submit(sdk, submission(task("a"), task("b", "a")))
    clock.now += 0.5
    answer = sdk.call("StopWorkflowInstances", Ids=[instance], Comment="wrong day")
    assert info(answer) == {str(instance): (True, "")}
    assert statuses(sdk, instance) == ("Failure", ["Failure", "NotRun"])
    (again,) = info(sdk.call("StopWorkflowInstances", Ids=[instance])).values()
    assert again == (
        False,
        f"The workflow instance {instance} is not running: its status is Failure.",
    )


def test_it_runs_what_was_stopped_again(sdk: Official, clock: Clock) -> None:
    instance = submit(sdk, submission(task("a"), task("b", "a")))
    clock.now += 0.5
    sdk.call("StopWorkflowInstances", Ids=[instance])
    first = tasks_of(sdk, instance).task_instances[0]
    answer = sdk.call(
        "RerunTaskInstances", Ids=[first.id], Comment="once more", UseLatestConfig=False
    )
    assert info(answer) == {str(first.id): (True, "")}
    clock.now += 10
    assert statuses(sdk, instance) == ("Success", ["Success", "Success"])
    assert [row.run_number for row in tasks_of(sdk, instance).task_instances] == [2, 1]

"""The states of DataWorks."""

from __future__ import annotations

import pytest

from wfc.submit.states import Phase, read_state


@pytest.mark.parametrize(
    ("status", "recurrence", "phase", "shown"),
    [
        ("NotRun", "", Phase.WAITING, "NotRun"),
        ("WaitTime", "Normal", Phase.WAITING, "WaitTime"),
        ("WaitResource", "", Phase.WAITING, "WaitResource"),
        ("WaitTrigger", "", Phase.WAITING, "WaitTrigger"),
        ("Running", "Skip", Phase.RUNNING, "Running"),
        ("Checking", "", Phase.RUNNING, "Checking"),
        ("CheckingCondition", "", Phase.RUNNING, "CheckingCondition"),
        ("Success", "", Phase.SUCCEEDED, "Success"),
        ("Success", "Normal", Phase.SUCCEEDED, "Success"),
        ("Success", "Manual", Phase.SUCCEEDED, "Success"),
        ("Success", "Skip", Phase.SKIPPED, "Success (skipped: did not run)"),
        ("Success", "ConditionUnchoose", Phase.SKIPPED, "Success (skipped: did not run)"),
        ("Failure", "Skip", Phase.FAILED, "Failure"),
        ("Success", "Pause", Phase.SKIPPED, "Success (frozen: did not run)"),
        ("Failure", "Pause", Phase.FAILED, "Failure (frozen: did not run)"),
        ("Failure", "PauseCalendar", Phase.FAILED, "Failure (frozen: did not run)"),
        ("NotRun", "Pause", Phase.WAITING, "NotRun"),
        ("Stopped", "", Phase.UNKNOWN, "UNKNOWN(Stopped)"),
        ("success", "", Phase.UNKNOWN, "UNKNOWN(success)"),
        ("", "", Phase.UNKNOWN, "UNKNOWN()"),
        ("\x1b[31m", "", Phase.UNKNOWN, "UNKNOWN(␛[31m)"),
    ],
)
def test_each_status_means_a_phase(status: str, recurrence: str, phase: Phase, shown: str) -> None:
    state = read_state(status, recurrence)
    assert (state.phase, str(state)) == (phase, shown)


def test_only_success_and_failure_end_an_instance() -> None:
    words = ["NotRun", "Running", "WaitTime", "CheckingCondition", "WaitResource", "Checking"]
    assert [
        word for word in [*words, "Success", "Failure", "Other"] if read_state(word).is_final
    ] == [
        "Success",
        "Failure",
    ]

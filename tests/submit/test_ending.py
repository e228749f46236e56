"""The last words about a run, exactly."""

from __future__ import annotations

import pytest

from wfc.submit.ending import ending
from wfc.submit.errors import UnclearError
from wfc.submit.run import Run, TaskRun
from wfc.submit.states import State, read_state


def task(number: int, name: str, status: str, recurrence: str = "") -> TaskRun:
    return TaskRun(name, "VIRTUAL", read_state(status, recurrence), 1000, 2000, number)


def run(status: str, *tasks: TaskRun, seconds: float | None = 2.1, gave_up: str = "") -> Run:
    finished = None if seconds is None else 1000 + round(seconds * 1000)
    return Run(1234, read_state(status), tasks, 1000, finished, gave_up)


LOGS = {1: "one\ntwo\r\n\tthree\x1b[31m\n\n", 2: "", 3: "\n".join(map(str, range(30)))}


def said(run: Run) -> str:
    def read_log(number: int) -> str:
        if number not in LOGS:
            raise UnclearError("no answer")
        return LOGS[number]

    return "\n".join(ending(run, read_log))


A, B = task(1, "a", "Success"), task(2, "b", "Success")

ENDINGS = {
    "success": (
        run("Success", A, B),
        "Workflow instance 1234 succeeded: 2 tasks in 2.1 s",
    ),
    "success of one task, without times": (
        run("Success", A, seconds=None),
        "Workflow instance 1234 succeeded: 1 task",
    ),
    "success with a task that did not run": (
        run("Success", A, task(2, "b", "Success", "Skip"), seconds=65),
        "Workflow instance 1234 succeeded: 2 tasks in 1 min 5 s (1 skipped: did not run)",
    ),
    "failure": (
        run(
            "Failure",
            task(1, "a\x07", "Failure"),
            B,
            task(3, "c", "NotRun"),
            task(4, "d", "WaitTime"),
        ),
        """\
Workflow instance 1234 failed: 1 of 4 tasks failed in 2.1 s
  a␇ failed; its log ends:
    | one
    | two
    |     three␛[31m
  never ran because of that: c, d""",
    ),
    "failures with other logs": (
        run("Failure", *(task(at, f"t{at}", "Failure") for at in (2, 3, 9, 10, 11))),
        """\
Workflow instance 1234 failed: 5 of 5 tasks failed in 2.1 s
  t2 failed; its log is empty
  t3 failed; its log ends:
    | 20
    | 21
    | 22
    | 23
    | 24
    | 25
    | 26
    | 27
    | 28
    | 29
  t9 failed; its log could not be read: no answer
  failed too: t10, t11""",
    ),
    "still running": (
        run("Running", A, task(2, "b", "Running"), gave_up="still running after 30 s"),
        "Workflow instance 1234 was last seen Running, 1 of 2 tasks done: still running after 30 s",
    ),
    "never seen": (
        Run(1234, State("not seen yet", read_state("").phase), gave_up="lost sight of it: reset"),
        "Workflow instance 1234 was last seen UNKNOWN(not seen yet), 0 of 0 tasks done: "
        "lost sight of it: reset",
    ),
}


@pytest.mark.parametrize(("ended", "wanted"), ENDINGS.values(), ids=ENDINGS.keys())
def test_the_ending_tells_what_became_of_the_run(ended: Run, wanted: str) -> None:
    assert said(ended) == wanted


def test_a_long_line_of_a_log_and_many_names_are_cut() -> None:
    LOGS[50] = "x" * 1000
    waiting = [task(100 + at, f"w{at}", "NotRun") for at in range(23)]
    lines = said(run("Failure", task(50, "a", "Failure"), *waiting)).split("\n")
    assert lines[2] == f"    | {'x' * 200}…"
    assert lines[3].endswith("w18, w19 and 3 more")

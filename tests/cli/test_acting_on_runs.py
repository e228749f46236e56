"""``wfc stop`` and ``wfc rerun``: asked under the journal, told as it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated, lines
from tests.cli.world import refused
from tests.command import Result
from wfc.emulator.server import Emulator
from wfc.journal.journal import Journal
from wfc.journal.records import Standing

RUN = 700000100000001
STOP = "StopWorkflowInstances"
RERUN = "RerunTaskInstances"
ASKED_TO_STOP = (
    "workflow instance 700000100000001 is being stopped; `wfc watch 700000100000001` shows how\n"
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Emulated]:
    """Yield a service with a run that goes on for minutes."""
    with Emulator(speed=0.01) as emulator:
        service = Emulated(emulator, tmp_path)
        service.submit()
        yield service


@pytest.fixture
def failed(tmp_path: Path) -> Iterator[Emulated]:
    """Yield a service with a run whose first task failed the first time."""
    with Emulator(speed=100) as emulator:
        service = Emulated(emulator, tmp_path)
        service.break_({"FailRuns": {"greet": 1}})
        service.submit()
        ended(service)
        yield service


def ended(service: Emulated) -> str:
    """Wait for the end of the run and return its status."""
    while (found := service.client.get_workflow_instance(RUN)).finished_time is None:
        time.sleep(0.01)
    return found.status


def acts(service: Emulated) -> list[tuple[str, str]]:
    """Return kind and standing of everything that was asked."""
    with Journal(service.journal) as journal:
        return [(each.kind, str(each.standing)) for each in journal.acts(RUN)]


def test_a_run_is_stopped_and_that_is_written_down(running: Emulated) -> None:
    assert running.run("stop", "@last", "--comment", "wrong day") == Result(0, "", ASKED_TO_STOP)
    assert ended(running) == "Failure"
    assert acts(running) == [("stop", "acked")]
    [stop] = [each for each in running.emulator.log if each.action == STOP]
    assert stop.parameters == {"Comment": "wrong day", "Ids": f"[{RUN}]"}


def test_what_has_ended_is_not_stopped(failed: Emulated) -> None:
    found = failed.run("stop", "@last")
    said = "workflow instance 700000100000001 has ended already: Failure\n"
    assert found == Result(0, "", said)
    assert (STOP in failed.asked, acts(failed)) == (False, [])


@pytest.mark.parametrize("lost", [{"Send": "reset"}, {"Deliver": "never", "Send": "close"}])
def test_a_stop_whose_answer_is_lost_is_asked_again(
    running: Emulated, lost: dict[str, object]
) -> None:
    running.break_({"Operations": [STOP], "Requests": 1, **lost})
    found = running.run("stop", "@last")
    assert acts(running)[0] == ("stop", "sent")
    if "Deliver" in lost:
        assert found == Result(0, "", ASKED_TO_STOP)
        assert acts(running)[1:] == [("stop", "acked")]
    else:
        # The service stopped it, and then says that there is nothing to stop.
        assert found.code == 76
        assert found.err.startswith("error: not done: 700000100000001: ")


def test_a_stop_that_is_never_answered_is_unknown(running: Emulated) -> None:
    running.break_({"Operations": [STOP], "Deliver": "never", "Send": "close"})
    found = running.run("stop", "@last")
    assert found == Result(
        80,
        "",
        "error: outcome unknown: http://HOST: the connection was closed without an answer\n"
        "  = help: `wfc status 700000100000001` shows how far it is\n",
    )
    assert acts(running) == [("stop", "sent")] * 5


def test_a_refused_stop_is_not_done(running: Emulated) -> None:
    reply = {"Status": 403, "Code": "Forbidden.Access", "Message": "no"}
    running.break_({"Operations": [STOP], "Reply": reply, "Deliver": "never"})
    found = running.run("stop", "@last")
    assert found.code == 77
    assert found.err.startswith("error: not done: Forbidden.Access: no (request ")
    assert acts(running) == [("stop", "rejected")]


def test_a_throttled_stop_is_tried_again_later(running: Emulated) -> None:
    reply = {"Status": 429, "Code": "Throttling.User"}
    running.break_({"Operations": [STOP], "Requests": 1, "Reply": reply, "Deliver": "never"})
    assert running.run("stop", "@last").code == 0
    assert acts(running) == [("stop", "rejected"), ("stop", "acked")]


def test_a_journal_that_cannot_be_written_stops_nothing(running: Emulated) -> None:
    path = Path(running.journal)
    path.write_bytes(b"x" * 8192)
    found = running.run("stop", str(RUN), "--endpoint", running.endpoint)
    assert found.code == 74
    assert STOP not in running.asked


def test_failed_tasks_run_again_and_what_waited_goes_on(failed: Emulated) -> None:
    found = failed.run("rerun", "@last")
    said = "1 task of workflow instance 700000100000001 will be run again\n"
    assert found == Result(0, "", said)
    assert ended(failed) == "Success"
    assert acts(failed) == [("rerun", "acked")]
    assert failed.run("watch", "@last").code == 0


def test_named_tasks_run_again(failed: Emulated) -> None:
    assert failed.run("rerun", "@last", "greet").code == 0
    [rerun] = [each for each in failed.emulator.log if each.action == RERUN]
    assert json.loads(rerun.parameters["Ids"]) != []


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["gret"], "workflow instance 700000100000001 has no task `gret`; did you mean `greet`?"),
        (["part"], "task `part` is NotRun: only what has ended runs again"),
    ],
)
def test_what_cannot_run_again_is_refused(failed: Emulated, names: list[str], message: str) -> None:
    assert failed.run("rerun", "@last", *names) == refused(message)
    assert acts(failed) == []


def test_where_nothing_failed_the_tasks_must_be_named(failed: Emulated) -> None:
    failed.run("rerun", "@last")
    ended(failed)
    message = "no task of workflow instance 700000100000001 has failed: name the tasks to run again"
    assert failed.run("rerun", "@last") == refused(message)


def test_a_rerun_whose_answer_is_lost_is_seen_to_be_done(failed: Emulated) -> None:
    failed.break_({"Operations": [RERUN], "Send": "reset"})
    assert failed.run("rerun", "@last").code == 0
    assert acts(failed) == [("rerun", "acked")]


def test_a_rerun_in_doubt_is_asked_once(failed: Emulated) -> None:
    """It is looked for before anything is asked again; ``--again`` is a person's word."""
    failed.break_({"Operations": [RERUN], "Deliver": "never", "Send": "close"})
    lost = failed.run("rerun", "@last")
    assert lost.code == 80
    assert acts(failed) == [("rerun", "sent")]
    failed.break_()
    doubtful = failed.run("rerun", "@last")
    assert doubtful == Result(
        80,
        "",
        "error: an earlier rerun of workflow instance 700000100000001 is in doubt\n"
        "  = help: no task is seen to have run again, which proves nothing yet\n"
        "  = help: look in DataWorks; `--again` asks once more\n",
    )
    assert RERUN not in failed.asked
    assert failed.run("rerun", "@last", "--again").code == 0
    assert failed.asked.count(RERUN) == 1
    assert acts(failed) == [("rerun", "sent"), ("rerun", "acked")]


def test_a_rerun_in_doubt_that_came_through_is_settled_by_the_next(failed: Emulated) -> None:
    failed.break_(
        {"Operations": [RERUN], "Send": "close"},
        {"Operations": ["GetWorkflowInstance"], "Requests": "2-", "Send": "close"},
        {"FailRuns": {"greet": 9}},
    )
    assert failed.run("rerun", "@last").code == 80
    failed.break_({"FailRuns": {"greet": 9}})
    assert failed.run("rerun", "@last").code == 0
    assert acts(failed) == [("rerun", "acked"), ("rerun", "acked")]


def test_a_rerun_that_was_only_intended_was_never_sent(failed: Emulated) -> None:
    with Journal(failed.journal) as journal:
        journal.intend_act("rerun", RUN, "{}")
    assert failed.run("rerun", "@last").code == 0
    assert acts(failed) == [("rerun", "rejected"), ("rerun", "acked")]


def test_a_refused_rerun_is_not_done(failed: Emulated) -> None:
    failed.break_({"Operations": [RERUN], "Values": {"Success": "false", "Message": '"not now"'}})
    found = failed.run("rerun", "@last")
    assert found.code == 76
    assert found.err.endswith(": not now\n")
    assert acts(failed) == [("rerun", "rejected")]


def test_an_answer_that_says_nothing_of_what_was_asked_is_unknown(running: Emulated) -> None:
    running.break_({"Operations": [STOP], "Without": ["SuccessInfo"]})
    found = running.run("stop", "@last")
    assert found.code == 80
    assert "the answer has no usable SuccessInfo" in found.err


def test_acting_tells_events(running: Emulated) -> None:
    told = lines(running.run("stop", "@last", "--events", "-").out)
    assert [(each["event"], each.get("outcome")) for each in told] == [
        ("acting", None),
        ("acted", "done"),
        ("done", None),
    ]
    assert {each["run"] for each in told} == {str(RUN)}


def test_a_run_that_no_journal_knew_is_written_into_its_own(running: Emulated) -> None:
    elsewhere = running.folder / "elsewhere"
    found = running.run(
        *("stop", str(RUN), "--endpoint", running.endpoint), XDG_STATE_HOME=str(elsewhere)
    )
    said = ASKED_TO_STOP.replace(f"watch {RUN}", f"watch {RUN} --endpoint HOST")
    assert found == Result(0, "", said)
    [journal] = (elsewhere / "wfc").glob("*.db")
    with Journal(str(journal)) as opened:
        assert [act.standing for act in opened.acts(RUN)] == [Standing.ACKED]


def test_an_interrupted_stop_says_where_to_look(running: Emulated) -> None:
    running.break_({"Operations": [STOP], "Send": "hang"})
    stopping = subprocess.Popen(
        [sys.executable, "-m", "wfc", "stop", "@last"],
        cwd=running.folder,
        env=os.environ | running.environment,
        stderr=subprocess.PIPE,
    )
    while acts(running) != [("stop", "sent")]:
        time.sleep(0.05)
    stopping.send_signal(signal.SIGINT)  # waits for the answer
    time.sleep(0.2)
    stopping.send_signal(signal.SIGINT)
    _, err = stopping.communicate(timeout=60)
    assert stopping.returncode == 130
    assert err.decode() == (
        "interrupted: `wfc runs show 700000100000001` tells what was asked of the service\n"
    )
    shown = running.run("runs", "show", "@last")
    assert "stop  DAY TIME  in doubt\n" in shown.out


def test_a_signal_waits_for_what_became_of_it(running: Emulated) -> None:
    running.break_({"Operations": [STOP], "SendAfter": 2})
    stopping = subprocess.Popen(
        [sys.executable, "-m", "wfc", "stop", "@last"],
        cwd=running.folder,
        env=os.environ | running.environment,
        stderr=subprocess.PIPE,
    )
    while acts(running) != [("stop", "sent")]:
        time.sleep(0.05)
    stopping.send_signal(signal.SIGTERM)
    _, err = stopping.communicate(timeout=60)
    assert stopping.returncode == 143
    assert err.decode().startswith(ASKED_TO_STOP + "interrupted: ")
    assert acts(running) == [("stop", "acked")]


def test_two_reruns_at_once_are_one_after_the_other(failed: Emulated) -> None:
    failed.break_({"Operations": [RERUN], "SendAfter": 1}, {"FailRuns": {"greet": 1}})
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "wfc", "rerun", "@last"],
            cwd=failed.folder,
            env=os.environ | failed.environment,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    codes = sorted(each.wait(60) for each in both)
    for each in both:
        assert each.stderr is not None
        each.stderr.close()
    # The second finds that nothing has failed any more.
    assert codes == [0, 2]
    assert failed.asked.count(RERUN) == 1

"""``wfc status``, ``watch``, ``logs`` and ``runs``: what a run is seen to do, and nothing done."""

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

from tests.cli.service import SECRET, Emulated, Service, lines
from tests.cli.world import HELLO, refused
from tests.command import Result, wfc
from wfc.emulator.server import Emulator
from wfc.journal.records import Standing

RUN = 700000100000001
QUICK = 100.0
SLOW = 0.01


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    with Emulator(speed=QUICK) as emulator:
        yield Emulated(emulator, tmp_path)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Emulated]:
    with Emulator(speed=SLOW) as emulator:
        yield Emulated(emulator, tmp_path)


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Emulated]:
    with Emulator(speed=QUICK, fail={"greet"}) as emulator:
        yield Emulated(emulator, tmp_path)


SUCCEEDED = """\
Workflow instance 700000100000001  Success  0.0 s
  hello, project 100 (Dev), BizDate 2026-11-19
  greet  DIDE_SHELL  Success  0.0 s
  part   DIDE_SHELL  Success  0.0 s
"""


def settle(service: Service) -> None:
    """Let the quick emulator come to the end of everything."""
    while service.client.get_workflow_instance(RUN).finished_time is None:
        time.sleep(0.01)


@pytest.mark.parametrize("which", [str(RUN), "@last"])
def test_status_says_how_far_a_run_is(service: Emulated, which: str) -> None:
    service.submit()
    settle(service)
    assert service.run("status", which) == Result(0, SUCCEEDED, "")
    assert [each.ended for each in service.attempts()] == ["Success"]


def test_status_of_a_run_that_goes_on_is_no_success(slow: Emulated) -> None:
    slow.submit()
    found = slow.run("status", "@last")
    assert found.code == 84
    assert found.out.startswith("Workflow instance 700000100000001  NotRun\n")
    assert [each.ended for each in slow.attempts()] == [""]


def test_status_of_a_run_that_failed_is_that(failing: Emulated) -> None:
    failing.submit()
    settle(failing)
    found = failing.run("status", "@last")
    assert (found.code, found.out.splitlines()[2:]) == (
        83,
        ["  greet  DIDE_SHELL  Failure  0.0 s", "  part   DIDE_SHELL  NotRun"],
    )


def test_a_success_that_never_ran_is_shown_as_such(service: Emulated) -> None:
    service.break_({"Values": {"TriggerRecurrence": '"Skip"'}})
    service.submit()
    settle(service)
    assert "greet  DIDE_SHELL  Success (skipped: did not run)" in service.run("status", "@last").out
    service.break_({"Values": {"TriggerRecurrence": '"Pause"'}})
    assert "greet  DIDE_SHELL  Success (frozen: did not run)" in service.run("status", "@last").out
    watched = service.run("watch", "@last")
    assert watched.out.endswith("succeeded: 2 tasks in 0.0 s (2 frozen: did not run)\n")


def test_a_state_that_nobody_knows_is_shown_and_no_end(service: Emulated) -> None:
    service.submit()
    settle(service)
    service.break_({"Values": {"Status": '"WaitTrigger2"'}})
    found = service.run("status", "@last")
    assert (found.code, found.out.splitlines()[0]) == (
        84,
        "Workflow instance 700000100000001  UNKNOWN(WaitTrigger2)",
    )
    assert "  greet  DIDE_SHELL  UNKNOWN(WaitTrigger2)" in found.out


def test_status_as_json_has_everything(service: Emulated) -> None:
    service.submit()
    settle(service)
    value = json.loads(service.run("status", "@last", "--json").out)
    assert value["run"] | {"started": 0, "finished": 0, "seconds": 0} == {
        "id": str(RUN),
        "state": "Success",
        "phase": "succeeded",
        "started": 0,
        "finished": 0,
        "seconds": 0,
        "workflow": "hello",
        "submission": "0001" * 16,
    }
    assert [(each["name"], each["phase"], each["number"]) for each in value["tasks"]] == [
        ("greet", "succeeded", 1),
        ("part", "succeeded", 1),
    ]


def test_a_run_that_no_journal_knows_is_found_where_the_command_line_says(
    service: Emulated,
) -> None:
    service.submit()
    settle(service)
    state = str(service.folder / "elsewhere")
    found = service.run(
        "status", str(RUN), "--endpoint", service.emulator.endpoint, XDG_STATE_HOME=state
    )
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines()[1:] == SUCCEEDED.splitlines()[2:]
    missing = service.run("status", str(RUN), XDG_STATE_HOME=state)
    assert missing.code == 2
    assert missing.err.startswith("error: no region is named, so there is no place to submit to")


def test_a_run_that_the_service_does_not_know_is_told(service: Emulated) -> None:
    found = service.run("status", "12", "--endpoint", service.emulator.endpoint)
    assert found.code == 76
    assert found.err.startswith("error: ")
    assert "12" in found.err


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "9" * 19, "9" * 4000, "@first", ""])
def test_what_is_no_run_is_refused(service: Emulated, text: str) -> None:
    found = service.run("status", "--", text)
    assert found == refused(
        f"`{text}` is no run: give the id of a workflow instance, or `@last`; `wfc runs` lists them"
    )


def test_there_is_no_last_run_before_the_first(service: Emulated) -> None:
    assert service.run("status", "@last") == refused(
        "there is no last run: nothing was submitted with this journal; "
        "what `--local` ran is kept by `--state DIR` only"
    )


def test_a_later_submission_in_doubt_is_told(service: Emulated) -> None:
    service.submit()
    settle(service)
    service.submit(HELLO.replace("hello", "later"), Standing.SENT)
    found = service.run("status", "@last")
    assert (found.code, found.out) == (0, SUCCEEDED)
    assert found.err == (
        "warning: a later submission of later is in doubt\n"
        "  = help: `wfc runs resolve 00020002` looks for it\n"
    )


def test_the_same_id_in_two_regions_is_asked_about(tmp_path: Path) -> None:
    with Emulator(speed=QUICK) as one, Emulator(speed=QUICK) as two:
        for emulator in (one, two):
            Emulated(emulator, tmp_path).submit()
        service = Emulated(one, tmp_path)
        settle(service)
        found = wfc("status", str(RUN), cwd=tmp_path, environment=service.environment)
        assert found.code == 2
        assert "say which one by `--region` or `--endpoint`" in found.err
        assert service.run("status", str(RUN), "--endpoint", one.endpoint).code == 0


def test_a_service_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with Emulator() as emulator:
        service = Emulated(emulator, tmp_path)
        service.submit()
    found = service.run("status", "@last")
    assert found == Result(69, "", "error: http://HOST: the connection was refused\n")


def test_an_answer_that_is_lost_leaves_a_question_open_and_nothing_else(service: Emulated) -> None:
    service.submit()
    service.break_({"Send": "reset"})
    found = service.run("status", "@last")
    assert found == Result(69, "", "error: http://HOST: the connection was reset\n")


def test_without_credentials_nothing_is_asked(service: Emulated) -> None:
    service.submit()
    before = service.emulator.connections
    found = service.run(
        "status", "@last", ALIBABA_CLOUD_ACCESS_KEY_ID="", ALIBABA_CLOUD_ACCESS_KEY_SECRET=""
    )
    assert found.code == 77
    assert found.err.startswith("error: no credentials found\n")
    assert service.emulator.connections == before


# ----- watch


def test_watch_follows_to_the_end(service: Emulated) -> None:
    service.submit()
    found = service.run("watch", "@last")
    assert found.code == 0
    assert found.out == "Workflow instance 700000100000001 succeeded: 2 tasks in 0.0 s\n"
    assert found.err.endswith("TIME part   Success  0.0 s\n")
    assert [each.ended for each in service.attempts()] == ["Success"]
    assert [each.action for each in service.emulator.log].count("ExecuteAdhocWorkflowInstance") == 1


def test_watch_ends_at_its_time_limit(slow: Emulated) -> None:
    slow.submit()
    found = slow.run("watch", "@last", "--timeout", "1s")
    assert (found.code, found.out) == (
        84,
        "Workflow instance 700000100000001 was last seen NotRun, 0 of 2 tasks done: "
        "still running after 1 s\n",
    )


def test_watch_of_a_failed_run_shows_why(failing: Emulated) -> None:
    failing.submit()
    found = failing.run("watch", "@last")
    assert found.code == 83
    assert "  greet failed; its log ends:\n" in found.out


def test_calls_used_up_for_the_day_end_the_watch(slow: Emulated) -> None:
    slow.submit()
    slow.break_({"Quota": {"Day": 6}})
    found = slow.run("watch", "@last")
    assert found.code == 84
    assert "lost sight of it: Throttling.Api.Risk" in found.out


def test_watch_tells_events(service: Emulated) -> None:
    service.submit()
    found = service.run("watch", "@last", "--events", "-")
    told = lines(found.out)
    assert [each["event"] for each in told][-2:] == ["ended", "done"]
    assert told[-2]["tasks"] == {"succeeded": 2}
    assert told[-1]["exit_code"] == 0
    assert "Workflow instance 700000100000001 succeeded: 2 tasks" in found.err


def test_a_full_disk_for_events_does_not_disturb(service: Emulated) -> None:
    service.submit()
    found = service.run("watch", "@last", "--events", "/dev/full")
    assert found.code == 0
    said = "events are no longer written to `/dev/full`: no space left on device"
    assert found.err.splitlines().count(said) == 1


def test_events_that_cannot_be_written_are_refused_before_anything(service: Emulated) -> None:
    service.submit()
    before = service.emulator.connections
    found = service.run("watch", "@last", "--events", "no/such/folder")
    assert found == refused(
        "`--events no/such/folder` cannot be written: no such file or directory"
    )
    assert service.emulator.connections == before


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)]
)
def test_an_interrupted_watch_says_how_to_go_on(
    slow: Emulated, number: signal.Signals, code: int
) -> None:
    slow.submit()
    watching = subprocess.Popen(
        [sys.executable, "-m", "wfc", "watch", "@last"],
        cwd=slow.folder,
        env=os.environ | slow.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert watching.stderr is not None
    watching.stderr.readline()  # it has begun
    watching.send_signal(number)
    out, err = watching.communicate(timeout=30)
    assert (watching.returncode, out) == (code, b"")
    assert err.decode().endswith(
        "interrupted: workflow instance 700000100000001 is followed no longer\n"
        "  = help: `wfc watch 700000100000001` goes on, `wfc stop 700000100000001` ends it\n"
    )


# ----- logs


def test_logs_of_a_run_are_those_of_every_task(service: Emulated) -> None:
    service.submit()
    settle(service)
    found = service.run("logs", "@last")
    assert found.code == 0
    assert found.out.startswith("==> greet (Success)\n")
    assert "\n\n==> part (Success)\n" in found.out


def test_logs_of_a_failed_run_are_those_of_what_failed(failing: Emulated) -> None:
    failing.submit()
    settle(failing)
    found = failing.run("logs", "@last")
    assert found.code == 0
    assert "part" not in found.out
    assert "==>" not in found.out


def test_logs_of_one_task_are_its_own(service: Emulated) -> None:
    service.submit()
    settle(service)
    found = service.run("logs", "@last", "part", "--run-number", "1")
    assert found.code == 0
    assert "greet" not in found.out
    assert "==>" not in found.out


def test_a_task_that_there_is_not_is_refused_with_the_near_miss(service: Emulated) -> None:
    service.submit()
    settle(service)
    assert service.run("logs", "@last", "gret") == refused(
        "workflow instance 700000100000001 has no task `gret`; did you mean `greet`?"
    )


def test_a_log_steers_no_terminal(service: Emulated) -> None:
    service.submit()
    settle(service)
    service.break_({"Values": {"TaskInstanceLog": '"a\\tb\\r\\n\\u001b[2Jc\\n"'}})
    assert service.run("logs", "@last", "part").out == "a\tb\n␛[2Jc\n"


def test_a_log_that_is_empty_or_refused_is_told(service: Emulated) -> None:
    service.submit()
    settle(service)
    service.break_({"Values": {"TaskInstanceLog": '""'}})
    assert service.run("logs", "@last", "part") == Result(0, "", "the log of part is empty\n")
    lost = {"Operations": ["GetTaskInstanceLog"], "Reply": {"Status": 400, "Code": "NoLog"}}
    service.break_(lost)
    found = service.run("logs", "@last", "part")
    assert (found.code, found.out) == (76, "")
    assert found.err.startswith("error: the log of part could not be read: NoLog")


# ----- runs


def test_runs_lists_what_was_submitted_the_latest_first(service: Emulated) -> None:
    service.submit()
    service.submit(HELLO.replace("hello", "订单"))
    service.run("watch", str(RUN))
    service.names.append("lost")
    service.note(0, Standing.SENT)
    service.names.append("left")
    service.note(0, Standing.INTENT)
    before = service.emulator.connections
    found = service.run("runs")
    rows = [line.split("  ") for line in found.out.splitlines()]
    cells = [[cell.strip() for cell in row if cell] for row in rows]
    assert cells[0] == [*("RUN", "SUBMITTED", "WORKFLOW", "REGION", "PROJECT", "BIZDATE", "STATE")]
    assert [(row[0], row[2], row[6]) for row in cells[1:]] == [
        ("-", "left", "left open: nothing was sent"),
        ("-", "lost", "in doubt: `wfc runs resolve 00030003`"),
        ("700000100000002", "订单", "submitted"),
        ("700000100000001", "hello", "Success"),
    ]
    assert (found.code, found.err) == (0, "")
    assert service.emulator.connections == before


def test_runs_lists_no_more_than_is_asked_for(service: Emulated) -> None:
    for number in range(3):
        service.submit(HELLO.replace("hello", f"hello{number}"))
    assert service.run("runs", "--limit", "2").out.endswith(
        "\n… and 1 more submission: see `--limit`\n"
    )


def test_runs_as_json_has_everything(service: Emulated) -> None:
    service.submit()
    value = json.loads(service.run("runs", "--json").out)
    [run] = value["runs"]
    assert (value["version"], run["id"], run["standing"], run["state"]) == (
        1,
        str(RUN),
        "acked",
        None,
    )


def test_runs_before_the_first(service: Emulated) -> None:
    assert service.run("runs") == Result(0, "Nothing was submitted yet.\n", "")
    assert json.loads(service.run("runs", "--json").out) == {"version": 1, "runs": []}


def test_a_damaged_journal_does_not_hide_the_others(service: Emulated) -> None:
    service.submit()
    broken = Path(service.journal).with_name("broken.db")
    broken.write_bytes(b"not a journal at all")
    broken.chmod(0o600)
    found = service.run("runs")
    assert found.code == 74
    assert "700000100000001" in found.out
    assert found.err.startswith("error: ")
    assert broken.read_bytes() == b"not a journal at all"


def test_of_a_damaged_journal_nobody_says_that_nothing_was_submitted(service: Emulated) -> None:
    broken = Path(service.journal).with_name("broken.db")
    broken.write_bytes(b"not a journal at all")
    broken.chmod(0o600)
    for command in (("status", "@last"), ("runs", "show", "0001"), ("runs",)):
        found = service.run(*command, "--journal", str(broken))
        assert (found.code, found.out) == (74, ""), found.err
        assert "damaged" in found.err
        assert "nothing was submitted" not in found.err.lower()


def test_a_journal_that_is_named_and_missing_is_not_made(service: Emulated) -> None:
    found = service.run("runs", "--journal", "typo.db")
    assert found == refused("there is no journal `typo.db`")
    assert not (service.folder / "typo.db").exists()


def test_runs_show_tells_everything(service: Emulated) -> None:
    service.submit()
    service.run("stop", "@last")
    found = service.run("runs", "show", "0001")
    assert found == service.run("runs", "show", str(RUN)) == service.run("runs", "show", "@last")
    assert found.code == 0
    assert f"submission  {'0001' * 16}\n" in found.out
    assert "attempt 1  DAY TIME  submitted, workflow instance 700000100000001\n" in found.out
    assert "  request  R-1\n" in found.out


@pytest.mark.parametrize("text", ["000", "ffff", "12"])
def test_runs_show_of_what_nobody_knows_is_refused(service: Emulated, text: str) -> None:
    service.submit()
    assert service.run("runs", "show", text) == refused(
        f"no journal knows `{text}`; `wfc runs` lists what was submitted"
    )


def test_runs_offers_the_near_miss_of_a_command(service: Emulated) -> None:
    assert service.run("runs", "shwo") == refused(
        "there is no command `shwo`; did you mean `show`?",
        "  = help: `wfc runs --help` shows how",
    )


# ----- places


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--local", "--region", "cn-shanghai"),
            "`--local` and a region or an endpoint are two places: choose one",
        ),
        (("--local",), "`--local` and `--state DIR` belong together: DIR keeps the runs"),
        (("--state", "x"), "`--local` and `--state DIR` belong together: DIR keeps the runs"),
        (
            ("--region", "cn-shangai"),
            "`--region`: there is no region `cn-shangai`; did you mean `cn-shanghai`?; "
            "a host that wfc does not know is named by `--endpoint` or WFC_ENDPOINT",
        ),
        (
            ("--region", "a", "--endpoint", "b"),
            "`--region` and `--endpoint` are two places: choose one",
        ),
    ],
)
@pytest.mark.parametrize("command", ["status", "watch", "logs", "stop", "rerun"])
def test_a_place_that_cannot_be_is_refused(
    service: Emulated, command: str, arguments: tuple[str, ...], message: str
) -> None:
    assert service.run(command, "1", *arguments) == refused(message)


def test_an_emulator_of_its_own_process_is_asked_like_the_service(tmp_path: Path) -> None:
    emulating = subprocess.Popen(
        [sys.executable, "-m", "wfc", "emulate", "--speed", "100"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert emulating.stderr is not None
        line = emulating.stderr.readline().decode()
        endpoint = line.partition("http://")[2].partition(",")[0]
        service = Service(endpoint, tmp_path)
        service.submit()
        assert service.run("watch", "@last").code == 0
        assert service.run("status", str(RUN), "--endpoint", endpoint).code == 0
    finally:
        emulating.send_signal(signal.SIGINT)
        emulating.communicate(timeout=30)


def test_no_secret_is_shown_anywhere(service: Emulated) -> None:
    service.submit()
    service.break_({"Reply": {"Status": 400, "Code": "SignatureDoesNotMatch", "Message": SECRET}})
    for command in ("status", "watch", "logs", "stop", "rerun"):
        found = service.run(command, "@last", WFC_DEBUG="1")
        assert found.code == (84 if command == "watch" else 77)
        assert "***" in found.out + found.err

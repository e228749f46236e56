"""What a message suggests works as it is typed; a stream that is closed ends no apply."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated
from tests.cli.world import HELLO, put
from tests.command import Result
from wfc.emulator.server import Emulator

SUBMIT = "ExecuteAdhocWorkflowInstance"
NEVER: tuple[dict[str, object], ...] = (
    {"Operations": [SUBMIT], "Send": "close"},
    {"ListHides": True},
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    with Emulator(speed=100.0) as emulator:
        yield Emulated(emulator, tmp_path)


def apply(service: Emulated, *more: str) -> Result:
    return service.run("apply", "hello.wfc.yaml", "--yes", "--endpoint", service.endpoint, *more)


def suggested(service: Emulated, text: str, command: str) -> Result:
    """Run the first command in ``text`` that begins with ``command``, as it stands there."""
    [typed, *_] = re.findall(f"`wfc ({command}[^`]*)`", text)
    return service.run(*shlex.split(typed.replace("HOST", service.endpoint)))


@pytest.mark.parametrize("journal", [(), ("--journal", "./my journal.db")])
@pytest.mark.parametrize("again", [(), ("--again",)])
def test_what_is_in_doubt_is_looked_for_by_the_command_that_is_named(
    service: Emulated, journal: tuple[str, ...], again: tuple[str, ...]
) -> None:
    service.break_(*NEVER)
    apply(service, *journal)
    found = apply(service, *journal, *again)
    assert found.code == 80
    service.break_()
    looked = suggested(service, found.err, "runs resolve")
    assert looked.out == (
        "hello is workflow instance 700000100000001: found by the marker in its Name\n"
    )
    assert suggested(service, looked.err, "watch").code == 0


def test_every_command_of_a_doubt_leads_on(service: Emulated) -> None:
    journal = ("--journal", "./my journal.db")
    service.break_(*NEVER)
    apply(service, *journal)
    listed = service.run("runs", *journal).out
    planned = service.run("plan", "hello.wfc.yaml", "--endpoint", service.endpoint, *journal).out
    for text in (listed, planned):
        found = suggested(service, text, "runs resolve")
        assert found.code == 80
        short, *_ = re.findall("resolve (.*) --adopt ID`", found.err)
        assert shlex.split(short)[1:] == list(journal)


def test_what_somebody_else_made_is_shown_and_nothing_in_doubt(service: Emulated) -> None:
    service.break_({"CreateUser": "2000"})
    apply(service, "--no-wait", "--journal", "theirs.db")
    found = apply(service)
    assert found.code == 80
    assert found.err == (
        "error: outcome unknown: instances with this very marker are there already\n"
        "  = note: workflow instance 700000100000001, made by 2000 at DAY TIME\n"
        "  = help: it may have been submitted, so nothing more is sent\n"
        "  = help: if that is it: `wfc watch 700000100000001 --endpoint HOST` follows it\n"
        "  = help: if it is not: `--again` submits it once more on purpose\n"
    )
    assert suggested(service, found.err, "watch").code == 0
    assert apply(service, "--again").code == 0


def test_a_stop_of_a_run_no_journal_knew_says_how_to_watch_it(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    with Emulator(speed=0.2) as emulator:
        service = Emulated(emulator, tmp_path)
        apply(service, "--no-wait", "--journal", "theirs.db")
        stopped = service.run("stop", "700000100000001", "--endpoint", service.endpoint)
        assert (stopped.code, stopped.err) == (
            0,
            "workflow instance 700000100000001 is being stopped; "
            "`wfc watch 700000100000001 --endpoint HOST` shows how\n",
        )
        assert suggested(service, stopped.err, "watch").code == 83


@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        ("", "<&-", 2),
        ("--yes", "2>&-", 0),
        ("--yes hello.wfc.yaml second.wfc.yaml", "2>&-", 0),
        ("--yes", "<&- >&- 2>&-", 0),
    ],
)
def test_a_stream_that_is_closed_ends_no_apply(
    service: Emulated, arguments: str, closed: str, code: int
) -> None:
    put(service.folder, {"second.wfc.yaml": HELLO.replace("hello", "second")})
    line = f"exec {sys.executable} -m wfc apply hello.wfc.yaml {arguments} --endpoint {closed}"
    done = subprocess.run(
        ["sh", "-c", line.replace("--endpoint", f"--endpoint {service.endpoint}")],
        cwd=service.folder,
        env=service.environment,
        check=False,
        timeout=60,
        capture_output=True,
    )
    assert done.returncode == code, done.stderr
    ended = {each.ended for each in service.attempts()} if code == 0 else set()
    assert ended == ({"Success"} if code == 0 else set())

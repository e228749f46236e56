"""``wfc apply`` of several workflows: followed together, one line a change, events of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated, lines
from tests.cli.world import HELLO, put
from tests.command import Result
from wfc.emulator.server import Emulator


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    bad = HELLO.replace("hello", "bad").replace("greet", "break")
    put(tmp_path, {"hello.wfc.yaml": HELLO, "bad.wfc.yaml": bad})
    with Emulator(speed=20, fail={"break"}) as emulator:
        yield Emulated(emulator, tmp_path)


def apply(service: Emulated, *more: str) -> Result:
    files = ("hello.wfc.yaml", "bad.wfc.yaml")
    return service.run("apply", *files, "--yes", "--endpoint", service.endpoint, *more)


def test_several_runs_are_followed_together(service: Emulated) -> None:
    found = apply(service)
    assert found.code == 83
    assert "Workflow instance 700000100000001 succeeded: 2 tasks in 0.0 s\n" in found.out
    assert "Workflow instance 700000100000002 failed: 1 of 2 tasks failed" in found.out
    assert "  break failed; its log ends:\n" in found.out
    assert "TIME hello  Success  0.0 s\n" in found.err
    assert "TIME bad    Failure  0.0 s\n" in found.err
    assert {each.ended for each in service.attempts()} == {"Success", "Failure"}


def test_several_runs_tell_events_each_under_its_name(service: Emulated) -> None:
    told = lines(apply(service, "--events", "-").out)
    ended = {each["workflow"]: each["phase"] for each in told if each["event"] == "ended"}
    assert ended == {"hello": "succeeded", "bad": "failed"}
    assert [each["event"] for each in told][-1] == "done"
    tasks = {each["task"] for each in told if each["event"] == "task"}
    assert tasks == {"greet", "part", "break"}

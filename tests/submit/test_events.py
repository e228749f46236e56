"""Events: each by the schema, at once, and never in the way."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

import wfc_schemas
from tests.submit.test_follow import Service
from wfc.exits import UsageError
from wfc.submit.event import (
    Acted,
    Acting,
    Adopted,
    Already,
    AnyEvent,
    Done,
    Event,
    NotSubmitted,
    OutcomeUnknown,
    Planned,
    Refused,
    Submitted,
    Submitting,
)
from wfc.submit.events import Events
from wfc.submit.lines import Lines
from wfc.submit.progress import watch
from wfc.submit.telling import Telling

WHEN = "2026-11-21T12:00:00.000Z"

#: One of each kind that is not made from a run, with every key that it may have.
PLANNED = Planned(
    workflow="hello",
    submission="0" * 64,
    file="hello.wfc.yaml",
    region="cn-shanghai",
    project="100",
    environment="Dev",
    biz_date="2026-11-19",
    tasks=2,
)
TOLD: list[Event] = [
    PLANNED,
    Planned(region="127.0.0.1:8080", project="shop_dw", tasks=0),
    Submitting(workflow="hello", attempt=1),
    Submitted(workflow="hello", run=str(2**63 - 1), request_id="R"),
    Already(run="1"),
    Adopted(run="1", reason="found by its marker"),
    NotSubmitted(reason="the connection was refused"),
    Refused(code="InvalidParameter", message="m", request_id="R", file="f", line=1, column=2),
    Refused(code="InvalidParameter", message="m"),
    OutcomeUnknown(reason="the connection was reset"),
    Acting(run="1", action="rerun", task_instances=["11"]),
    Acted(run="1", action="stop", outcome="not_done", reason="it has ended"),
    Done(exit_code=0),
]


def complaints() -> list[str]:
    return []


def valid(line: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(line)
    Draft202012Validator(wfc_schemas.load("events")).validate(value)
    return value


@pytest.mark.parametrize(
    "event", TOLD, ids=[f"{type(each).__name__}-{at}" for at, each in enumerate(TOLD)]
)
def test_every_event_is_one_line_by_the_schema(event: Event) -> None:
    line = event.written(WHEN)
    assert "\n" not in line
    assert list(valid(line))[:3] == ["version", "time", "event"]
    assert line.startswith('{"version":1,"time":"2026-11-21T12:00:00.000Z","event":"')


def test_every_kind_of_event_is_told_here_or_by_a_run() -> None:
    kinds = {kind.__name__ for kind in get_args(get_args(AnyEvent)[0])}
    of_a_run = {"RunState", "TaskState", "Ended", "Left"}
    assert kinds == {type(event).__name__ for event in TOLD} | of_a_run


def test_every_key_of_the_schema_is_described() -> None:
    for name, each in wfc_schemas.load("events")["$defs"].items():
        assert each["description"], name
        for key, value in each["properties"].items():
            assert value["description"], f"{name}.{key}"


@pytest.mark.parametrize("key", ["version", "time", "event", "workflow", "region"])
def test_the_schema_insists_on_every_key(key: str) -> None:
    value = valid(PLANNED.written(WHEN))
    del value[key]
    assert not Draft202012Validator(wfc_schemas.load("events")).is_valid(value)


def test_a_file_grows_line_by_line(tmp_path: Path) -> None:
    path, said = tmp_path / "events.jsonl", complaints()
    for number in range(2):
        events = Events(str(path), said.append)
        for event in TOLD:
            events.tell(event)
            assert path.read_text("utf-8").endswith("}\n")
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) == (number + 1) * len(TOLD)
    assert [valid(line)["event"] for line in lines[: len(TOLD)]] == [
        valid(event.written(WHEN))["event"] for event in TOLD
    ]
    assert said == []


def test_nothing_is_written_when_nobody_asked() -> None:
    said = complaints()
    Events(None, said.append).tell(PLANNED)
    assert said == []


def test_a_full_disk_is_said_once_and_disturbs_nothing() -> None:
    said = complaints()
    events = Events("/dev/full", said.append)
    events.tell(PLANNED)
    events.tell(PLANNED)
    assert said == ["events are no longer written to `/dev/full`: no space left on device"]


def test_a_reader_that_has_gone_is_said_once_and_disturbs_nothing(tmp_path: Path) -> None:
    pipe, said = tmp_path / "pipe", complaints()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    events = Events(str(pipe), said.append)
    events.tell(PLANNED)
    assert valid(os.read(reader, 65536).decode())["event"] == "planned"
    os.close(reader)
    events.tell(PLANNED)
    events.tell(PLANNED)
    assert said == [f"events are no longer written to `{pipe}`: broken pipe"]


def test_a_reader_that_does_not_read_is_not_waited_for_long(tmp_path: Path) -> None:
    pipe, said = tmp_path / "pipe", complaints()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    events = Events(str(pipe), said.append)
    for _ in range(1000):
        events.tell(PLANNED)
    os.close(reader)
    assert said == [f"events are no longer written to `{pipe}`: nobody reads them"]


def test_a_reader_that_is_slow_gets_every_line(tmp_path: Path) -> None:
    pipe, said, read = tmp_path / "pipe", complaints(), bytearray()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def attend() -> None:
        os.set_blocking(reader, True)
        while part := os.read(reader, 700):
            read.extend(part)
            time.sleep(0.001)

    events = Events(str(pipe), said.append)
    thread = threading.Thread(target=attend)
    thread.start()
    for _ in range(500):
        events.tell(PLANNED)
    assert events._opened is not None
    os.close(events._opened)
    thread.join(30)
    os.close(reader)
    assert said == []
    assert len([valid(line) for line in read.decode().splitlines()]) == 500


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/folder", "no such file or directory"),
        (".", "is a directory"),
        ("pipe", "no such device or address"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_at_stake(
    tmp_path: Path, name: str, reason: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / name
    with pytest.raises(UsageError) as caught:
        Events(str(path), complaints().append)
    assert str(caught.value) == f"`--events {path}` cannot be written: {reason}"


def test_a_closed_stdout_is_refused_before_anything_is_at_stake(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="standard output cannot be written: it is closed"):
        Events("-", complaints().append)


class Silent:
    """A display that shows nothing."""

    def show(self, run: object) -> None:
        """Show nothing."""

    def rest(self, seconds: float) -> None:
        """Wait for nothing."""


def told(path: Path, *script: str) -> list[dict[str, Any]]:
    telling = Telling(Silent(), Events(str(path), complaints().append), "hello")
    telling.end(watch(Service(*script).runs(), telling))
    return [valid(line) for line in path.read_text("utf-8").splitlines()]


def test_a_run_tells_what_changed_and_how_it_ended(tmp_path: Path) -> None:
    lines = told(
        tmp_path / "events",
        "Running a:Running b:NotRun",
        "Running a:Success b:Frozen",
        "Failure a:Success b:Failure",
    )
    assert [
        (line["event"], line.get("task"), line["state"], line["phase"], line["seconds"])
        if line["event"] in ("task", "ended")
        else (line["event"], line["state"], line["phase"])
        for line in lines
    ] == [
        ("task", "a", "Running", "running", None),
        ("task", "b", "NotRun", "waiting", None),
        ("run", "Running", "running"),
        ("task", "a", "Success", "succeeded", 0.3),
        ("task", "b", "Frozen", "unknown", None),
        ("task", "b", "Failure", "failed", 0.3),
        ("run", "Failure", "failed"),
        ("ended", None, "Failure", "failed", 2.1),
    ]
    assert lines[-1]["tasks"] == {"succeeded": 1, "failed": 1}
    assert {(line["workflow"], line["run"]) for line in lines} == {("hello", "1234")}


def test_a_run_that_is_left_says_why(tmp_path: Path) -> None:
    path = tmp_path / "events"
    telling = Telling(Silent(), Events(str(path), complaints().append))
    telling.end(watch(Service("Running a:Running").runs(timeout=30), telling))
    *_, last = [valid(line) for line in path.read_text("utf-8").splitlines()]
    assert (last["event"], last["reason"]) == ("left", "still running after 30 s")


def test_the_display_beside_it_shows_and_rests_as_ever() -> None:

    service, out = Service("Success a:Success"), io.StringIO()
    display = Lines(out, now=service.now, sleep=service.sleep)
    watch(service.runs(), Telling(display, Events(None, complaints().append)))
    assert out.getvalue() == "12:00:00 a  Success  0.3 s\n"

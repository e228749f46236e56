"""``Marker: false``: the Name stays as it is, and what is lost by that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated
from tests.cli.world import HELLO, put
from tests.command import Result
from wfc.emulator.server import Emulator

RUN = 700000100000001
LOST = {"Operations": ["ExecuteAdhocWorkflowInstance"], "Send": "close"}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    put(tmp_path, {"hello.wfc.yaml": f"Marker: false\n{HELLO}"})
    with Emulator(speed=100.0) as emulator:
        yield Emulated(emulator, tmp_path)


def apply(service: Emulated) -> Result:
    options = ("--endpoint", service.endpoint, "--yes", "--no-wait")
    return service.run("apply", "hello.wfc.yaml", *options)


def test_the_name_is_sent_as_it_is(service: Emulated) -> None:
    found = apply(service)
    assert found.code == 0
    said = "warning: `Marker: false`: a submission whose answer is lost cannot be looked up"
    assert said in found.err
    assert [each.asked.name for each in service.emulator.instances()] == ["hello"]
    assert "already submitted" in apply(service).err


def test_the_settings_of_a_project_say_it_for_all_files(service: Emulated) -> None:
    put(service.folder, {"hello.wfc.yaml": HELLO, "wfc.yaml": "Kind: Project\nMarker: false\n"})
    assert apply(service).code == 0
    assert [each.asked.name for each in service.emulator.instances()] == ["hello"]


def test_an_unknown_stays_with_a_person_who_sees_what_it_may_be(service: Emulated) -> None:
    service.break_(LOST)
    found = apply(service)
    service.break_()
    assert found.code == 80
    assert f"  = note: workflow instance {RUN}, made by 1000 at DAY TIME" in found.err
    assert apply(service).code == 80
    [short] = set(re.findall("resolve ([0-9a-f]{8})", found.err))
    assert service.run("runs", "resolve", short, "--wait").code == 80
    assert service.run("runs", "resolve", short, "--adopt", str(RUN)).code == 0
    assert len(service.emulator.instances()) == 1


def test_a_name_has_the_room_of_the_marker(service: Emulated) -> None:
    long = HELLO.replace("Name: hello", f"Name: {'n' * 128}")
    put(service.folder, {"hello.wfc.yaml": f"Marker: false\n{long}"})
    assert service.run("plan", "hello.wfc.yaml").code == 0
    put(service.folder, {"hello.wfc.yaml": long})
    assert service.run("plan", "hello.wfc.yaml").code == 1

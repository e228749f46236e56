"""``wfc runs resolve``: what ends the doubt about a submission whose answer was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Clock, Emulated
from tests.cli.world import HELLO, put, refused
from tests.command import Result
from wfc.emulator.server import Emulator
from wfc.journal.records import Standing

RUN = 700000100000001
SUBMIT = "ExecuteAdhocWorkflowInstance"
LOST = {"Operations": [SUBMIT], "Deliver": "never", "Send": "close"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(tmp_path: Path, clock: Clock) -> Iterator[Emulated]:
    put(tmp_path, {"hello.wfc.yaml": HELLO, "other.wfc.yaml": HELLO.replace("hello", "other")})
    with Emulator(speed=100.0, clock=clock) as emulator:
        yield Emulated(emulator, tmp_path)


def apply(service: Emulated, file: str = "hello.wfc.yaml") -> Result:
    return service.run("apply", file, "--endpoint", service.endpoint, "--yes", "--no-wait")


def lost(service: Emulated) -> str:
    """Lose a submission on its way; return the first digits of its id."""
    service.break_(LOST)
    found = apply(service)
    service.break_()
    assert found.code == 80
    short = re.search("resolve ([0-9a-f]{8})", found.err)
    assert short is not None
    return short[1]


def calibrated(service: Emulated) -> None:
    """Submit something else, which the look-up then finds."""
    assert apply(service, "other.wfc.yaml").code == 0


def resolve(service: Emulated, *arguments: str) -> Result:
    return service.run("runs", "resolve", *arguments)


def test_it_is_found_once_it_is_listed(service: Emulated) -> None:
    service.break_(
        {"Operations": [SUBMIT], "Send": "close"},
        {"Operations": ["ListWorkflowInstances"], "ListHides": True},
    )
    short = re.findall("resolve ([0-9a-f]{8})", apply(service).err)[0]
    service.break_()
    assert resolve(service, short) == Result(
        0,
        f"hello is workflow instance {RUN}: found by the marker in its Name\n",
        f"  = help: `wfc watch {RUN}` follows it\n",
    )
    assert resolve(service, short).out.endswith(f"workflow instance {RUN}\n")


def test_where_no_look_up_ever_found_anything_absence_is_not_concluded(
    service: Emulated, clock: Clock
) -> None:
    short = lost(service)
    clock.ahead = 3600.0
    found = resolve(service, short)
    assert (found.code, found.out) == (80, "")
    assert found.err == (
        "error: hello stays unknown: it is not listed, and no look-up here has ever been seen to "
        "find an instance that is there: its absence cannot be concluded\n"
        "  = help: look in the DataWorks console, then say what you saw:\n"
        f"  = help: `wfc runs resolve {short} --adopt ID`, or `--not-submitted`\n"
    )


def test_before_the_fence_it_says_from_when_on_it_can_tell(service: Emulated) -> None:
    calibrated(service)
    short = lost(service)
    assert resolve(service, short) == Result(
        80,
        "",
        "hello is not listed; that proves something from DAY TIME\n"
        f"  = help: `wfc runs resolve {short} --wait` waits for that\n",
    )


def test_after_the_fence_absence_is_proved_and_one_apply_sends_it(
    service: Emulated, clock: Clock
) -> None:
    calibrated(service)
    short = lost(service)
    clock.ahead = 23 * 60.0
    assert resolve(service, short) == Result(
        0,
        "hello was not submitted\n",
        "  = help: the same `wfc apply` as before submits it: of `hello.wfc.yaml`\n",
    )
    assert apply(service).code == 0
    assert apply(service).err.startswith("already submitted: hello is workflow instance ")
    made = [each.asked.name.partition("_wfc")[0] for each in service.emulator.instances()]
    assert sorted(made) == ["hello", "other"]


def unseen(service: Emulated) -> str:
    """Lose the answer of a submission that was made, and hide it from look-ups."""
    service.break_(
        {"Operations": [SUBMIT], "Send": "close"},
        {"Operations": ["ListWorkflowInstances"], "ListHides": True},
    )
    found = re.search("resolve ([0-9a-f]{8})", apply(service).err)
    assert found is not None
    return found[1]


def test_a_person_may_have_seen_which_instance_it_is(service: Emulated) -> None:
    short = unseen(service)
    found = resolve(service, short, "--adopt", str(RUN))
    assert (found.code, found.out) == (
        0,
        f"hello is workflow instance {RUN}: adopted by hand\n",
    )
    assert service.attempts()[-1].instance == RUN


def test_what_is_known_to_be_another_submission_is_not_adopted(service: Emulated) -> None:
    calibrated(service)
    short = lost(service)
    found = resolve(service, short, "--adopt", str(RUN))
    other = service.attempts()[0].entry.id[:8]
    assert found == refused(
        f"workflow instance {RUN} is other (project 100, BizDate 2026-11-19), "
        f"submission {other}: it is not this one"
    )
    assert service.attempts()[-1].standing is Standing.SENT


def test_of_what_is_called_otherwise_that_is_said_and_kept(service: Emulated) -> None:
    calibrated(service)
    for journal in (service.folder / "state/wfc").glob("*"):
        if journal.is_file():
            journal.unlink()
    short = lost(service)
    found = resolve(service, short, "--adopt", str(RUN))
    how = "adopted by hand, although it is called `other_wfc"
    assert found.code == 0
    assert found.out.startswith(f"hello is workflow instance {RUN}: {how}")
    assert service.attempts()[-1].reason.startswith(how)


def test_where_no_doubt_is_left_a_person_cannot_say_otherwise(service: Emulated) -> None:
    short = unseen(service)
    settled = f"hello is submitted: workflow instance {RUN}"
    assert resolve(service, short, "--adopt", str(RUN)).code == 0
    assert resolve(service, short, "--adopt", str(RUN)) == Result(0, f"{settled}\n", "")
    refusal = refused(f"{settled}; there is no doubt to end, and nothing was changed")
    assert resolve(service, short, "--adopt", "7") == refusal
    assert resolve(service, short, "--not-submitted") == refusal


def test_the_last_submission_may_be_the_one_in_doubt(service: Emulated) -> None:
    short = unseen(service)
    assert service.run("status", "@last") == refused(
        f"there is no last run: a submission of hello is in doubt; `wfc runs resolve {short}` "
        "looks for it"
    )
    assert f"in doubt: `wfc runs resolve {short}`" in service.run("runs", "show", "@last").out
    service.break_()
    assert resolve(service, "@last").out.startswith(f"hello is workflow instance {RUN}: found")


def test_an_instance_that_is_not_there_cannot_be_adopted(service: Emulated) -> None:
    short = lost(service)
    found = resolve(service, short, "--adopt", "7")
    assert found.code == 76
    assert service.attempts()[-1].standing is Standing.SENT


def test_a_person_may_have_seen_that_there_is_none(service: Emulated) -> None:
    short = lost(service)
    found = resolve(service, short, "--not-submitted")
    assert (found.code, found.out) == (0, "hello was not submitted\n")
    assert service.attempts()[-1].standing is Standing.ABSENT


def test_what_cannot_be_meant_is_refused(service: Emulated) -> None:
    short = lost(service)
    assert resolve(service, "ffff0000") == refused(
        "no journal knows `ffff0000`; `wfc runs` lists what was submitted"
    )
    assert resolve(service, short, "--wait", "--not-submitted") == refused(
        "`--adopt`, `--not-submitted` and `--wait` are three ways: choose one"
    )

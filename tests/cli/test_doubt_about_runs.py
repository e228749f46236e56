"""An unknown run of a deployed workflow goes to a person, with what it may be; and several days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Clock, Emulated, lines
from tests.cli.world import put, refused
from tests.command import Result
from tests.emulator.world import FLOW
from wfc.emulator.server import Emulator
from wfc.journal.journal import Journal
from wfc.journal.place import known
from wfc.journal.records import Attempt

DAGS = """\
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
ProjectId: 100
BizDate: 2024-11-10
"""
OLD = """\
FlowName: orders_manual
ProjectName: shop_dw
Bizdate: 2024-11-10
"""
DAYS = """\
WorkflowId: 1234
Name: orders
ProjectId: 100
EnvType: Prod
StartBizDate: 2024-11-09
EndBizDate: 2024-11-11
"""
FIRST = 700000100000001
SUBMITS = ["RunManualDagNodes", "CreateManualDag", "CreateWorkflowInstances"]
LOST: dict[str, object] = {"Operations": SUBMITS, "Send": "close"}
NEVER: dict[str, object] = {"Operations": SUBMITS, "Deliver": "never", "Send": "close"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(tmp_path: Path, clock: Clock) -> Iterator[Emulated]:
    put(tmp_path, {"dags.wfc.yaml": DAGS, "old.wfc.yaml": OLD, "days.wfc.yaml": DAYS})
    with Emulator(speed=100.0, flows=[FLOW], clock=clock) as emulator:
        yield Emulated(emulator, tmp_path)


def apply(service: Emulated, file: str, *options: str) -> Result:
    options = options or ("--no-wait",)
    return service.run("apply", file, "--endpoint", service.endpoint, "--yes", *options)


def doubt(service: Emulated, file: str, knobs: dict[str, object]) -> tuple[str, Result]:
    """Lose the answer; return the first digits of the submission, and what was said."""
    service.break_(knobs)
    found = apply(service, file)
    service.break_()
    assert found.code == 80, found.err
    short = re.search("resolve ([0-9a-f]{8})", found.err)
    assert short is not None
    return short[1], found


def attempts(service: Emulated) -> tuple[Attempt, ...]:
    """Return what the one journal holds."""
    [path] = known(service.environment)
    with Journal(path) as journal:
        return journal.attempts()


@pytest.mark.parametrize("file", ["dags.wfc.yaml", "days.wfc.yaml"])
def test_a_person_gets_to_see_what_an_unknown_may_be(service: Emulated, file: str) -> None:
    short, said = doubt(service, file, LOST)
    note = f"  = note: workflow instance {FIRST}, made by 1000 at "
    assert note in said.err
    assert "it has no marker to be looked up by" in said.err
    looked = service.run("runs", "resolve", short)
    assert looked.code == 80
    assert note in looked.err
    adopted = service.run("runs", "resolve", short, "--adopt", str(FIRST))
    assert adopted.code == 0, adopted.err
    assert f"is workflow instance {FIRST}: adopted by hand" in adopted.out
    assert service.run("watch", "@last").code == 0
    again = apply(service, file)
    assert (again.code, "already submitted: orders" in again.err) == (0, True)


def test_what_was_made_before_is_no_candidate(service: Emulated, clock: Clock) -> None:
    clock.ahead = -3600
    service.break_({"SignatureSeconds": 7200})
    assert apply(service, "dags.wfc.yaml").code == 0
    clock.ahead = 0
    (service.folder / "again.wfc.yaml").write_text(f"{DAGS}IncludeNodeIds: 74324\n", "utf-8")
    _, said = doubt(service, "again.wfc.yaml", LOST)
    assert str(FIRST) not in said.err
    assert f"workflow instance {FIRST + 1}, made by" in said.err


def test_where_nothing_can_be_listed_that_is_said(service: Emulated) -> None:
    put(service.folder, {"dags.wfc.yaml": DAGS.replace("ProjectId: 100\n", "")})
    _, said = doubt(service, "dags.wfc.yaml", LOST)
    assert "only with a ProjectId in the spec what it may be can be listed" in said.err
    _, said = doubt(service, "old.wfc.yaml", LOST)
    assert "the version 2018-06-01 lists no runs" in said.err


@pytest.mark.parametrize("file", ["dags.wfc.yaml", "old.wfc.yaml", "days.wfc.yaml"])
def test_what_a_person_has_not_seen_is_sent_again(service: Emulated, file: str) -> None:
    short, _ = doubt(service, file, NEVER)
    said = service.run("runs", "resolve", short, "--not-submitted")
    assert said.code == 0, said.err
    assert "was not submitted" in said.out
    assert apply(service, file).code == 0


def test_a_dag_that_is_not_there_is_not_adopted(service: Emulated) -> None:
    short, _ = doubt(service, "dags.wfc.yaml", NEVER)
    found = service.run("runs", "resolve", short, "--adopt", "7")
    assert found.code == 76
    assert "The DAG 7 does not exist" in found.err
    several = service.run("runs", "resolve", short, "--adopt", "7", "--adopt", "8")
    assert several.code == 2
    assert "RunManualDagNodes makes one instance: name one" in several.err


def test_every_day_is_remembered_and_followed(service: Emulated) -> None:
    applied = apply(service, "days.wfc.yaml")
    assert f"submitted orders as workflow instance {FIRST} and 2 more (project" in applied.err
    [attempt] = attempts(service)
    assert attempt.instances == (FIRST, FIRST + 1, FIRST + 2)
    assert attempt.operation_id
    shown = service.run("runs", "show", "@last").out
    assert f"OperationId  {attempt.operation_id}" in shown
    assert f"workflow instances {FIRST}, {FIRST + 1}, {FIRST + 2}" in shown
    watched = service.run("watch", "@last")
    assert watched.code == 0, watched.err
    assert service.run("rerun", "@last", "load") == refused(
        f"workflow instance {FIRST} has no task `load`; of several days there is "
        "`load 2024-11-09`, `load 2024-11-10` or `load 2024-11-11`"
    )
    status = service.run("status", "@last").out
    assert [f"load {day}" in status for day in ("2024-11-09", "2024-11-10", "2024-11-11")] == [
        *(True,) * 3
    ]
    again = apply(service, "days.wfc.yaml", "--timeout", "1m")
    assert again.code == 0, again.err
    assert "succeeded: 9 tasks" in again.out
    told = apply(service, "days.wfc.yaml", "--no-wait", "--events", "-", "--again").out
    [submitted] = [each for each in lines(told) if each["event"] == "submitted"]
    assert submitted["runs"] == [str(FIRST + each) for each in (3, 4, 5)]
    one = service.run("status", str(FIRST + 1)).out
    assert one.count("Success") == 4


def test_what_was_accepted_is_asked_for_by_its_operation_id(service: Emulated) -> None:
    """No look-up is needed, and nobody: the next wfc asks what became of it."""
    result: dict[str, object] = {
        "Operations": ["GetCreateWorkflowInstancesResult"],
        "Reply": {"Status": 503},
    }
    short, said = doubt(service, "days.wfc.yaml", result)
    assert "was accepted" in said.err
    found = service.run("runs", "resolve", short)
    assert found.code == 0, found.err
    assert f"orders is workflow instance {FIRST}" in found.out
    [attempt] = attempts(service)
    assert attempt.instances == (FIRST, FIRST + 1, FIRST + 2)


def test_a_creation_that_failed_is_proved(service: Emulated) -> None:
    service.break_(
        {
            "Operations": ["GetCreateWorkflowInstancesResult"],
            "Values": {"Status": '"CreateFailure"', "FailureMessage": '"no resource group"'},
            "Without": ["WorkflowInstanceIds"],
        }
    )
    failed = apply(service, "days.wfc.yaml")
    assert failed.code == 76, failed.err
    [attempt] = attempts(service)
    assert attempt.standing == "rejected"

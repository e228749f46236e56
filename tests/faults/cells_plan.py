"""What was reviewed is what runs: plans that are stale, tampered with, or for somewhere else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.world import HELLO
from tests.faults.cell import Story, assert_honest, assert_next
from tests.faults.moments import Moment
from tests.faults.world import SUBMIT

if TYPE_CHECKING:
    from tests.faults.cell import Cell
    from tests.faults.nursery import Run
    from tests.faults.world import World

PLAN = "plan.json"
SCRIPTED = HELLO.replace("Script: {Content: echo hello}", "Script: {File: step.sh}")


def planned(world: World, *options: str) -> str:
    """Make a plan of the spec; return its digest."""
    run = world.start("plan", "hello.wfc.yaml", "--out", PLAN, *options)
    assert run.code == 0, run.err
    found = [word for word in (run.out + run.err).split() if word.startswith("sha256:")]
    return found[0].strip("`.,")


def applied(world: World, digest: str, **more: Any) -> Run:
    run = world.start("apply", PLAN, "--expect-digest", digest, "--no-wait", **more)
    run.wait()
    return run


def refused_as_stale(world: World, run: Run) -> None:
    """Hold that nothing was sent, and no lock was taken."""
    assert run.code == 81, run.err
    assert_honest(world, run)
    assert (world.made(), world.emulator.connections) == ([], 0)


def edited_after_the_plan(world: World) -> None:
    """P1: the spec, or a script of it, is another one than was reviewed."""
    script = world.folder / "step.sh"
    script.write_text("echo one\n", "utf-8")
    world.write("hello", SCRIPTED)
    digest = planned(world)
    script.write_text("echo two\n", "utf-8")
    refused_as_stale(world, applied(world, digest))
    script.write_text("echo one\n", "utf-8")
    world.write("hello", SCRIPTED.replace("[greet]", "[greet]\n    Timeout: 3600"))
    refused_as_stale(world, applied(world, digest))
    world.write("hello", SCRIPTED)
    assert applied(world, digest).code == 0
    assert_next(world)


def swapped_after_it_was_read(world: World) -> None:
    """P2: the script is another one by the time it is sent; the bytes that were checked go."""
    (world.folder / "step.sh").write_text("echo one\n", "utf-8")
    world.write("hello", SCRIPTED)
    run = world.apply(moments=(Moment("lock", "before", "swap-script"),))
    assert run.code == 0, run.err
    assert (world.folder / "step.sh").read_text("utf-8") == "echo swapped\n"
    [sent] = [line for line in world.emulator.log if line.action == SUBMIT]
    assert json.loads(sent.parameters["Tasks"])[0]["Script"]["Content"] == "echo one\n"


def tampered_with(world: World) -> None:
    """P3: a plan that is not the one that was reviewed, or none at all."""
    digest = planned(world)
    path = world.folder / PLAN
    whole = path.read_text("utf-8")
    for harmed in (
        whole.replace('"Day": "1', '"Day": "2'),
        whole.replace('"Protected": false', '"Protected": true'),
        whole.replace("hello.wfc.yaml", "other.wfc.yaml"),
        whole[: len(whole) // 2],
        "[]",
        "",
    ):
        assert harmed != whole
        path.write_text(harmed, "utf-8")
        run = applied(world, digest)
        assert run.code in {1, 2, 81}, run.err
        assert_honest(world, run)
        assert (world.made(), world.emulator.connections) == ([], 0), harmed
    path.write_text(whole, "utf-8")
    assert applied(world, digest).code == 0
    assert_next(world)


def made_for_another_place(world: World) -> None:
    """P4: a plan for one region is not applied to another."""
    digest = planned(world, "--region", "cn-shanghai")
    run = applied(world, digest)
    assert run.code == 81, run.err
    assert "was planned for cn-shanghai" in run.err
    assert (world.made(), world.emulator.connections) == ([], 0)


def midnight_passes(world: World) -> None:
    """T4: the day is that of the plan, not that of the apply."""
    world.write("hello", HELLO.replace("BizDate: 2026-11-19\n", ""))
    digest = planned(world, "--bizdate", "2026-11-20")
    marked = json.loads((world.folder / PLAN).read_text("utf-8"))
    world.clock.advance(86_400)
    run = applied(world, digest)
    assert run.code == 0, run.err
    [made] = world.made()
    assert made.asked.biz_date == 1_795_104_000_000  # 2026-11-20 00:00 UTC+8
    assert marked
    again = applied(world, digest)
    assert (again.code, len(world.made())) == (0, 1), again.err


CELLS: tuple[Cell | Story, ...] = (
    Story("P1", edited_after_the_plan),
    Story("P2", swapped_after_it_was_read),
    Story("P3", tampered_with),
    Story("P4", made_for_another_place),
    Story("T4", midnight_passes),
)

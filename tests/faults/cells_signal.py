"""Signals: the first one waits until what became of the request is written down."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.faults.cell import (
    KILLED,
    Cell,
    Story,
    assert_honest,
    assert_next,
    one_of,
    stands,
    submits,
)
from tests.faults.moments import Moment
from tests.faults.nursery import ROOT, until
from tests.faults.world import GET, LIST, SUBMIT

if TYPE_CHECKING:
    from tests.faults.cell import Act
    from tests.faults.nursery import Run
    from tests.faults.world import World

NONE, ONE = one_of(0), one_of(1)
INTERRUPTED = one_of(130)
SUBMITTED = r"interrupted: workflow instance \d+ was submitted and is followed no longer"


def signalled(*numbers: int, action: str = SUBMIT, pause: float = 0.0, after: str = "") -> Act:
    """Return an apply that gets signals, ``pause`` true seconds apart, once it waits.

    It has said ``after`` by then.
    """

    def act(world: World, cell: Cell) -> Run:
        run = world.start_apply(*cell.options)
        world.until_handled(action)
        until(lambda: after in run.err, f"it has said {after!r}")
        for number in numbers:
            run.signal(number)
            time.sleep(pause)
        run.wait()
        return run

    return act


def asleep_for_two_hours(world: World) -> None:
    """S8: a laptop sleeps with the request half written; its signature expires meanwhile."""
    run = world.start_apply(moments=(Moment("sent", "after", "stop"),))
    until(run.is_stopped, "it is stopped")
    world.clock.advance(7200)
    run.signal(signal.SIGCONT)
    assert run.code in {0, 69, 75, 80}, run.err
    assert len(world.made()) <= 1
    assert_honest(world, run)
    assert_next(world)


def while_waiting_for_the_lock(world: World) -> None:
    """S9: the one that waits is interrupted, the one that holds the lock goes on."""
    world.goes_wrong(submits(SendAfter=1.0))
    first = world.start_apply()
    world.until_handled(SUBMIT)
    second = world.start_apply(world.write("second"), "--no-wait")
    until(lambda: "waiting for another wfc" in second.err, "it waits")
    second.signal(signal.SIGINT)
    assert second.code == 130, second.err
    assert first.code == 0, first.err
    assert (world.made("second"), world.standing("second")) == ([], "none")
    world.heals()
    assert_next(world)


def nobody_reads_its_output(world: World) -> None:
    """S6: `wfc apply | head -1`: what cannot be printed is still written down."""
    reading, writing = os.pipe()
    os.close(reading)
    assert _applied_into(writing, writing, world) == 0
    assert world.rows("SELECT standing, ended FROM attempt") == [("acked", "Success")]
    assert_next(world)


def its_output_is_full(world: World) -> None:
    """S6, where what it prints fits nowhere."""
    full = os.open("/dev/full", os.O_WRONLY)
    assert _applied_into(full, full, world) == 0
    assert world.rows("SELECT standing, ended FROM attempt") == [("acked", "Success")]
    assert_next(world)


def _applied_into(out: int, err: int, world: World) -> int:
    """Apply with these as standard output and standard error; close them, return the exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "wfc", "apply", "hello.wfc.yaml", "--yes"],
        cwd=world.folder,
        env={**world.environment({}), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=err,
        timeout=60,
        check=False,
    )
    os.close(out)
    return done.returncode


def the_terminal_is_closed(world: World) -> None:
    """S7: SIGHUP while following."""
    world.goes_wrong({"Operations": [GET], "SendAfter": 0.1})
    run = world.start_apply("hello.wfc.yaml")
    world.until_handled(GET)
    run.signal(signal.SIGHUP)
    assert run.code in {129, 143, 84}, run.err
    world.heals()
    assert (world.standing(), len(world.made())) == ("acked", 1)
    assert_next(world)


CELLS: tuple[Cell | Story, ...] = (
    Cell(
        *("S1", INTERRUPTED, NONE, stands("none", "intent", "rejected"), "nothing was submitted"),
        moments=(Moment("intent", "after", "interrupt"),),
    ),
    Cell(
        *("S2", INTERRUPTED, ONE, stands("acked"), "submitted hello as"),
        rules=(submits(SendAfter=0.3),),
        act=signalled(signal.SIGINT),
    ),
    *(
        Cell(
            *(f"S2-{name}", INTERRUPTED, ONE, stands(standing), SUBMITTED),
            moments=moments,
        )
        for name, standing, moments in (
            ("acked", "acked", (Moment("acked", "after", "interrupt-twice"),)),
            ("printed", "acked", (Moment("print", "after", "interrupt"),)),
            (
                *("unwritten", "sent"),
                (Moment("acked", "before", "full"), Moment("acked", "before", "interrupt")),
            ),
        )
    ),
    Cell(  # while it looks whether a look-up finds what was submitted
        *("S2-looking", INTERRUPTED, ONE, stands("acked"), SUBMITTED),
        rules=({"Operations": [LIST], "Requests": 2, "SendAfter": 5.0},),
        act=signalled(signal.SIGINT, action=LIST, after="submitted hello as"),
    ),
    Cell(
        *("S3", INTERRUPTED, ONE, stands("sent", "acked")),
        rules=(submits(Send="hang"),),
        act=signalled(signal.SIGINT),
    ),
    Cell(
        *("S4", INTERRUPTED, ONE, stands("sent")),
        rules=(submits(Send="hang"),),
        act=signalled(signal.SIGINT, signal.SIGINT, pause=0.02),
    ),
    Cell(  # between the record that it may execute and the last byte: in doubt, by the journal
        *("S4b", INTERRUPTED, NONE, stands("sent"), "whether hello was submitted is unknown"),
        moments=(Moment("sent", "after", "interrupt-twice"),),
        calibrated=True,
    ),
    Cell(
        *("S5", one_of(KILLED), ONE, stands("sent")),
        rules=(submits(SendAfter=5.0),),
        act=signalled(signal.SIGTERM, signal.SIGKILL, pause=0.125),
    ),
    Story("S6", nobody_reads_its_output),
    Story("S6b", its_output_is_full),
    Story("S7", the_terminal_is_closed),
    Story("S8", asleep_for_two_hours),
    Story("S9", while_waiting_for_the_lock),
)

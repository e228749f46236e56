"""Killed at any moment: what the journal says is what has happened, or less."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

from tests.faults.cell import KILLED, Cell, Story, one_of, stands, submits
from tests.faults.moments import Moment
from tests.faults.world import GET, SUBMIT

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World


def killed(step: str, side: str) -> tuple[Moment, ...]:
    return (Moment(step, side, "kill"),)


def killed_in_flight(world: World, cell: Cell) -> Run:
    """Kill it as soon as the service has got the request."""
    run = world.start_apply(*cell.options)
    world.until_handled(SUBMIT)
    run.signal(signal.SIGKILL)
    run.wait()
    return run


def killed_with_half_an_answer(world: World, cell: Cell) -> Run:
    run = world.start_apply(*cell.options)
    world.until_handled(SUBMIT)
    time.sleep(0.05)
    run.signal(signal.SIGKILL)
    run.wait()
    return run


def killed_while_following(world: World, cell: Cell) -> Run:
    run = world.start_apply("hello.wfc.yaml")
    world.until_handled(GET)
    run.signal(signal.SIGKILL)
    run.wait()
    return run


def killed_while_resolving(world: World) -> None:
    """K12: after the look-up, before its record."""
    from tests.faults.cell import assert_next

    world.goes_wrong(submits(Send="hang"))
    run = world.start_apply()
    world.until_handled(SUBMIT)
    run.signal(signal.SIGKILL)
    run.wait()
    world.heals()
    resolving = world.resolve(moments=killed("acked", "before"))
    assert resolving.code == KILLED
    assert (world.standing(), len(world.made())) == ("sent", 1)
    again = world.resolve()
    again.wait()
    assert (world.standing(), len(world.made())) == ("acked", 1), again.err
    assert_next(world)


NONE, ONE = one_of(0), one_of(1)
DEAD = one_of(KILLED)

CELLS: tuple[Cell | Story, ...] = (
    Cell("K0", DEAD, NONE, stands("none"), moments=killed("intent", "before")),
    Cell("K1", DEAD, NONE, stands("intent"), moments=killed("intent", "after")),
    Cell("K3", DEAD, NONE, stands("intent"), moments=killed("sent", "before")),
    Cell("K4", DEAD, NONE, stands("sent"), moments=killed("sent", "after"), calibrated=True),
    Cell(*("K5", DEAD, ONE, stands("sent")), rules=(submits(Send="hang"),), act=killed_in_flight),
    Cell(
        *("K6", DEAD, NONE, stands("sent")),
        rules=(submits(Deliver="never"),),
        act=killed_in_flight,
        calibrated=True,
    ),
    Cell(
        *("K7", DEAD, ONE, stands("sent")),
        rules=(submits(Send="half"),),
        act=killed_with_half_an_answer,
    ),
    Cell("K8", DEAD, ONE, stands("sent"), moments=killed("acked", "before")),
    Cell("K9", DEAD, ONE, stands("acked"), moments=killed("print", "before")),
    Cell(
        "K10", DEAD, ONE, stands("acked"), act=killed_while_following, rules=({"SendAfter": 0.05},)
    ),
    Cell(
        *("K11", DEAD, ONE, stands("acked")),
        moments=killed("end", "before"),
        options=("hello.wfc.yaml",),
    ),
    Story("K12", killed_while_resolving),
)

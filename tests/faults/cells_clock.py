"""Clocks that are wrong, and time that passes between one step and the next."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.faults.cell import Cell, Story, assert_next, one_of, stands, submits
from tests.faults.nursery import until

if TYPE_CHECKING:
    from tests.faults.world import World

SETTLED = (one_of(0), one_of(1), stands("acked"))


def the_fence_goes_by_the_service(world: World) -> None:
    """T2: however far the local clock is, only the service's time ends the fence."""
    world.calibrate()
    world.goes_wrong(submits(Deliver="never", Send="reset"))
    assert world.apply().code == 80
    world.clock.advance(-3600)  # seen from the service, the local clock is an hour ahead now
    early = world.resolve()
    assert (early.code, world.standing()) == (80, "sent"), early.err
    world.clock.advance(3600)
    world.heals()
    assert_next(world)


def suspended_while_it_waits(world: World) -> None:
    """T5: a resolve that waits for the fence is suspended; the service's time has gone on."""
    world.calibrate()
    world.goes_wrong(submits(Deliver="never", Send="reset"))
    assert world.apply().code == 80
    world.heals()
    waiting = world.start_resolve("--wait")
    world.until_handled("ListWorkflowInstances", 1)
    waiting.signal(signal.SIGSTOP)
    until(waiting.is_stopped, "it is stopped")
    assert (world.standing(), world.made()) == ("sent", [])
    world.clock.advance(1500)
    waiting.signal(signal.SIGCONT)
    waiting.wait()
    assert world.standing() == "absent", waiting.err
    assert world.apply().code == 0
    assert len(world.made()) == 1


CELLS: tuple[Cell | Story, ...] = (
    Cell("T1-ahead", *SETTLED, rules=({"ClockOffset": 1200},)),
    Cell("T1-behind", *SETTLED, rules=({"ClockOffset": -1200},)),
    Story("T2", the_fence_goes_by_the_service),
    Story("T5", suspended_while_it_waits),
)

"""Several at once: on one machine one of them sends, whoever was first."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.faults.cell import KILLED, Story, assert_next, submits
from tests.faults.moments import Moment
from tests.faults.nursery import until
from tests.faults.world import SUBMIT

if TYPE_CHECKING:
    from tests.faults.cell import Cell
    from tests.faults.world import World


def two_of_the_same(world: World) -> None:
    """C1: two applies of one spec at one instant."""
    runs = [world.start_apply() for _ in range(2)]
    codes = sorted(run.code for run in runs)
    assert codes in ([0, 0], [0, 75]), [run.err for run in runs]
    assert (world.standing(), len(world.made())) == ("acked", 1)
    assert_next(world)


def the_holder_is_killed(world: World) -> None:
    """C2: the kernel frees the lock; the second finds out first what became of it."""
    world.goes_wrong(submits(Requests=1, Send="hang"))
    first = world.start_apply()
    world.until_handled(SUBMIT)
    second = world.start_apply()
    until(lambda: "waiting for another wfc" in second.err, "it waits")
    first.signal(signal.SIGKILL)
    assert first.code == KILLED
    assert second.code == 0, second.err
    assert "found by the marker" in second.err
    world.heals()
    assert_next(world)


def the_holder_is_stopped(world: World) -> None:
    """C3: the second gives up in time and never steals."""
    first = world.start_apply(moments=(Moment("sent", "before", "stop"),))
    until(first.is_stopped, "it is stopped")
    second = world.apply("hello.wfc.yaml", "--no-wait", "--lock-timeout", "3s")
    assert second.code == 75, second.err
    assert world.made() == []
    first.signal(signal.SIGCONT)
    assert first.code == 0, first.err
    assert_next(world)


def twenty_of_twenty(world: World) -> None:
    """C4: twenty applies of twenty specs with one journal."""
    names = [f"n{number}" for number in range(20)]
    runs = [
        world.start_apply(world.write(name), "--no-wait", "--lock-timeout", "10m") for name in names
    ]
    for run in runs:
        assert run.code == 0, run.err
        assert "locked" not in run.err
    assert [len(world.made(name)) for name in names] == [1] * 20
    assert {world.standing(name) for name in names} == {"acked"}


def two_machines(world: World) -> None:
    """C5: nothing shared: not promised, but what is listed is found first."""
    first = world.apply()
    other = world.apply(WFC_JOURNAL=str(world.journal.with_name("other.db")))
    assert (first.code, other.code) == (0, 0), other.err
    assert "found in DataWorks" in other.err
    assert len(world.made()) == 1


def two_machines_faster_than_the_list(world: World) -> None:
    """C5, at its worst: both looked before either was listed; the duplicate is found and named."""
    world.goes_wrong({"Operations": ["ListWorkflowInstances"], "ListLag": 4})
    options = ("hello.wfc.yaml", "--no-wait", "--allow-unshared")
    runs = [
        world.start_apply(*options, WFC_JOURNAL=str(world.journal.with_name(f"{machine}.db")))
        for machine in ("one", "two")
    ]
    codes = [run.code for run in runs]
    made = [str(each.id) for each in world.made()]
    if len(made) == 2:
        assert 80 in codes, [run.err for run in runs]
        told = [run.err for run in runs if run.code == 80]
        assert all(each in told[0] for each in made), told
        assert "submitted twice, by another machine too" in told[0]


def a_disk_that_is_new(world: World) -> None:
    """C7: CI does its job again on a new disk."""
    assert world.apply().code == 0
    world.journal.unlink()
    for beside in world.journal.parent.iterdir():
        if beside.is_file():
            beside.unlink()
    again = world.apply()
    assert again.code == 0, again.err
    assert "found in DataWorks" in again.err
    assert (world.standing(), len(world.made())) == ("acked", 1)
    assert_next(world)


def a_disk_that_is_new_and_no_look(world: World) -> None:
    """C7, where the look-up is not answered: nothing is sent."""
    assert world.apply().code == 0
    world.journal.unlink()
    world.goes_wrong({"Operations": ["ListWorkflowInstances"], "Deliver": "never", "Send": "reset"})
    again = world.apply()
    assert again.code in {69, 80}, again.err
    assert len(world.made()) == 1
    world.heals()
    assert world.apply().code == 0
    assert len(world.made()) == 1


def while_it_is_resolved(world: World) -> None:
    """C8: an apply while a resolve has the lock."""
    world.goes_wrong(submits(Send="hang", Requests=1))
    first = world.start_apply()
    world.until_handled(SUBMIT)
    first.signal(signal.SIGKILL)
    first.wait()
    world.heals()
    resolving = world.start_resolve(moments=(Moment("acked", "before", "stop"),))
    until(resolving.is_stopped, "it is stopped")
    second = world.apply("hello.wfc.yaml", "--no-wait", "--lock-timeout", "3s")
    assert second.code == 75, second.err
    resolving.signal(signal.SIGCONT)
    resolving.wait()
    assert (world.standing(), len(world.made())) == ("acked", 1), resolving.err
    assert_next(world)


CELLS: tuple[Cell | Story, ...] = (
    Story("C1", two_of_the_same),
    Story("C2", the_holder_is_killed),
    Story("C3", the_holder_is_stopped),
    Story("C4", twenty_of_twenty),
    Story("C5", two_machines),
    Story("C5b", two_machines_faster_than_the_list),
    Story("C7", a_disk_that_is_new),
    Story("C7b", a_disk_that_is_new_and_no_look),
    Story("C8", while_it_is_resolved),
)

"""Following a run: whatever the looks say, nothing is submitted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.cell import Cell, Story, assert_next, error, one_of, polls, stands
from tests.faults.world import GET, SUBMIT, TASKS

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World

ONE = one_of(1)
ACKED = stands("acked")
FOLLOWED = ("hello.wfc.yaml", "--timeout", "20s")


def once(world: World, run: Run) -> None:
    assert world.handled(SUBMIT) == 1


def run_again_by_somebody(world: World) -> None:
    """F4: the first end stands in the journal, whatever happens to the run later."""
    assert world.apply("hello.wfc.yaml").code == 0
    assert world.rows("SELECT ended FROM attempt") == [("Success",)]
    world.goes_wrong(polls(Values={"Status": '"Running"'}))
    again = world.apply(*FOLLOWED)
    assert again.code in {0, 84}, again.err
    assert world.rows("SELECT ended FROM attempt") == [("Success",)]
    world.heals()
    assert_next(world)


def a_run_that_fails(world: World) -> None:
    """F5: the failed task is named; the next apply does not submit unless asked."""
    world.goes_wrong({"FailRuns": {"greet": 9}})
    run = world.apply("hello.wfc.yaml")
    assert run.code == 83, run.err
    assert "greet failed" in run.out
    again = world.apply("hello.wfc.yaml")
    assert again.code == 83, again.err
    assert len(world.made()) == 1
    world.heals()
    asked = world.apply("hello.wfc.yaml", "--again")
    assert asked.code == 0, asked.err
    assert len(world.made()) == 2


CELLS: tuple[Cell | Story, ...] = (
    Cell(
        *("F1", one_of(0, 84), ONE, ACKED, "WaitTrigger2"),
        rules=(polls(Requests="1-6", Values={"Status": '"WaitTrigger2"'}),),
        options=FOLLOWED,
        check=once,
    ),
    Cell(
        *("F2", one_of(84), ONE, ACKED),
        rules=(
            {
                "Operations": [GET],
                "Deliver": "never",
                "Reply": error(404, "InvalidWorkflowInstance.NotFound"),
            },
        ),
        options=FOLLOWED,
        check=once,
    ),
    Cell(
        *("F3", one_of(0), ONE, ACKED),
        rules=(
            polls(Requests="1-15", Deliver="never", Reply=error(503, "ServiceUnavailable")),
            polls(Requests="16-30", Deliver="never", Reply=error(429, "Throttling.User")),
        ),
        options=("hello.wfc.yaml",),
        check=once,
    ),
    Story("F4", run_again_by_somebody),
    Story("F5", a_run_that_fails),
    Cell(
        *("F6", one_of(84), ONE, ACKED),
        rules=({"Operations": [GET, TASKS], "Quota": {"Day": 3}},),
        options=("hello.wfc.yaml",),
        check=once,
    ),
)

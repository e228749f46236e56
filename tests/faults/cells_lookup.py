"""Looking a lost submission up, in a list that lags, hides, or shows too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.world import HELLO
from tests.faults.cell import Cell, Story, assert_next, error, looks, one_of, stands, submits

if TYPE_CHECKING:
    from tests.faults.world import World

NONE, ONE = one_of(0), one_of(1)
DONE, UNKNOWN = one_of(0), one_of(80)
SETTLED = (DONE, ONE, stands("acked"))
IN_DOUBT = (UNKNOWN, ONE, stands("sent"))
FOUND = "found by the marker"
LOST_ANSWER = submits(Requests=1, Send="reset")


def two_carry_the_marker(world: World) -> None:
    """Q4: both are named, none is adopted or stopped."""
    world.goes_wrong(submits(Deliver="twice", NonceSeconds=0, Send="reset"))
    run = world.apply()
    first, second = world.made()
    assert (run.code, world.standing()) == (80, "sent"), run.err
    assert f"workflow instance {first.id}" in run.err
    assert f"workflow instance {second.id}" in run.err
    world.heals()
    again = world.apply()
    assert (again.code, world.standing()) == (80, "sent"), again.err
    assert len(world.made()) == 2
    assert "StopWorkflowInstances" not in {line.action for line in world.emulator.log}


def made_by_somebody_else(world: World) -> None:
    """Q5: uniqueness is not authorship."""
    world.calibrate()
    world.goes_wrong(submits(CreateUser="2000", Send="reset"))
    run = world.apply()
    assert (run.code, world.standing()) == (80, "sent"), run.err
    assert "made by 2000" in run.err
    world.heals()
    assert world.apply().code == 80
    assert len(world.made()) == 1


def lists_hide_everything(world: World) -> None:
    """Q7: where a look-up was never seen to find anything, absence is never concluded."""
    world.goes_wrong(looks(ListHides=True))
    assert world.apply(world.write("other")).code == 0
    world.goes_wrong(looks(ListHides=True), submits(Deliver="never", Send="reset"))
    run = world.apply()
    assert (run.code, world.standing(), world.made()) == (80, "sent", []), run.err
    world.clock.advance(3000)
    resolving = world.resolve()
    assert (resolving.code, world.standing()) == (80, "sent"), resolving.err
    again = world.apply()
    assert (again.code, world.made()) == (80, []), again.err


def another_account(world: World) -> None:
    """Q8: the key now belongs to another account; its silence proves nothing."""
    world.calibrate()
    world.goes_wrong(submits(Deliver="never", Send="reset"))
    assert world.apply().code == 80
    world.clock.advance(3000)
    reply = error(403, "Forbidden.Access")
    world.goes_wrong(looks(Deliver="never", Reply=reply))
    resolving = world.resolve()
    resolving.wait()
    assert world.standing() == "sent", resolving.err
    assert world.made() == []


def the_other_environment(world: World) -> None:
    """Q10: the same name and marker in Prod are not the one in Dev."""
    world.calibrate()
    world.goes_wrong(submits(Deliver="never", Send="reset"))
    assert world.apply().code == 80
    world.heals()
    name = str(world.rows("SELECT name || marker FROM entry WHERE name = 'hello'")[0][0])
    prod = world.write("prod", PROD.replace("Name: prod", f"Name: {name}"))
    submitted = world.start(
        "apply", prod, "--yes", "--no-wait", WFC_JOURNAL=f"{world.journal}.prod"
    )
    submitted.wait()
    again = world.apply()
    assert again.code == 80, again.err
    assert world.standing() == "sent"


def a_resolve_that_is_not_answered(world: World) -> None:
    """Q9: errors are not an absence."""
    world.calibrate()
    world.goes_wrong(submits(Deliver="never", Send="reset"))
    assert world.apply().code == 80
    world.clock.advance(3000)
    for knobs in (
        {"Reply": error(503, "ServiceUnavailable")},
        {"Reply": error(429, "Throttling.User")},
        {"Send": "hang"},
    ):
        world.goes_wrong(looks(Deliver="never", **knobs))
        resolving = world.resolve()
        resolving.wait()
        assert (world.standing(), world.made()) == ("sent", []), resolving.err
    world.heals()
    assert world.resolve().code == 0
    assert world.standing() == "absent"
    assert_next(world)


PROD = HELLO.replace("EnvType: Dev", "EnvType: Prod")

CELLS: tuple[Cell | Story, ...] = (
    Cell("Q1", *IN_DOUBT, rules=(LOST_ANSWER, looks(ListLag=60))),
    Cell("Q2", *SETTLED, FOUND, rules=(LOST_ANSWER, looks(NameNoise=7))),
    Cell("Q3", *SETTLED, FOUND, rules=(LOST_ANSWER, looks(NameNoise=600))),
    Cell("Q3b", *SETTLED, FOUND, rules=(LOST_ANSWER, looks(NameNoise=30, PageSize=5))),
    Story("Q4", two_carry_the_marker),
    Story("Q5", made_by_somebody_else),
    Cell("Q6", *SETTLED, FOUND, rules=(submits(Send="reset", BizDateToMidnight=True),)),
    Story("Q7", lists_hide_everything),
    Story("Q8", another_account),
    Story("Q9", a_resolve_that_is_not_answered),
    Cell(
        *("Q9b", *SETTLED, FOUND),
        rules=(
            LOST_ANSWER,
            looks(Requests="2-4", Deliver="never", Reply=error(429, "Throttling.User")),
        ),
    ),
    Story("Q10", the_other_environment),
)

"""What the service itself may answer, or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.faults.cell import (
    Cell,
    Story,
    assert_honest,
    assert_next,
    error,
    looks,
    one_of,
    stands,
    submits,
)
from tests.faults.world import SUBMIT
from tests.sdk.recorder import Recorder

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World

NONE, ONE = one_of(0), one_of(1)
DONE, UNKNOWN = one_of(0), one_of(80)
SETTLED = (DONE, ONE, stands("acked"))
FOUND = "found by the marker"
LOST = (UNKNOWN, NONE, stands("sent"))
IDS = {
    "missing": submits(Without=["WorkflowInstanceId"]),
    "null": submits(Values={"WorkflowInstanceId": "null"}),
    "zero": submits(Values={"WorkflowInstanceId": "0"}),
    "negative": submits(Values={"WorkflowInstanceId": "-{}"}),
}
ODD_IDS = {
    "text": submits(Values={"WorkflowInstanceId": '"{}"'}),
    "exponent": submits(Values={"WorkflowInstanceId": "1.2e18"}),
    "fraction": submits(Values={"WorkflowInstanceId": "{}.0"}),
    "above-2-63": submits(Values={"WorkflowInstanceId": "92233720368547758080"}),
    "above-2-53": submits(FirstId=2**53 + 1),
}
BROKEN = {
    "cut": submits(Send="cut"),
    "long": submits(Send="long"),
    "bad-gzip": submits(Send="bad-gzip", Values={"RequestId": "gzip, it said"}),
}
ENDLESS = {"gzip-bomb": submits(Send="gzip-bomb"), "endless": submits(Send="endless")}


def the_id_is_the_true_one(world: World, run: Run) -> None:
    """Hold that the journal has the id to its last digit."""
    [(instance,)] = world.rows("SELECT instance FROM attempt ORDER BY number DESC LIMIT 1")
    assert instance == world.made()[0].id


def waited_as_asked(world: World, run: Run) -> None:
    assert world.handled(SUBMIT) == 2


def at_most_so_often(world: World, run: Run) -> None:
    assert 2 <= world.handled(SUBMIT) <= 5


def once(world: World, run: Run) -> None:
    assert world.handled(SUBMIT) == 1


def redirected(world: World) -> None:
    """H6: nothing reaches the second host, and it is looked up at the first."""
    world.calibrate()
    with Recorder() as other:
        reply = {"Status": 307, "Location": f"http://{other.endpoint}/"}
        world.goes_wrong(submits(Deliver="never", Reply=reply))
        run = world.apply()
        assert (run.code, world.standing(), world.made()) == (80, "sent", []), run.err
        assert other.sent == []
        assert_honest(world, run)
        world.heals()
        assert_next(world)
        assert other.sent == []


def one_of_ten_is_refused(world: World) -> None:
    """H15: nine are submitted, one is refused; only that one is sent again."""
    files = [world.write(f"n{number}") for number in range(10)]
    world.goes_wrong(submits(Requests=10, Deliver="never", Reply=error(400, "InvalidParameter")))
    run = world.apply(*files, "--no-wait")
    assert run.code == 82, run.err
    assert [len(world.made(f"n{number}")) for number in range(10)] == [1] * 9 + [0]
    assert [world.standing(f"n{number}") for number in range(10)] == ["acked"] * 9 + ["rejected"]
    world.heals()
    again = world.apply(*files, "--no-wait")
    assert again.code == 0, again.err
    assert again.err.count("already submitted") == 9
    assert [len(world.made(f"n{number}")) for number in range(10)] == [1] * 10


def a_refusal(code: str, status: int) -> Cell:
    return Cell(
        f"H14-{code}",
        one_of(77),
        NONE,
        stands("rejected"),
        f"not submitted: {re.escape(code)}",
        rules=(submits(Deliver="never", Reply=error(status, code)),),
        check=once,
    )


CELLS: tuple[Cell | Story, ...] = (
    Cell(
        *("H1", *SETTLED),
        rules=(
            submits(Requests=1, Deliver="never", Reply=error(429, "Throttling.User", RetryAfter=2)),
        ),
        check=waited_as_asked,
    ),
    Cell(
        *("H2", one_of(75), NONE, stands("rejected"), "not submitted: Throttling.Api"),
        rules=(submits(Deliver="never", Reply=error(429, "Throttling.Api")),),
        check=at_most_so_often,
    ),
    Cell(
        *("H3", *LOST),
        rules=(submits(Deliver="never", Reply=error(503, "ServiceUnavailable")),),
        calibrated=True,
    ),
    Cell("H4", *SETTLED, FOUND, rules=(submits(Reply=error(500, "InternalError.System")),)),
    Cell(
        *("H5", *SETTLED, FOUND),
        rules=(submits(Reply={"Status": 504, "Text": "<h1>504 Gateway Time-out</h1>"}),),
    ),
    Story("H6", redirected),
    Cell(
        *("H7", *LOST),
        rules=(submits(Deliver="never", Reply={"Text": "<h1>Sign in</h1>"}),),
        calibrated=True,
    ),
    *(Cell(f"H8-{name}", *SETTLED, FOUND, rules=(rule,)) for name, rule in IDS.items()),
    *(
        Cell(f"H9-{name}", *SETTLED, rules=(rule,), check=the_id_is_the_true_one)
        for name, rule in ODD_IDS.items()
    ),
    *(Cell(f"H10-{name}", *SETTLED, FOUND, rules=(rule,)) for name, rule in BROKEN.items()),
    *(Cell(f"H11-{name}", *SETTLED, FOUND, rules=(rule,)) for name, rule in ENDLESS.items()),
    Cell(
        *("H12", *SETTLED, FOUND),
        rules=(submits(Requests=1, Reply=error(400, "SignatureNonceUsed")),),
        check=once,
    ),
    Cell(
        *("H12b", *LOST),
        rules=(submits(Deliver="never", Reply=error(400, "SignatureNonceUsed")),),
        check=once,
        calibrated=True,
    ),
    Cell("H13", *SETTLED, rules=({"ClockOffset": 1200},)),
    *(
        a_refusal(code, status)
        for code, status in (
            ("SignatureDoesNotMatch", 400),
            ("InvalidAccessKeyId.NotFound", 404),
            ("Forbidden.Access", 403),
        )
    ),
    Story("H15", one_of_ten_is_refused),
    Cell(
        *("H16", one_of(75), NONE, stands("rejected"), "not submitted: Throttling.Api.Risk"),
        rules=(submits(Quota={"Day": 0}),),
        check=once,
    ),
    Cell(
        *("H17", UNKNOWN, ONE, stands("sent"), "looking for it failed"),
        rules=(submits(Send="reset"), looks(Requests="2-", Quota={"Day": 0})),
    ),
    Cell("H18", *SETTLED, rules=(submits(Values={"Success": "false"}),)),
)

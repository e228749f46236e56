"""Runs of deployed workflows: at most once, and an unknown is left to a person.

None of the three operations can be looked up, so that what a lost answer means stays unknown: the
next apply sends nothing, until somebody says what they have seen. Where the service has answered
an OperationId, that is asked with.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.cell import KILLED, Story, assert_honest, error
from tests.faults.moments import Moment
from wfc import exits

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World

SPECS = {
    "RunManualDagNodes": """
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
ProjectId: 100
BizDate: 2024-11-10
""",
    "CreateManualDag": """
FlowName: orders_manual
ProjectName: shop_dw
Bizdate: 2024-11-10
""",
    "CreateWorkflowInstances": """
WorkflowId: 1234
Name: orders_manual
ProjectId: 100
EnvType: Prod
BizDate: 2024-11-10
""",
}
NAME, FILE = "orders_manual", "run.wfc.yaml"
RESULT = "GetCreateWorkflowInstancesResult"


@dataclass(frozen=True)
class Lost:
    """A row: what goes wrong with ``operation``, and what must be seen of it.

    ``made`` is how many instances there are then; ``in_flight`` kills wfc when the call has come.
    """

    operation: str
    knobs: dict[str, object]
    code: int
    standing: str
    made: int
    in_flight: bool = False

    def __call__(self, world: World) -> None:
        """Apply, apply again, and end the doubt as a person would."""
        world.name = NAME
        (world.folder / FILE).write_text(SPECS[self.operation], "utf-8")
        world.goes_wrong({"Operations": [self.operation], **self.knobs})
        run = self._struck(world)
        world.heals()
        told = f"{run.code}\n{run.err}"
        assert (run.code, world.standing(), len(world.made())) == (
            *(self.code, self.standing, self.made),
        ), told
        assert_honest(world, run)
        following = world.apply(FILE, "--no-wait")
        assert_honest(world, following)
        if self.standing != "sent":
            assert following.code == exits.CLEAN, following.err
            assert len(world.made()) == 1
            return
        assert following.code == exits.UNKNOWN, following.err
        assert "it may have been submitted, so nothing more is sent" in following.err
        assert len(world.made()) == self.made
        self._said_by_a_person(world)

    def _struck(self, world: World) -> Run:
        run = world.start_apply(FILE, "--no-wait")
        if self.in_flight:
            world.until_handled(self.operation)
            run.signal(signal.SIGKILL)
        run.wait()
        return run

    def _said_by_a_person(self, world: World) -> None:
        looked = world.resolve()
        assert (looked.code, world.standing()) == (exits.UNKNOWN, "sent"), looked.err
        ids = [each.id for each in world.made()]
        for number in ids if self.operation != "CreateManualDag" else ():
            assert f"workflow instance {number}, made by" in looked.err
        said = ("--adopt", str(ids[0])) if ids else ("--not-submitted",)
        assert world.resolve(*said).code == exits.CLEAN
        assert world.apply(FILE, "--no-wait").code == exits.CLEAN
        assert len(world.made()) == 1
        assert world.standing() == "acked"


def _asked_with_its_operation_id(world: World, moments: tuple[Moment, ...], code: int) -> None:
    """What was accepted is settled by the next wfc, without a person."""
    world.name = NAME
    (world.folder / FILE).write_text(SPECS["CreateWorkflowInstances"], "utf-8")
    if not moments:
        world.goes_wrong({"Operations": [RESULT], "Reply": error(503, "ServiceUnavailable")})
    run = world.apply(FILE, "--no-wait", moments=moments)
    assert (run.code, world.standing(), len(world.made())) == (code, "sent", 1), run.err
    assert_honest(world, run)
    world.heals()
    following = world.apply(FILE, "--no-wait")
    assert (following.code, world.standing(), len(world.made())) == (0, "acked", 1), following.err


def not_told_in_time(world: World) -> None:
    """M10: it was accepted, and what became of it cannot be asked for."""
    _asked_with_its_operation_id(world, (), exits.UNKNOWN)


def killed_while_it_is_made(world: World) -> None:
    """M11: killed when the OperationId is durable."""
    _asked_with_its_operation_id(world, (Moment("accepted", "after", "kill"),), KILLED)


def interrupted_while_it_is_made(world: World) -> None:
    """M12: nobody is kept waiting: what was accepted is asked for by the next wfc."""
    never = {"Operations": [RESULT], "Values": {"Status": '"Creating"'}}
    world.goes_wrong({**never, "Without": ["WorkflowInstanceIds"]})
    moments = (Moment("accepted", "after", "interrupt"),)
    _asked_with_its_operation_id(world, moments, exits.INTERRUPTED)


UNKNOWN = (exits.UNKNOWN, "sent")
#: The call that submits: what goes wrong, how wfc ends, what the journal says, how much is made.
LOST: tuple[tuple[str, dict[str, object], int, str, int], ...] = (
    ("M1", {"Deliver": "never", "Send": "reset"}, *UNKNOWN, 0),
    ("M2", {"Send": "reset"}, *UNKNOWN, 1),
    ("M3", {"Send": "close"}, *UNKNOWN, 1),
    ("M4", {"Send": "half"}, *UNKNOWN, 1),
    ("M5", {"Reply": {"Text": "<h1>Sign in</h1>"}}, *UNKNOWN, 1),
    ("M6", {"Reply": error(503, "ServiceUnavailable")}, *UNKNOWN, 1),
    ("M7", {"Deliver": "never", "Reply": error(500, "InternalError")}, *UNKNOWN, 0),
    ("M8", {"Deliver": "never", "Reply": error(400, "Invalid.Param")}, 76, "rejected", 0),
)

CELLS: tuple[Story, ...] = (
    *(
        Story(f"{row}-{operation}", Lost(operation, knobs, code, standing, made))
        for operation in SPECS
        for row, knobs, code, standing, made in LOST
    ),
    *(
        Story(
            f"M9-{operation}",
            Lost(operation, {"Send": "hang"}, KILLED, "sent", 1, in_flight=True),
        )
        for operation in SPECS
    ),
    Story("M10", not_told_in_time),
    Story("M11", killed_while_it_is_made),
    Story("M12", interrupted_while_it_is_made),
)

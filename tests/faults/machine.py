"""Anything in any order: apply, kill, restart, resolve, and a service that does what it likes.

The model is small: what was acknowledged stays what it is, nothing is executed twice, and once the
service is well again every submission comes to exactly one instance without a person.
``python -m tests.faults.machine [HISTORIES]`` plays so many.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.faults.cell import assert_honest, error, looks, submits
from tests.faults.moments import STEPS, Moment
from tests.faults.nursery import Nursery
from tests.faults.world import PAST_THE_FENCE, SUBMIT, World
from wfc import exits

if TYPE_CHECKING:
    from tests.faults.world import Rule

TIMES = 40.0

SUBMIT_FAULTS: dict[str, Rule] = {
    "well": submits(ListLag=0),
    "answer lost": submits(Send="reset"),
    "request lost": submits(Deliver="never", Send="reset"),
    "hangs": submits(Send="hang"),
    "zombie": submits(DeliverAfter=300, Send="close"),
    "fails after": submits(Reply=error(500, "InternalError.System")),
    "fails before": submits(Deliver="never", Reply=error(503, "ServiceUnavailable")),
    "refuses": submits(Deliver="never", Reply=error(400, "InvalidParameter")),
    "throttles": submits(Deliver="never", Reply=error(429, "Throttling.Api.Risk")),
    "no id": submits(Without=["WorkflowInstanceId"]),
    "nonce": submits(Reply=error(400, "SignatureNonceUsed")),
}
LOOK_FAULTS: dict[str, Rule] = {
    "well": looks(NameNoise=3),
    "lags": looks(ListLag=200),
    "is reset": looks(Deliver="never", Send="reset"),
    "is throttled": looks(Deliver="never", Reply=error(429, "Throttling.User")),
    "is cut": looks(Send="cut", Chance=0.5),
}
KILLS = [Moment(step, side, "kill") for step in STEPS for side in ("before", "after")]


class Machine(RuleBasedStateMachine):
    """One user, one workflow, one journal; set ``nursery`` before it is used."""

    nursery: Nursery
    played = 0

    @initialize(calibrated=st.booleans())
    def begin(self, *, calibrated: bool) -> None:
        """Open a new world."""
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="wfc-machine-"))
        self.world = self.stack.enter_context(World(Path(folder), self.nursery))
        self.acked: object = None
        if calibrated:
            self.world.calibrate()
        Machine.played += 1

    def goes_wrong(self, submitting: str, looking: str) -> None:
        self.world.goes_wrong(SUBMIT_FAULTS[submitting], LOOK_FAULTS[looking])

    @rule(
        submitting=st.sampled_from(sorted(SUBMIT_FAULTS)),
        looking=st.sampled_from(sorted(LOOK_FAULTS)),
        kill=st.none() | st.sampled_from(KILLS),
    )
    def apply(self, submitting: str, looking: str, kill: Moment | None) -> None:
        """Apply under faults, and perhaps die of it."""
        self.goes_wrong(submitting, looking)
        assert_honest(self.world, self.world.apply(moments=[kill] if kill else []))

    @rule(looking=st.sampled_from(sorted(LOOK_FAULTS)))
    def apply_and_kill_while_it_waits(self, looking: str) -> None:
        """Kill an apply that waits for the answer, if it gets as far as that."""
        self.goes_wrong("hangs", looking)
        run = self.world.start_apply()
        while not run.is_over and not self.world.handled(SUBMIT):
            signal.sigtimedwait((), 0.002)
        run.signal(signal.SIGKILL)
        run.wait()
        assert_honest(self.world, run)

    @rule(looking=st.sampled_from(sorted(LOOK_FAULTS)))
    def apply_twice_at_once(self, looking: str) -> None:
        """Two users, or one with two terminals."""
        self.goes_wrong("answer lost", looking)
        for run in [self.world.start_apply() for _ in range(2)]:
            run.wait()
            assert_honest(self.world, run)

    @precondition(lambda self: self.world.standing() == "sent")
    @rule(
        looking=st.sampled_from(sorted(LOOK_FAULTS)),
        kill=st.none() | st.sampled_from(KILLS),
    )
    def resolve(self, looking: str, kill: Moment | None) -> None:
        """Resolve what is in doubt."""
        self.goes_wrong("well", looking)
        self.world.resolve(moments=[kill] if kill else [])

    @precondition(lambda self: self.world.standing() == "sent" and self.world.made())
    @rule()
    def adopt(self) -> None:
        """A person has seen it, and says which one it is."""
        self.goes_wrong("well", "well")
        [made] = self.world.made()
        assert self.world.resolve("--adopt", str(made.id)).code == 0
        assert self.world.standing() == "acked"

    @rule(seconds=st.sampled_from((1, 60, 400, 1500)))
    def time_passes(self, seconds: int) -> None:
        """Let time pass: zombies rise, lags end, fences fall."""
        self.world.clock.advance(seconds)

    @invariant()
    def nothing_is_done_twice(self) -> None:
        """P2: at most one instance."""
        assert len(self.world.made()) <= 1

    @invariant()
    def what_was_acknowledged_stays(self) -> None:
        """P1: the journal knows what was submitted, and never another id."""
        found = self.world.rows(
            "SELECT instance FROM attempt JOIN entry ON entry.id = attempt.entry "
            "WHERE standing = 'acked' AND entry.name = 'hello'"
        )
        made = [(instance.id,) for instance in self.world.made()]
        assert found in ([], made)
        assert self.acked is None or found == self.acked
        self.acked = found or None

    def teardown(self) -> None:
        """P4: once all is well again it comes to an end, without a person."""
        if not hasattr(self, "world"):
            return
        with self.stack:
            self.world.heals()
            self._ends()

    def _ends(self) -> None:
        world = self.world
        if not world.rows("SELECT 1 FROM sighting WHERE seen"):
            world.calibrate()
        world.clock.advance(PAST_THE_FENCE)
        run = world.apply()
        assert_honest(world, run)
        if run.code == exits.UNKNOWN:
            assert world.resolve().code == 0, world.runs[-1].err
            run = world.apply()
        assert run.code == 0, run.err
        assert (world.standing(), len(world.made())) == ("acked", 1)


def play(examples: int) -> None:
    """Run so many histories."""
    Machine.played = 0
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=8,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def main(arguments: list[str]) -> int:
    """Play, and report."""
    started = time.monotonic()
    with Nursery(TIMES) as Machine.nursery:
        play(int(arguments[0]) if arguments else 1000)
    print(f"{Machine.played} histories, {time.monotonic() - started:.0f} s, violations: 0")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

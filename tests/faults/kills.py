"""The kill sweep: an apply is ended, or failed, at each of its system calls.

``python -m tests.faults.kills [POINTS]`` runs all of them, or so many, evenly spread.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.cell import assert_honest, assert_next
from tests.faults.nursery import Nursery
from tests.faults.strike import CALLS, KINDS, Strike, calls_of, forbidden, struck
from tests.faults.world import World
from wfc import exits

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 20.0
#: Each of these says truly what a killed, or failed, call may come to.
ENDS = {
    *(exits.CLEAN, exits.UNREACHABLE, exits.JOURNAL, exits.LATER),
    *(exits.UNKNOWN, exits.STILL_RUNNING, -9),
}


class Sweep:
    """Strikes one after the other, each at a workflow of its own; ``ends`` counts exit codes."""

    def __init__(self, nursery: Nursery) -> None:
        self.ends: Counter[int] = Counter()
        self._nursery = nursery
        self._count = 0
        self._stack = ExitStack()
        self._world: World | None = None

    def world(self) -> World:
        """Return a world in which absence can be proved."""
        if self._world is None:
            folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
            self._world = self._stack.enter_context(World(folder, self._nursery))
            self._world.calibrate()
        self._count += 1
        self._world.turns_to(f"n{self._count}")
        return self._world

    def strike(self, strike: Strike) -> None:
        """Strike, and hold that nothing is lost or done twice, to the end."""
        world = self.world()
        run = struck(world, strike)
        try:
            self.ends[run.code] += 1
            assert run.code in ENDS, f"exit {run.code}\n{run.err}"
            if run.code == exits.JOURNAL:
                assert not world.made(), run.err
            assert_honest(world, run)
            in_doubt = world.standing() == "sent" and not world.made()
            assert_next(world)
        except AssertionError as error:
            raise AssertionError(f"{strike}: {error}") from error
        if in_doubt:  # time has passed there: begin anew
            self.close()

    def points(self) -> list[Strike]:
        """Return every point there is: counted in a run where nothing happens."""
        counted = calls_of(self.world())
        return [
            Strike(call, number, kind)
            for call in CALLS
            for number in range(1, counted[call] + 1)
            for kind in KINDS
        ]

    def close(self) -> None:
        """End the world."""
        self._world = None
        self._stack.close()


def spread(points: list[Strike], count: int) -> Iterator[Strike]:
    """Give ``count`` of ``points``, evenly spread, with every kind of them."""
    if count >= len(points):
        yield from points
        return
    for at in range(count):
        yield points[at * len(points) // count]


def main(arguments: list[str]) -> int:
    """Sweep, and report."""
    if why := forbidden():
        print(f"skipped: {why}")
        return 0
    started, failed = time.monotonic(), 0
    with Nursery(TIMES) as nursery:
        sweep = Sweep(nursery)
        every = sweep.points()
        chosen = list(spread(every, int(arguments[0]) if arguments else len(every)))
        for strike in chosen:
            try:
                sweep.strike(strike)
            except AssertionError as error:
                failed += 1
                sweep.close()
                print(f"FAILED {error}", flush=True)
        sweep.close()
    per_call = Counter(strike.call for strike in chosen)
    print(f"{len(chosen)} of {len(every)} points, {time.monotonic() - started:.0f} s")
    print("calls: " + ", ".join(f"{call} {count}" for call, count in per_call.items()))
    print("ends: " + ", ".join(f"{code}: {count}" for code, count in sorted(sweep.ends.items())))
    print(f"violations: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The full sweep: every cell of the matrix under many seeds.

``python -m tests.faults.sweep [SEEDS] [FIRST] [CELL…]``. Seed 0 is the cell as it stands, and must
come out to the letter. Every other seed lets further faults come in between: reading calls that are
throttled, fail or are cut off, answers that are late, lists that lag; then it holds what is
promised always: at most one instance, no lie, no secret, and an end without a person.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.faults.cell import Cell, Story, error, play
from tests.faults.cells import CELLS
from tests.faults.nursery import Nursery
from tests.faults.world import GET, LIST, TASKS, Rule, World

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES = 40.0
SEEDS = 200
WORKERS = 4
READS = [LIST, GET, TASKS]


@dataclass(frozen=True)
class Failure:
    """A cell and seed that did not hold, and why."""

    cell: str
    seed: int
    why: str


def noise(seed: int) -> tuple[Rule, ...]:
    """Return what else goes wrong under ``seed``; nothing under 0."""
    if not seed:
        return ()
    draw = Random(seed)
    one_of = [
        {"Deliver": "never", "Reply": error(503, "ServiceUnavailable")},
        {"Deliver": "never", "Reply": error(429, "Throttling.User", RetryAfter=1)},
        {"Deliver": "never", "Send": "reset"},
        {"Send": "cut"},
        {"SendAfter": draw.uniform(0, 0.05)},
    ]
    lag: Rule = {"Operations": [LIST], "ListLag": draw.choice((0.0, 1.0, 4.0, 30.0))}
    return (
        {"Operations": READS, "Chance": draw.choice((0.05, 0.2)), "OneOf": one_of},
        {"SendAfter": draw.uniform(0, 0.01), "Chance": 0.3},
        lag,
    )


def run(cell: Cell | Story, seed: int, nursery: Nursery) -> Failure | None:
    """Play one cell under one seed; a story has nothing but its own faults."""
    more = noise(seed) if isinstance(cell, Cell) else ()
    with (
        tempfile.TemporaryDirectory(prefix="wfc-cell-") as folder,
        World(Path(folder), nursery, more, seed) as world,
    ):
        try:
            play(cell, world, exact=not more)
        except AssertionError as problem:
            where = traceback.extract_tb(problem.__traceback__)[-1]
            return Failure(cell.id, seed, f"{where.name}: {where.line}\n{problem}")
    return None


def swept(cells: Sequence[Cell | Story], seeds: Sequence[int]) -> list[Failure]:
    """Play all ``cells`` under all ``seeds``, stories under every tenth: only chance differs."""
    started = time.monotonic()
    jobs = [
        (cell, seed) for seed in seeds for cell in cells if isinstance(cell, Cell) or not seed % 10
    ]
    failures = []
    with Nursery(TIMES) as nursery, ThreadPoolExecutor(WORKERS) as pool:
        seed = seeds[0]
        played = pool.map(lambda job: run(job[0], job[1], nursery), jobs)
        for (_, now), failure in zip(jobs, played, strict=True):
            if now != seed:
                print(f"seed {seed}: done after {time.monotonic() - started:.0f} s", flush=True)
                seed = now
            if failure is not None:
                failures.append(failure)
                print(f"FAILED {failure.cell} seed {failure.seed}: {failure.why}", flush=True)
    took = time.monotonic() - started
    print(f"{len(cells)} cells, {len(seeds)} seeds, {len(jobs)} runs of a cell, {took:.0f} s")
    return failures


def main(arguments: list[str]) -> int:
    """Sweep, and report."""
    count = int(arguments[0]) if arguments else SEEDS
    first = int(arguments[1]) if len(arguments) > 1 else 0
    cells = [cell for cell in CELLS if not arguments[2:] or cell.id in arguments[2:]]
    failures = swept(cells, range(first, first + count))
    print(f"violations: {len(failures)}")
    return 1 if failures else 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)

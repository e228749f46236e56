"""An apply ended, or failed, at fifty of its system calls; ``tests.faults.kills`` does all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.kills import TIMES, Sweep, spread
from tests.faults.nursery import Nursery
from tests.faults.strike import CALLS, KINDS, forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS = 50
#: So many strikes in one test: a failure names its own.
GROUPS = 5


@pytest.fixture(scope="module")
def sweep() -> Iterator[Sweep]:
    if why := forbidden():
        pytest.skip(f"the kill sweep needs ptrace: {why}")
    with Nursery(TIMES) as nursery:
        sweep = Sweep(nursery)
        yield sweep
        sweep.close()


@pytest.mark.parametrize("group", range(GROUPS))
def test_an_apply_struck_anywhere_is_honest(sweep: Sweep, group: int) -> None:
    points = list(spread(sweep.points(), POINTS))
    assert {strike.kind for strike in points} == set(KINDS)
    assert len({strike.call for strike in points} & set(CALLS)) >= 3
    for strike in points[group::GROUPS]:
        sweep.strike(strike)

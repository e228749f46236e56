"""Random histories; ``tests.faults.machine`` plays more of them."""

from __future__ import annotations

from tests.faults.machine import TIMES, Machine, play
from tests.faults.nursery import Nursery

HISTORIES = 15


def test_whatever_happens_in_any_order() -> None:
    with Nursery(TIMES) as Machine.nursery:
        play(HISTORIES)
    assert Machine.played >= HISTORIES

"""An emulator on a clock of its own, and a client of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wfc.emulator.server import Emulator

from .world import Client, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def client() -> Iterator[Client]:
    """A client of an emulator that fails the task ``bad`` and runs two tasks at once."""
    clock = Clock()
    with Emulator(fail={"bad"}, clock=clock, task_seconds=1.0, slots=2) as emulator:
        yield Client(emulator, clock)

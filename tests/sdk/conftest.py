"""The vendor's SDK beside our emulator, kept from the environment it would listen to."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.emulator.world import Clock
from wfc.emulator.server import Emulator

from .official import LOCAL_KEY, Official
from .recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy, debug switch, profile or metadata service of this machine take part.

    The SDK honours proxies for loopback too, whatever NO_PROXY says, and prints signed headers
    where DEBUG is ``sdk``; the credentials package asks the metadata service of an ECS instance.
    """
    for name in tuple(os.environ):
        if name.upper().endswith("_PROXY") or name.startswith("ALIBABA_CLOUD_") or name == "DEBUG":
            monkeypatch.delenv(name)
    monkeypatch.setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")


@pytest.fixture
def clock() -> Clock:
    """A clock that starts now, because the SDK signs by the machine's, and goes when told to."""
    return Clock(time.time())


@pytest.fixture
def emulator(clock: Clock) -> Iterator[Emulator]:
    """An emulator that fails the task ``bad`` and runs two tasks at once, a second each."""
    with Emulator(fail={"bad"}, clock=clock, task_seconds=1.0, slots=2) as emulator:
        yield emulator


@pytest.fixture
def sdk(emulator: Emulator) -> Official:
    """The SDK, pointed at the emulator, with the key that opens it."""
    return Official(emulator.endpoint, LOCAL_KEY)


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    """A recorder that answers each operation with its recorded answer."""
    with Recorder() as recorder:
        yield recorder

"""The embedded emulator as a place to submit to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.flow import Flow
from wfc.emulator.server import Emulator, StateError
from wfc.exits import UsageError
from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import parse_endpoint

STATE = "emulator.db"


@contextmanager
def local_client(
    *, fail: frozenset[str], speed: float, state: str | None, flows: tuple[Flow, ...] = ()
) -> Iterator[Client]:
    """Start an emulator in this process and yield a client that speaks to it.

    ``state`` is a folder that keeps what was submitted; without it all is gone at the end.
    Raises UsageError when the folder cannot be used.
    """
    pair = Credentials(LOCAL_CREDENTIALS.access_key_id, LOCAL_CREDENTIALS.access_key_secret)
    with _emulator(fail, speed, state, flows) as emulator:
        yield Client(parse_endpoint(emulator.endpoint), pair)


def _emulator(
    fail: frozenset[str], speed: float, state: str | None, flows: tuple[Flow, ...]
) -> Emulator:
    if state is None:
        return Emulator(speed=speed, fail=fail, flows=flows)
    try:
        os.makedirs(state, mode=0o700, exist_ok=True)
        return Emulator(state=os.path.join(state, STATE), speed=speed, fail=fail, flows=flows)
    except StateError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"the folder `{state}` cannot be used: {reason}") from error

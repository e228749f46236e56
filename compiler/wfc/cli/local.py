"""The embedded emulator as a place to submit to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.server import Emulator
from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import parse_endpoint

STATE = "emulator.db"


@contextmanager
def local_client(*, fail: frozenset[str], speed: float, state: str | None) -> Iterator[Client]:
    """Start an emulator in this process and yield a client that speaks to it.

    ``state`` is a folder that keeps what was submitted; without it all is gone at the end.
    """
    if state is not None:
        os.makedirs(state, mode=0o700, exist_ok=True)
    path = os.path.join(state, STATE) if state is not None else None
    pair = Credentials(LOCAL_CREDENTIALS.access_key_id, LOCAL_CREDENTIALS.access_key_secret)
    with Emulator(port=0, state=path, speed=speed, fail=fail) as emulator:
        yield Client(parse_endpoint(emulator.endpoint), pair)

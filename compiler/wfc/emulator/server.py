"""The emulator as a thing to start, call and ask."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final, Self, TextIO

from wfc.emulator.behaviours import number
from wfc.emulator.credentials import LOCAL_CREDENTIALS, Credentials
from wfc.emulator.gateway import Gateway
from wfc.emulator.settings import Settings
from wfc.emulator.store import StateError, Store
from wfc.emulator.timeline import Pace
from wfc.emulator.wire import LOOPBACK, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from os import PathLike
    from types import TracebackType

    from wfc.emulator.flow import Flow
    from wfc.emulator.handled import Handled
    from wfc.emulator.instances import WorkflowInstance
    from wfc_spec.faults import FaultScript

__all__ = ["LOCAL_CREDENTIALS", "Credentials", "Emulator", "StateError"]


class Emulator:
    """DataWorks OpenAPI on loopback, over plain HTTP: versions 2024-05-18, 2020-05-18, 2018-06-01.

    A ``with`` block serves on a thread of its own. Two emulators may not share a state.
    """

    def __init__(  # noqa: PLR0913 - each is a knob of the emulator
        self,
        port: int = 0,
        state: str | PathLike[str] | None = None,
        speed: float = 1.0,
        fail: Collection[str] = frozenset(),
        credentials: Credentials = LOCAL_CREDENTIALS,
        clock: Callable[[], float] = time.time,
        *,
        flows: Collection[Flow] = (),
        task_seconds: float = number("task-seconds"),
        slots: int = int(number("slots")),
    ) -> None:
        """Take a port (0: any) and the state.

        ``state`` is a file to keep, by default nothing is kept. ``speed`` divides all emulated
        times; ``fail`` names the tasks that end as Failure; ``clock`` tells epoch seconds;
        ``flows`` are the manually triggered workflows that are deployed.
        Raises OSError (the port is taken), StateError, ValueError (a speed not above 0).
        """
        pace = Pace.of(speed=speed, task_seconds=task_seconds, slots=slots)
        settings = Settings(credentials, pace, frozenset(fail), tuple(flows))
        self._gateway = Gateway(settings, Store(state), clock)
        try:
            self._server = Server(port, self._gateway)
        except OSError:
            self._gateway.close()
            raise
        self._thread = threading.Thread(target=self._serve, name="wfc-emulator", daemon=True)
        self.endpoint: Final = f"{LOOPBACK}:{self._server.server_port}"

    def inject(self, script: FaultScript) -> None:
        """Let go wrong what ``script`` says, from the next request on: it counts as the first."""
        self._gateway.inject(script)

    def write_log(self, lines: TextIO) -> None:
        """Write a line of JSON to ``lines`` for each request from now on, as it is handled."""
        self._gateway.log.lines = lines

    @property
    def connections(self) -> int:
        """How many connections were made: 0 proves that nobody asked anything."""
        return self._server.connections

    @property
    def log(self) -> list[Handled]:
        """Every request so far and how it was answered."""
        return self._gateway.log

    def instances(self) -> tuple[WorkflowInstance, ...]:
        """Return every workflow instance that was made, as it stands now (while it serves)."""
        return self._gateway.instances()

    def serve_forever(self) -> None:
        """Serve until the process is interrupted (KeyboardInterrupt goes through)."""
        if not self._thread.is_alive():
            self._thread.start()
        self._thread.join()

    def _serve(self) -> None:
        # The interval bounds how long ``close`` waits.
        self._server.serve_forever(poll_interval=0.02)

    def __enter__(self) -> Self:
        """Start to serve."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop serving, and let go of port and state."""
        self._server.shutdown()
        self._server.server_close()
        self._gateway.close()

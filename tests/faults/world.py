"""What a cell of the matrix happens in: a service, a journal, a spec, and wfc as processes."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, Self

from tests.cli.world import HELLO
from tests.emulator.world import FLOW, faults
from tests.faults.nursery import KEYS, until
from wfc.emulator.server import LOCAL_CREDENTIALS, Credentials, Emulator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from tests.faults.moments import Moment
    from tests.faults.nursery import Nursery, Run
    from wfc.emulator.instances import WorkflowInstance

SUBMIT, LIST, GET = "ExecuteAdhocWorkflowInstance", "ListWorkflowInstances", "GetWorkflowInstance"
TASKS = "ListTaskInstances"
Rule = dict[str, object]
#: Longer than the fence: no copy of a lost request can arrive any more.
PAST_THE_FENCE = 1500.0
SECRET = LOCAL_CREDENTIALS.access_key_secret


class QuickClock:
    """The service's time: it goes as fast as that of the processes, and can be moved on."""

    def __init__(self, times: float) -> None:
        self._start = time.time()
        self._times = times
        self._ahead = 0.0

    def __call__(self) -> float:
        return self._start + (time.time() - self._start) * self._times + self._ahead

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once."""
        self._ahead += seconds


class World:
    """A service in which things go wrong, and a user in front of it.

    ``noise`` are rules that apply beside those of a cell, drawn by ``seed``.
    """

    def __init__(
        self, folder: Path, nursery: Nursery, noise: Sequence[Rule] = (), seed: int = 0
    ) -> None:
        self.folder = folder
        self.seed = seed
        self.nursery = nursery
        self.noise = list(noise)
        self.clock = QuickClock(nursery.times)
        self.journal = folder / "state" / "journal.db"
        self.journal.parent.mkdir(mode=0o700)
        self.name = "hello"
        self.write(self.name)
        self.emulator = self.serve()
        self.runs: list[Run] = []
        self._mark = 0

    def serve(self, port: int = 0, credentials: Credentials = LOCAL_CREDENTIALS) -> Emulator:
        """Return a service with a deployed workflow; its tasks take next to no time."""
        return Emulator(port, speed=100.0, clock=self.clock, credentials=credentials, flows=[FLOW])

    def write(self, name: str, text: str = HELLO) -> str:
        """Write a spec called ``name``, and return its file."""
        file = f"{name}.wfc.yaml"
        (self.folder / file).write_text(text.replace("Name: hello", f"Name: {name}"), "utf-8")
        return file

    def goes_wrong(self, *rules: Rule) -> None:
        """Let go wrong what ``rules`` say, from the next request on."""
        self._mark = len(self.emulator.log)
        self.emulator.inject(faults(*rules, *self.noise, Seed=self.seed))

    def heals(self) -> None:
        """Let nothing go wrong any more."""
        self.emulator.inject(faults())

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of a run."""
        own = {
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "NO_COLOR": "1",
            "WFC_JOURNAL": str(self.journal),
            "WFC_ENDPOINT": self.emulator.endpoint,
        }
        return {**KEYS, **own, **more}

    def turns_to(self, name: str) -> None:
        """Make ``name`` the workflow that is applied and asked for from now on."""
        self.name = name
        self.write(name)

    def start(
        self, *arguments: str, moments: Sequence[Moment] = (), held: bool = False, **more: Any
    ) -> Run:
        """Start ``wfc`` with ``arguments``; ``more`` is laid over its environment."""
        environment = self.environment(more)
        run = self.nursery.start(arguments, self.folder, environment, moments, held=held)
        self.runs.append(run)
        return run

    def start_apply(
        self, *options: str, moments: Sequence[Moment] = (), held: bool = False, **more: Any
    ) -> Run:
        """Start ``wfc apply`` of the spec; without ``options`` it does not follow the run."""
        arguments = options or (f"{self.name}.wfc.yaml", "--no-wait")
        return self.start("apply", *arguments, "--yes", moments=moments, held=held, **more)

    def apply(self, *options: str, moments: Sequence[Moment] = (), **more: Any) -> Run:
        """Run ``wfc apply`` to its end."""
        run = self.start_apply(*options, moments=moments, **more)
        run.wait()
        return run

    def start_resolve(self, *options: str, moments: Sequence[Moment] = (), **more: Any) -> Run:
        """Start ``wfc runs resolve`` of what was submitted."""
        [(run,)] = self.rows("SELECT id FROM entry WHERE name = ?", self.name)
        return self.start("runs", "resolve", *options, str(run), moments=moments, **more)

    def resolve(self, *options: str, moments: Sequence[Moment] = (), **more: Any) -> Run:
        """Run it to its end."""
        run = self.start_resolve(*options, moments=moments, **more)
        run.wait()
        return run

    def made(self, name: str = "") -> list[WorkflowInstance]:
        """Return what the service has executed of ``name``: the oracle."""
        found = self.emulator.instances()
        wanted = name or self.name
        return [each for each in found if each.asked.name.split("_wfc")[0] == wanted]

    def handled(self, action: str) -> int:
        """Return how many requests of ``action`` have come since things go wrong."""
        return sum(line.action == action for line in self.emulator.log[self._mark :])

    def until_handled(self, action: str, count: int = 1) -> None:
        """Wait until the service has got so many requests of ``action``."""
        until(lambda: self.handled(action) >= count, f"request {count} of {action}")

    def standing(self, name: str = "") -> str:
        """Return the standing of the last attempt to submit ``name``, or ``none``."""
        rows = self.rows(
            "SELECT standing FROM attempt JOIN entry ON entry.id = attempt.entry "
            "WHERE entry.name = ? ORDER BY number DESC LIMIT 1",
            name or self.name,
        )
        return str(rows[0][0]) if rows else "none"

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Read in the journal, which must be whole; no rows where there is none."""
        if not self.journal.exists():
            return []
        with closing(sqlite3.connect(self.journal)) as base:
            assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if not base.execute("SELECT 1 FROM sqlite_schema WHERE name = 'attempt'").fetchone():
                return []
            return base.execute(query, values).fetchall()

    def calibrate(self) -> None:
        """Submit something else that the service then shows: from now on, absence can be proved."""
        file = self.write("other")
        assert self.apply(file).code == 0
        assert self.rows("SELECT 1 FROM sighting WHERE seen") != []

    def __enter__(self) -> Self:
        self.emulator.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for run in self.runs:
            run.signal(18)
            run.signal(9)
        self.emulator.__exit__(kind, error, trace)

"""Runs of ``wfc`` as processes that are quickly born, and can be waited for, signalled and read."""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from wfc.emulator.server import LOCAL_CREDENTIALS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from tests.faults.moments import Moment

ROOT = Path(__file__).parents[2]
KEYS = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": LOCAL_CREDENTIALS.access_key_id,
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
    "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
}
#: No run of the matrix takes longer, in true seconds.
PATIENCE = 60.0


@dataclass
class Run:
    """One run: ``code`` is its exit code, or the negative number of the signal that ended it."""

    pid: int
    folder: Path
    _over: threading.Event = field(default_factory=threading.Event)
    _code: int = 0

    def wait(self) -> int:
        """Return the code; killed where it does not end at all."""
        if not self._over.wait(PATIENCE):
            os.kill(self.pid, 9)
            self._over.wait(5)
            raise AssertionError(f"it never ended\n{self.err}")
        return self._code

    @property
    def code(self) -> int:
        """The exit code of a run that is over."""
        return self.wait()

    @property
    def is_over(self) -> bool:
        """Tell whether it has ended."""
        return self._over.is_set()

    @property
    def out(self) -> str:
        """What it has written to standard output."""
        return self._text("out")

    @property
    def err(self) -> str:
        """What it has written to standard error."""
        return self._text("err")

    def _text(self, name: str) -> str:
        file = self.folder / name  # not there yet where it was killed at birth
        return file.read_text("utf-8") if file.exists() else ""

    def end(self, code: int) -> None:
        """Note that it has ended."""
        self._code = code
        self._over.set()

    def signal(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        if not self.is_over:
            os.kill(self.pid, number)

    def is_stopped(self) -> bool:
        """Tell whether it is stopped by a signal."""
        stat = Path(f"/proc/{self.pid}/stat").read_text("utf-8")
        return stat.rpartition(")")[2].split()[0] == "T"


class Nursery:
    """A zygote, and the runs that it has given birth to; ``times`` is how fast their time goes."""

    def __init__(self, times: float) -> None:
        """Start the zygote."""
        self.times = times
        self._numbers = itertools.count()
        self._runs: dict[int, Run] = {}
        self._early: dict[int, int] = {}
        self._born: queue.Queue[dict[str, Any]] = queue.Queue()
        self._turn = threading.Lock()
        self._news = threading.Lock()
        # The vendor's library reads its environment when it is imported: that is the zygote's.
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", str(times)],
            cwd=ROOT,
            env={**os.environ, **KEYS},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def start(
        self,
        arguments: Sequence[str],
        cwd: Path,
        environment: Mapping[str, str],
        moments: Sequence[Moment] = (),
        *,
        held: bool = False,
    ) -> Run:
        """Start ``wfc`` with ``arguments``; ``held`` until it gets a SIGCONT."""
        with self._turn:
            number = next(self._numbers)
            folder = cwd / f"run-{number}"
            folder.mkdir()
            order = {
                "order": number,
                "arguments": list(arguments),
                "cwd": str(cwd),
                "environment": dict(environment),
                "held": held,
                "moments": [list(asdict(moment).values()) for moment in moments],
                "out": str(folder / "out"),
                "err": str(folder / "err"),
            }
            assert self._zygote.stdin is not None
            self._zygote.stdin.write(json.dumps(order).encode() + b"\n")
            self._zygote.stdin.flush()
            pid = self._born.get(timeout=PATIENCE)["pid"]
            run = Run(pid, folder)
            with self._news:
                if pid in self._early:
                    run.end(self._early.pop(pid))
                else:
                    self._runs[pid] = run
            return run

    def _listen(self) -> None:
        assert self._zygote.stdout is not None
        for line in self._zygote.stdout:
            news = json.loads(line)
            if "status" not in news:
                self._born.put(news)
                continue
            with self._news:
                if news["pid"] in self._runs:
                    self._runs.pop(news["pid"]).end(news["status"])
                else:
                    self._early[news["pid"]] = news["status"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for run in list(self._runs.values()):
            run.signal(9)
        assert self._zygote.stdin is not None
        self._zygote.stdin.close()
        self._zygote.wait(10)


def until(reached: Callable[[], bool], what: str) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, f"{what}: it never came"
        time.sleep(0.002)

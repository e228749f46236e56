"""One system call of an apply, at which the process is killed or the call fails: by ptrace."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.nursery import until

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World

#: What writes, makes durable, or sends.
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "sendto")
KINDS = {"KILL": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}


@dataclass(frozen=True)
class Strike:
    """The ``number``-th ``call`` is where it happens; ``kind`` is a key of KINDS."""

    call: str
    number: int
    kind: str

    def __str__(self) -> str:
        return f"{self.call} {self.number} {self.kind}"


def forbidden() -> str:
    """Return why processes cannot be traced here, or an empty text."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, timeout=30, check=False
    )
    return "" if tried.returncode == 0 else "ptrace is forbidden here"


def struck(world: World, strike: Strike) -> Run:
    """Apply, and let ``strike`` happen."""
    how = f"inject={strike.call}:{KINDS[strike.kind]}:when={strike.number}"
    return _traced(world, "-e", f"trace={strike.call}", "-e", how, "-o", "/dev/null")


def calls_of(world: World) -> Counter[str]:
    """Apply, and return how often it makes each of the calls."""
    path = world.folder / "calls"
    run = _traced(world, "-e", f"trace={','.join(CALLS)}", "-o", str(path))
    assert run.code == 0, run.err
    lines = path.read_text("utf-8", "replace").splitlines()
    return Counter(line.split("(")[0].split()[-1] for line in lines if "(" in line)


def _traced(world: World, *options: str) -> Run:
    """Apply under strace, which takes hold of the process before it does anything."""
    run = world.start_apply(f"{world.name}.wfc.yaml", held=True)
    until(run.is_stopped, "it is held")
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", *options, "-p", str(run.pid)], stderr=subprocess.DEVNULL
    )
    status = Path(f"/proc/{run.pid}/status")
    until(lambda: "TracerPid:\t0\n" not in status.read_text("utf-8"), "it is traced")
    run.signal(signal.SIGCONT)
    run.wait()
    tracer.wait(30)
    return run

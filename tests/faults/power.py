"""Power that fails: what a disk may hold of a journal whose last writes were not synced.

The writes and fsyncs of a journal are taken down by strace. From them every state is made that a
disk may be in when the power fails after one of them: what was synced is there, of what was not
any part, the last of it torn.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

ROOT = Path(__file__).parents[2]
#: A submission from its journal's first byte to its acknowledgement; each step is told when it
#: has returned. The second one finds the files as the first has left them.
PROGRAM = """
import os, sys
from dataclasses import replace
from tests.journal.world import entry
from wfc.journal.journal import Journal
with Journal(sys.argv[1]) as journal:
    for name in ("first", "second"):
        attempt = journal.intend(replace(entry(), id=name, name=name))
        os.write(2, f"MARK {name} intent".encode())
        attempt = journal.note_sent(attempt, 1)
        os.write(2, f"MARK {name} sent".encode())
        journal.note_acked(attempt, (2**63 - 1,), "R" * 64)
        os.write(2, f"MARK {name} acked".encode())
"""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TRACED = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
SECTOR = 512


@dataclass(frozen=True)
class Step:
    """What was done to file ``name``: ``write`` at ``offset``, ``truncate``, ``make``, ``sync``.

    A ``mark`` tells in ``name`` what had returned by then.
    """

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""


def recorded(folder: Path) -> list[Step]:
    """Run the program with a journal in ``folder``, and return what it did there."""
    trace, journal = folder / "trace", folder / "j.db"
    subprocess.run(
        [
            *("strace", "-f", "-xx", "-s", "100000", "-e", f"trace={_TRACED}", "-o", str(trace)),
            *(sys.executable, "-c", PROGRAM, str(journal)),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return list(_steps(trace.read_text("ascii"), journal))


def _steps(trace: str, journal: Path) -> Iterator[Step]:
    """Read the trace, as far as it is about the journal and the folder it is in."""
    opened: dict[str, str] = {}
    seen: set[str] = set()
    for line in trace.splitlines():
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            continue
        call, given = found[1], found[2].split(", ")
        if call == "openat":
            opened[found[3]] = path = _text(given[1]).decode()
            if path.startswith(str(journal)) and path not in seen:
                seen.add(path)
                yield Step("make", path.removeprefix(str(journal)))
            continue
        if call == "write" and given[0] == "2" and _text(given[1]).startswith(b"MARK "):
            yield Step("mark", _text(given[1]).decode().removeprefix("MARK "))
            continue
        path = opened.get(given[0], "")
        if path == str(journal.parent) and call == "fsync":
            yield Step("sync", "/")
        elif path.startswith(str(journal)):
            yield from _done(call, path.removeprefix(str(journal)), given)


def _done(call: str, name: str, given: list[str]) -> Iterator[Step]:
    if call == "pwrite64":
        yield Step("write", name, int(given[3]), _text(given[1]))
    elif call == "ftruncate":
        yield Step("truncate", name, int(given[1]))
    elif call in ("fsync", "fdatasync"):
        yield Step("sync", name)
    elif call != "close":
        raise ValueError(call)


def _text(written: str) -> bytes:
    return bytes.fromhex(written.strip('"').replace("\\x", ""))


@dataclass
class Disk:
    """What is surely on the disk, and what was done since each file was synced."""

    files: dict[str, bytes] = field(default_factory=dict)
    pending: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Do ``step``."""
        if step.kind != "sync":
            self.pending.append(step)
            return
        # An fsync of a new file on a journalling file system makes its name durable too.
        concerned = [each for each in self.pending if each.name == step.name]
        for each in concerned:
            self.pending.remove(each)
            _apply(self.files, each)

    def states(self, draw: Random) -> Iterator[dict[str, bytes]]:
        """Yield what may be there when the power fails now."""
        for kept in _kept(self.pending, draw):
            files = dict(self.files)
            for each in kept:
                _apply(files, each)
            yield files


def _kept(pending: list[Step], draw: Random) -> Iterator[list[Step]]:
    """Yield what of ``pending`` may have come to the disk: nothing, all, any, and the last torn."""
    yield []
    if not pending:
        return
    yield pending
    yield [each for each in pending if draw.random() < 0.5]
    torn = draw.choice(pending)
    sectors = len(torn.data) // SECTOR
    if sectors > 1:
        cut = torn.data[: SECTOR * draw.randrange(1, sectors)]
        others = [each for each in pending if each is not torn and draw.random() < 0.5]
        yield [*others, Step("write", torn.name, torn.offset, cut)]


def _apply(files: dict[str, bytes], step: Step) -> None:
    old = files.get(step.name, b"")
    if step.kind == "truncate":
        files[step.name] = old[: step.offset].ljust(step.offset, b"\0")
    elif step.kind == "write":
        old = old.ljust(step.offset, b"\0")
        files[step.name] = old[: step.offset] + step.data + old[step.offset + len(step.data) :]
    else:
        files[step.name] = old


def each_failure(
    steps: list[Step], draw: Random, hold: Callable[[dict[str, bytes], str, str], None]
) -> int:
    """Let the power fail after each of ``steps``; return how many states that makes.

    ``hold`` is given the files, what had returned, and what was under way.
    """
    disk, returned, count = Disk(), "", 0
    marks = [step.name for step in steps if step.kind == "mark"]
    for step in steps:
        if step.kind == "mark":
            returned = marks.pop(0)
            continue
        disk.take(step)
        for files in disk.states(draw):
            hold(files, returned, marks[0] if marks else returned)
            count += 1
    return count

"""Run a command as a process of its own: wall time, CPU time, peak memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

#: What ``ru_maxrss`` counts in, bytes.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Command:
    """A command, the exit code it should end with, and words its output should hold."""

    name: str
    arguments: tuple[str, ...]
    code: int = 0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run took: ``wall`` and ``cpu`` (children included) in seconds, ``peak`` in bytes.

    The kernel counts the peak from before the command is loaded, so nothing below ``own_peak()``
    is seen.
    """

    wall: float
    cpu: float
    peak: int
    code: int


@dataclass(frozen=True, slots=True)
class Sample:
    """All runs of one command."""

    readings: tuple[Reading, ...]

    @property
    def peak(self) -> int:
        """Return the highest peak, bytes."""
        return max(each.peak for each in self.readings)

    def times(self, metric: str) -> list[float]:
        """Return the seconds of each run; ``metric`` is ``wall`` or ``cpu``."""
        return [each.wall if metric == "wall" else each.cpu for each in self.readings]

    def best(self, metric: str) -> float:
        """Return the minimum, seconds."""
        return min(self.times(metric))

    def middle(self, metric: str) -> float:
        """Return the median, seconds."""
        return median(self.times(metric))


def own_peak() -> int:
    """Return the peak memory of this process so far, bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT


def environment() -> dict[str, str]:
    """Return what every command gets: no settings of a user, no colors."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": os.getcwd(),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
    }


def clock(command: Command, variables: Mapping[str, str]) -> Reading:
    """Run ``command`` once; what it prints is thrown away."""
    nothing = os.open(os.devnull, os.O_RDWR)
    try:
        to_nothing = [(os.POSIX_SPAWN_DUP2, nothing, each) for each in (0, 1, 2)]
        arguments = command.arguments
        start = time.perf_counter()
        child = os.posix_spawnp(arguments[0], arguments, variables, file_actions=to_nothing)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    finally:
        os.close(nothing)
    cpu = usage.ru_utime + usage.ru_stime
    return Reading(wall, cpu, usage.ru_maxrss * _PEAK_UNIT, os.waitstatus_to_exitcode(status))


def fault(command: Command) -> str | None:
    """Run ``command`` once, unclocked; return what is wrong with it, or None.

    This also makes every measured run one with warm disk caches and compiled modules.
    """
    try:
        done = subprocess.run(  # noqa: S603 - commands are ours
            command.arguments, env=environment(), capture_output=True, check=False, text=True
        )
    except OSError as error:
        return os.strerror(error.errno or 0).lower()
    if done.returncode != command.code:
        return f"exit code {done.returncode} where {command.code} was expected"
    if command.says not in done.stdout:
        return f"its output does not say `{command.says}`"
    return None


def alternate(
    commands: Sequence[Command], rounds: int, tell: Callable[[int], None]
) -> dict[str, Sample]:
    """Run all ``commands`` one after the other, ``rounds`` times; return a sample for each name.

    Each round has an order of its own, always the same for its number: memory that the command
    before has just given back is cheaper than new memory (on a virtual machine up to three times
    the CPU of a native peer), and nobody shall stand behind the same one all the time. ``tell``
    hears the number of each round as it starts.
    """
    variables = environment()
    readings: dict[str, list[Reading]] = {command.name: [] for command in commands}
    for turn in range(1, rounds + 1):
        tell(turn)
        for command in Random(turn).sample(commands, len(commands)):  # noqa: S311 - no secret
            readings[command.name].append(clock(command, variables))
    return {name: Sample(tuple(each)) for name, each in readings.items()}

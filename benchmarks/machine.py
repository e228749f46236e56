"""What the measurements were made on, in words for a reader of the results."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def machine() -> str:
    """Return processor, cores, memory, system and Python, in one line."""
    cores = os.cpu_count() or 1
    parts = [f"{_processor()}, {cores} cores", _memory(), _system()]
    parts.append(f"{platform.python_implementation()} {platform.python_version()}")
    return ", ".join(part for part in parts if part)


def commit(checkout: Path) -> str:
    """Return the commit of ``checkout``, and whether it has changes that are not committed."""
    command = ["git", "describe", "--always", "--dirty=, with changes", "--abbrev=12"]
    done = subprocess.run(  # noqa: S603 - as found on the machine
        command, cwd=checkout, capture_output=True, check=False, text=True
    )
    return done.stdout.strip() or "no commit"


def load() -> str:
    """Return how many processes wanted a processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) / 2**20:.0f} GiB"
    return ""


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = platform.system()
    return f"{name}, kernel {platform.release()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []

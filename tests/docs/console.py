"""Commands of a page, run for real, and what they print without what differs every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

#: Moments of a run, and how long a task took.
_CLOCK = re.compile(r"^\d\d:\d\d:\d\d ", re.MULTILINE)
_LOG = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}")
#: How often a run is looked at decides which tasks are seen running.
_SEEN = re.compile(r"^\d\d:\d\d:\d\d \S+ +(?:Running|WaitResource)\n", re.MULTILINE)
_TOOK = re.compile(r"\b\d+\.\d s$", re.MULTILINE)


def shown(block: str, folder: Path) -> str:
    """Run the commands of ``block`` in ``folder`` and return it with what they print."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    text = "".join(f"$ {command}\n{output(command, folder)}" for command in commands)
    return _CLOCK.sub("12:00:00 ", _LOG.sub("2026-11-20 12:00:00.000", text))


def output(command: str, folder: Path) -> str:
    """Return what ``command`` prints in ``folder``, both streams in their order."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode()


def steady(text: str) -> str:
    """Return ``text`` without what differs from run to run."""
    return _TOOK.sub("0.0 s", _SEEN.sub("", text))

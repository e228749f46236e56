"""Commands of a page, run for real, and what they print without what differs every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

#: Moments of a run, and how long a task took.
_CLOCK = re.compile(r"^\d\d:\d\d:\d\d ", re.MULTILINE)
_MADE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d([ T])\d\d:\d\d:\d\d(?:\.\d{3})?")
#: How often a run is looked at decides which tasks are seen running.
_SEEN = re.compile(r"^\d\d:\d\d:\d\d \S+ +(?:Running|WaitResource)\n", re.MULTILINE)
_TOOK = re.compile(r"\b\d+\.\d s$", re.MULTILINE)
#: What is seen at one look is told in the order of the file, so the order is that of the looks.
_EVENTS = re.compile(r"(?:^12:00:00 .*\n)+", re.MULTILINE)
#: Where an emulator listens in a page that talks to one.
SERVICE = "127.0.0.1:18080"


@dataclass(frozen=True)
class Place:
    """Where commands run: a ``folder``, one for journals, and the address of an emulator.

    ``exported`` are the variables that the page tells its reader to set.
    """

    folder: Path
    state: Path
    service: str = ""
    exported: tuple[tuple[str, str], ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        """What commands know, beside what this process does."""
        known = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "NO_COLOR": "1",
            "XDG_STATE_HOME": str(self.state),
        }
        page = {name: value.replace(SERVICE, self.service) for name, value in self.exported}
        return os.environ | known | page


def shown(block: str, place: Place) -> str:
    """Run the commands of ``block`` at ``place`` and return it with what they print."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    text = "".join(f"$ {command}\n{output(command, place)}" for command in commands)
    if place.service:
        text = text.replace(place.service, SERVICE)
    text = text.replace(str(place.state), "~/.local/state")
    return _CLOCK.sub("12:00:00 ", _MADE.sub(r"2026-11-20\g<1>12:00:00", text))


def output(command: str, place: Place) -> str:
    """Return what ``command`` prints at ``place``, both streams in their order."""
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace(SERVICE, place.service or SERVICE)],
        cwd=place.folder,
        env=place.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode()


def steady(text: str) -> str:
    """Return ``text`` without what differs from run to run."""
    text = _TOOK.sub("0.0 s", _SEEN.sub("", text))
    return _EVENTS.sub(lambda seen: "".join(sorted(seen[0].splitlines(keepends=True))), text)

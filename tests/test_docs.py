"""Every ``console`` block of the documents shows what happens; ``--bless`` writes it anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import Golden

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
#: The clock goes on, and so does the number of looks at a run in which a task is seen running.
CLOCK = re.compile(r"^\d\d:\d\d:\d\d ", re.MULTILINE)
SEEN = re.compile(r"^\d\d:\d\d:\d\d \S+ +(?:Running|WaitResource)\n", re.MULTILINE)
ENDED = re.compile(r"(^12:00:00 .*\n)+", re.MULTILINE)
TOOK = re.compile(r"\b\d+\.\d s$", re.MULTILINE)


def shown(block: str) -> str:
    """Run the commands of ``block`` and return it with what they print."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    text = "".join(f"$ {command}\n{output(command)}" for command in commands)
    return CLOCK.sub("12:00:00 ", text)


def output(command: str) -> str:
    """Return what ``command`` prints, both streams in their order, in the project's folder."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    state = tempfile.gettempdir() + "/wfc-docs"
    environment = os.environ | {"PATH": path, "NO_COLOR": "1", "XDG_STATE_HOME": state}
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode()


def steady(text: str) -> str:
    """Return ``text`` without what differs from run to run: times, and which ended first."""
    even = CLOCK.sub("12:00:00 ", TOOK.sub("0.0 s", SEEN.sub("", text)))
    return ENDED.sub(lambda found: "".join(sorted(found[0].splitlines(keepends=True))), even)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documents_show_what_happens(page: Path, golden: Golden) -> None:
    text = page.read_text("utf-8")
    now = BLOCK.sub(lambda found: shown(found.group(1)), text)
    if steady(now) != steady(text):
        golden(page, now)

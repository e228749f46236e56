"""Every ``console`` block of the documents shows what happens; ``--bless`` writes it anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.conftest import Golden
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.server import Emulator

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
KEY = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": LOCAL_CREDENTIALS.access_key_id,
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
}
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
#: The clock goes on, and so does the number of looks at a run in which a task is seen running.
CLOCK = re.compile(r"^\d\d:\d\d:\d\d ", re.MULTILINE)
SEEN = re.compile(r"^\d\d:\d\d:\d\d \S+ +(?:Running|WaitResource)\n", re.MULTILINE)
ENDED = re.compile(r"(^12:00:00 .*\n)+", re.MULTILINE)
TOOK = re.compile(r"\b\d+\.\d s$", re.MULTILINE)


#: When a submission was made, and where the emulator listens that a page talks to.
MADE = re.compile(r"\d{4}-\d\d-\d\d([ T])\d\d:\d\d:\d\d(?:\.\d{3})?")
HERE = "127.0.0.1:18080"


def shown(block: str, service: str, state: str) -> str:
    """Run the commands of ``block`` and return it with what they print.

    ``service`` is where an emulator listens, ``state`` a folder for journals.
    """
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    text = "".join(f"$ {each}\n{output(each, service, state)}" for each in commands)
    if service:
        text = text.replace(service, HERE)
    even = MADE.sub(r"2026-11-20\g<1>12:00:00", text.replace(state, "~/.local/state"))
    return CLOCK.sub("12:00:00 ", even)


def output(command: str, service: str, state: str) -> str:
    """Return what ``command`` prints, both streams in their order, in the project's folder."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "NO_COLOR": "1", "XDG_STATE_HOME": state}
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace(HERE, service)],
        cwd=ROOT,
        env=environment | ({"WFC_ENDPOINT": service} | KEY if service else {}),
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
def test_the_documents_show_what_happens(page: Path, golden: Golden, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    # A page that says so talks to an emulator of its own.
    serving = Emulator(fail={"load_facts"}) if f"WFC_ENDPOINT={HERE}" in text else nullcontext()
    with serving as emulator:
        service = emulator.endpoint if emulator else ""
        state = str(tmp_path)
        now = BLOCK.sub(lambda found: shown(found.group(1), service, state), text)
    if steady(now) != steady(text):
        golden(page, now)

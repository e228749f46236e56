"""The tutorial, done step by step in an empty folder: its files written, its commands run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.docs.console import Place, shown, steady
from tests.docs.generated import DOCS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Golden

PAGE = DOCS / "tutorial.md"
FILE = r'```\w+ title="(?P<path>[\w./]+)"\n(?P<text>.*?)```'
COMMANDS = r"(?<=```shell-session\n)(?P<commands>.*?)(?=```)"
STEP = re.compile(f"{FILE}|{COMMANDS}", re.DOTALL)


def done(page: str, place: Place) -> str:
    """Do what ``page`` says at ``place``, from top to bottom, and return it as it came out."""

    def step(found: re.Match[str]) -> str:
        if found["path"] is None:
            return shown(found["commands"], place)
        path = place.folder / found["path"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(found["text"], "utf-8")
        return found[0]

    return STEP.sub(step, page)


def test_the_tutorial_shows_what_happens(tmp_path: Path, golden: Golden) -> None:
    text = PAGE.read_text("utf-8")
    folder = tmp_path / "wfc-tutorial"
    folder.mkdir()
    now = done(text, Place(folder, tmp_path / "state"))
    assert "exit code 83" in now
    if steady(now) != steady(text):
        golden(PAGE, now)

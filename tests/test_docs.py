"""Every ``console`` block of the documents shows what happens; ``--bless`` writes it anew."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.docs.console import SERVICE, Place, shown, steady
from wfc.emulator.server import Emulator

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


#: What a page that talks to an emulator tells its reader to type first.
SERVES = re.compile(rf"^wfc emulate --port {SERVICE.partition(':')[2]} --fail (\w+)$", re.MULTILINE)
EXPORT = re.compile(r"^export (\w+)=(\S+)$", re.MULTILINE)


def served(text: str) -> Emulator | None:
    """Return the emulator that the page ``text`` starts, if it does."""
    found = SERVES.search(text)
    return Emulator(fail={found[1]}) if found else None


def test_there_is_a_page_that_starts_an_emulator() -> None:
    assert [page.name for page in PAGES if served(page.read_text("utf-8"))] == ["runs.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documents_show_what_happens(page: Path, golden: Golden, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    with served(text) or nullcontext() as emulator:
        place = Place(ROOT, tmp_path)
        if emulator:
            place = replace(place, service=emulator.endpoint, exported=(*EXPORT.findall(text),))
        now = BLOCK.sub(lambda found: shown(found[1], place), text)
    if steady(now) != steady(text):
        golden(page, now)

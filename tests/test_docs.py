"""Every ``console`` block of the documents shows what happens; ``--bless`` writes it anew."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.docs.console import SERVICE, Place, shown, steady
from wfc.emulator.server import Emulator

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documents_show_what_happens(page: Path, golden: Golden, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    # A page that says so talks to an emulator of its own.
    is_served = f"WFC_ENDPOINT={SERVICE}" in text
    with Emulator(fail={"load_facts"}) if is_served else nullcontext() as emulator:
        place = Place(ROOT, tmp_path, emulator.endpoint if emulator else "")
        now = BLOCK.sub(lambda found: shown(found[1], place), text)
    if steady(now) != steady(text):
        golden(page, now)

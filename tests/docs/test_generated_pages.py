"""Pages that are made from code say what the code says; ``--bless`` writes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs import behaviour_page, examples, generated
from wfc.emulator.behaviours import BEHAVIOURS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Golden

PAGES = generated.pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_generated_pages_are_current(path: Path, golden: Golden) -> None:
    path.parent.mkdir(exist_ok=True)
    golden(path, PAGES[path])


def test_no_rule_that_is_gone_has_a_page() -> None:
    kept = {path for path in PAGES if path.parent.name == "rules"}
    assert set((generated.DOCS / "rules").glob("*.md")) == kept


def test_every_behaviour_stands_on_their_page() -> None:
    listed = [entry.name for room in behaviour_page.ROOMS.values() for entry in room]
    assert listed == list(BEHAVIOURS)


def test_every_key_shows_an_example_that_compiles() -> None:
    """A new key has an example in its model; one that needs company has it in `COMPANY`."""
    assert examples.missing() == []

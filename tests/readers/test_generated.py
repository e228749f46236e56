"""Generated files, sound and with planted mistakes: one verdict by either reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.laws import examples
from tests.properties.files import TEXTS
from tests.readers.both import difference
from wfc.source import pieces

MANY = examples(300)
HERE = Path(__file__).parent


@MANY
@given(TEXTS)
def test_both_readers_lead_to_the_same(text: str) -> None:
    assert difference("spec.wfc.yaml", text.encode(), HERE) == ""


@MANY
@given(TEXTS)
def test_so_they_do_when_files_are_read_in_pieces(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "GIANT", 1)
        patch.setattr(pieces, "PIECE", 1)
        assert difference("spec.wfc.yaml", text.encode(), HERE) == ""

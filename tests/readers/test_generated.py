"""Generated files, sound and with planted mistakes: one verdict by either reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.files import TEXTS
from tests.readers.both import difference
from wfc.source import pieces

MANY = settings(
    max_examples=int(os.environ.get("GENERATED", "300")),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
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

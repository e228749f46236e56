"""Damaged files: by either reader the same report and, of a sound one, the same values.

3,000 files in each of three ways of reading. For more of them:
``DAMAGED=200000 pytest tests/readers/test_damaged.py``.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from tests.readers.both import difference, judged
from tests.readers.damage import bases, cases
from wfc.settings import Choice
from wfc.source import pieces
from wfc.source.mosaic import Mosaic

BASES = bases()
#: Damaged forms of each base.
COUNT = int(os.environ.get("DAMAGED", "3000")) // len(BASES) + 1


def differences(name: str) -> list[str]:
    """Return what differs in the first few damaged forms of a base where anything does."""
    folder, data = BASES[name]
    file = Path(name).name
    looked = ((each, difference(file, each, folder)) for each in cases(data, name, COUNT))
    found = (f"{differs}\n{each.decode(errors='replace')}" for each, differs in looked if differs)
    return list(islice(found, 3))


@pytest.mark.parametrize("name", BASES)
def test_both_readers_lead_to_the_same(name: str) -> None:
    assert differences(name) == []


@pytest.mark.parametrize("size", [1, 60])
@pytest.mark.parametrize("name", BASES)
def test_so_they_do_when_files_are_read_in_pieces(
    name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", size)
    assert differences(name) == []


def test_many_of_them_are_judged_quickly_and_many_piece_by_piece(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Otherwise the tests above would compare the exact reader with itself."""
    name = "corpus-quoted.wfc.yaml"
    folder, data = BASES[name]
    damaged = list(cases(data, name, 150))
    whole = [judged(name, each, folder, quick=True, choice=Choice()) for each in damaged]
    assert sum(verdict.was_quick for verdict in whole) > 15
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", 1)
    pieced = [judged(name, each, folder, quick=True, choice=Choice()) for each in damaged]
    assert sum(verdict.was_quick for verdict in pieced) > 15
    assert sum(isinstance(verdict.checked.document, Mosaic) for verdict in pieced) > 15

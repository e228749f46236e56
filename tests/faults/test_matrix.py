"""Every row of the fault matrix, once."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.cell import play
from tests.faults.cells import CELLS
from tests.faults.not_shown import NOT_SHOWN
from tests.faults.world import World

if TYPE_CHECKING:
    from tests.faults.cell import Cell, Story
    from tests.faults.nursery import Nursery

MATRIX = Path(__file__).with_name("matrix.csv")


def test_every_row_is_shown_or_named_with_the_reason() -> None:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        rows = [row["id"] for row in csv.DictReader(line for line in file if line[0] != "#")]
    shown = {re.sub(r"(?<=\d)(b|-.*)$", "", cell.id) for cell in CELLS}
    assert sorted(shown | NOT_SHOWN.keys()) == sorted(rows)
    assert not shown & NOT_SHOWN.keys()
    assert len({cell.id for cell in CELLS}) == len(CELLS)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.id)
def test_cell(cell: Cell | Story, nursery: Nursery, tmp_path: Path) -> None:
    with World(tmp_path, nursery) as world:
        play(cell, world, exact=True)

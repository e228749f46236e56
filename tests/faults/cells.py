"""All cells of the matrix, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults import (
    cells_clock,
    cells_concurrency,
    cells_crash,
    cells_disk,
    cells_following,
    cells_lookup,
    cells_network,
    cells_plan,
    cells_runs,
    cells_service,
    cells_signal,
)

if TYPE_CHECKING:
    from tests.faults.cell import Cell, Story

CELLS: tuple[Cell | Story, ...] = (
    *cells_crash.CELLS,
    *cells_signal.CELLS,
    *cells_network.CELLS,
    *cells_service.CELLS,
    *cells_lookup.CELLS,
    *cells_disk.CELLS,
    *cells_concurrency.CELLS,
    *cells_clock.CELLS,
    *cells_plan.CELLS,
    *cells_following.CELLS,
    *cells_runs.CELLS,
)

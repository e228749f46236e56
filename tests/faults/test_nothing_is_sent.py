"""What only looks does not speak: the service counts the connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.nursery import Nursery


@pytest.mark.parametrize(
    "arguments",
    [
        ("apply", "hello.wfc.yaml", "--dry-run"),
        ("apply", "hello.wfc.yaml", "--dry-run", "--yes", "--again"),
        ("plan", "hello.wfc.yaml", "--out", "plan.json"),
        ("lint", "hello.wfc.yaml"),
        ("compile", "hello.wfc.yaml"),
    ],
    ids=" ".join,
)
def test_not_even_a_connection_is_made(
    arguments: tuple[str, ...], nursery: Nursery, tmp_path: Path
) -> None:
    with World(tmp_path, nursery) as world:
        assert world.start(*arguments).code == 0, world.runs[-1].err
        assert world.emulator.connections == 0
        assert not world.rows("SELECT 1 FROM attempt")

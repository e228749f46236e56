"""Each file in ``lint/`` beside exactly what ``wfc lint`` prints about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import wfc
from tests.conftest import Golden
from wfc.rules.shelf import SEVERITIES

FOLDER = Path(__file__).parent / "lint"
INPUTS = sorted(FOLDER.glob("*.yaml")) + sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_lint_prints_exactly_this(path: Path, golden: Golden) -> None:
    shown = ("--select", "all") if SEVERITIES.get(path.stem) == "info" else ()
    result = wfc("lint", path.name, *shown, cwd=FOLDER)
    assert result.err == ""
    golden(path.with_suffix(".out"), f"exit {result.code}\n{result.out}")

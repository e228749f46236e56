"""Each file in ``lint/`` beside exactly what ``wfc lint`` prints about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import wfc
from tests.conftest import Golden

FOLDER = Path(__file__).parent / "lint"
INPUTS = sorted(FOLDER.glob("*.yaml")) + sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_lint_prints_exactly_this(path: Path, golden: Golden) -> None:
    result = wfc("lint", path.name, cwd=FOLDER)
    assert result.err == ""
    golden(path.with_suffix(".out"), f"exit {result.code}\n{result.out}")

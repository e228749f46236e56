"""Each ``.yaml`` in ``pairs/`` beside what ``wfc fmt`` makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from wfc.fmt.format import formatted
from wfc.source.exact import read

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.yaml"))
ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").rglob("*.yaml"))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_fmt_makes_exactly_this(path: Path, golden: Golden) -> None:
    text = formatted(read(path.name, path.read_bytes()))
    golden(path.with_suffix(".out"), text)
    assert formatted(read(path.name, text.encode())) == text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_samples_are_as_fmt_writes_them(path: Path) -> None:
    assert formatted(read(path.name, path.read_bytes())) == path.read_text("utf-8")

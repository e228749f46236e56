"""Every file there is goes through both readers, and both lead to the same report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.both import difference, judged
from wfc.source import pieces

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for pattern in ("tests/lint/*.*", "tests/compile/*.*", "samples/**/*.*", "docs/*.*")
    for path in ROOT.glob(pattern)
    if path.suffix in (".yaml", ".json", ".yml")
)
FILES += sorted((Path(__file__).parent / "bases").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_readers_lead_to_the_same_report(path: Path) -> None:
    assert difference(path.name, path.read_bytes(), path.parent) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_so_they_do_when_the_file_is_read_in_pieces(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", 1)
    assert difference(path.name, path.read_bytes(), path.parent) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_readers_disagree_about_no_file(path: Path) -> None:
    quick = judged(path.name, path.read_bytes(), path.parent, quick=True)
    assert "readers-disagree" not in quick.rules()


def test_most_files_without_problems_are_found_clean_quickly() -> None:
    """Otherwise the tests above would compare the exact reader with itself."""
    verdicts = [judged(path.name, path.read_bytes(), path.parent, quick=True) for path in FILES]
    clean = [verdict for verdict in verdicts if not verdict.checked.problems]
    assert len(clean) >= 15
    assert sum(verdict.was_quick for verdict in clean) >= 0.6 * len(clean)

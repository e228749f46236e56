"""The power fails at any write of the journal: it opens, at what had returned or is under way."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.faults.power import each_failure, recorded
from tests.faults.strike import forbidden
from wfc.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

STATES = ("", "intent", "sent", "acked")
SEED = 5


@pytest.fixture(scope="module", autouse=True)
def _may_trace() -> None:
    if why := forbidden():
        pytest.skip(f"what the journal writes is taken down by ptrace: {why}")


def _told(journal: Journal) -> str:
    """Return how far the last attempt is: ``second sent``; empty when there is none."""
    attempts = journal.attempts()
    return f"{attempts[-1].entry.name} {attempts[-1].standing}" if attempts else ""


def test_the_journal_is_what_had_returned_or_what_was_under_way(tmp_path: Path) -> None:
    steps = recorded(tmp_path)
    kinds = [step.kind for step in steps]
    assert kinds.count("mark") == 6
    assert kinds.count("write") > 50

    def hold(files: dict[str, bytes], returned: str, under_way: str) -> None:
        folder = tmp_path / "after"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, data in files.items():
            (folder / f"j.db{name}").write_bytes(data)
            (folder / f"j.db{name}").chmod(0o600)
        with Journal(str(folder / "j.db")) as journal:  # it mends itself, and is never refused
            assert _told(journal) in (returned, under_way)
            if returned.startswith("second"):
                assert journal.attempts()[0].instances == (2**63 - 1,)

    assert each_failure(steps, Random(SEED), hold) > 300

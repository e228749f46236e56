"""What may be given as state, and what not."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from wfc.emulator.server import Emulator, StateError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database, but long enough to be looked at" * 100)
    with pytest.raises(StateError, match=r"notes\.txt: cannot be used"):
        Emulator(state=file)
    assert file.read_text().startswith("not a database")


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other"
    rows = sqlite3.connect(file)
    rows.execute("CREATE TABLE mine (x)")
    rows.close()
    with pytest.raises(StateError, match="this is not the state of an emulator"):
        Emulator(state=file)
    rows = sqlite3.connect(file)
    assert rows.execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]
    rows.close()


def test_a_newer_state_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "state"
    with Emulator(state=file):
        pass
    rows = sqlite3.connect(file)
    rows.execute("PRAGMA user_version = 99")
    rows.close()
    with pytest.raises(StateError, match="another version"):
        Emulator(state=file)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="missing"):
        Emulator(state=tmp_path / "missing" / "state")

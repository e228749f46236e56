"""Files that are no journal, or no longer one: refused, and left as they are."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journal.world import entry
from wfc.journal.errors import JournalError
from wfc.journal.journal import Journal
from wfc.journal.steps import APPLICATION_ID, STEPS


def made(path: Path) -> Path:
    with Journal(str(path)) as journal:
        journal.note_sent(journal.intend(entry()), 1)
    return path


def refused(path: Path) -> str:
    """Return why the file at ``path`` is refused, having seen that it was not touched."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(JournalError) as caught:
        Journal(str(path))
    assert caught.value.exit_code == 74
    if path.is_file():
        assert path.read_bytes() == before
    return str(caught.value).replace(str(path), "j.db")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "j.db"


def test_a_new_journal_is_its_owners_alone(path: Path) -> None:
    assert made(path).stat().st_mode & 0o777 == 0o600


def test_a_journal_cut_off_is_damaged(path: Path) -> None:
    os.truncate(made(path), 5000)
    assert refused(path) == "the journal `j.db` is damaged"


def test_a_journal_with_flipped_bits_is_damaged(path: Path) -> None:
    data = bytearray(made(path).read_bytes())
    data[4096 : 4096 + 200] = bytes(0xFF ^ each for each in data[4096 : 4096 + 200])
    path.write_bytes(data)
    assert refused(path) == "the journal `j.db` is damaged"


@pytest.mark.parametrize("old", [b"sent", entry().id.encode()])
def test_a_row_that_its_index_contradicts_is_damage(path: Path, old: bytes) -> None:
    data = made(path).read_bytes()
    row = data.rindex(b"sent")  # of the attempt, whose id stands before it
    at = data.rindex(old, 0, row + len(old))
    path.write_bytes(data[:at] + b"\0" + data[at + 1 :])
    assert refused(path) == "the journal `j.db` is damaged"


@pytest.mark.parametrize("column", ["standing", "others", "reason"])
def test_what_was_never_written_there_is_damage(path: Path, column: str) -> None:
    with sqlite3.connect(made(path)) as base:
        base.execute(f"UPDATE attempt SET instance = 1, {column} = CAST(x'61ff' AS TEXT)")
    with Journal(str(path)) as journal, pytest.raises(JournalError, match="damaged"):
        journal.attempts()


def test_whatever_byte_is_wrong_the_journal_is_read_or_refused(path: Path) -> None:
    sound = made(path).read_bytes()
    dice = random.Random(5)
    for _ in range(400):
        data = bytearray(sound)
        for _ in range(dice.choice((1, 2, 8))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data)
        with suppress(JournalError), Journal(str(path)) as journal:
            journal.attempts()
            journal.acts(1)
            journal.sightings(entry())


def test_no_name_of_a_journal_is_sqlites_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made(Path(":memory:"))
    with Journal(":memory:") as journal:
        assert len(journal.unsettled()) == 1


def test_another_file_is_no_journal(path: Path) -> None:
    path.write_text("hello, this is not a database at all\n" * 100)
    path.chmod(0o600)
    assert refused(path) == "the journal `j.db` is damaged, or never was one"


def test_what_is_left_of_a_journal_may_be_one(path: Path) -> None:
    data = made(path).read_bytes()
    path.write_bytes(bytes(4096) + data[4096:])
    assert refused(path) == "the journal `j.db` is damaged"
    path.write_bytes(data[:10])
    assert refused(path) == "the journal `j.db` is damaged"


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_another_database_is_no_journal_whoever_may_read_it(path: Path, mode: int) -> None:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE mine (a)")
    path.chmod(mode)
    assert refused(path) == "`j.db` is not a journal of wfc"


def test_a_newer_journal_is_not_touched(path: Path) -> None:
    with sqlite3.connect(made(path)) as base:
        base.execute(f"PRAGMA user_version={len(STEPS) + 1}")
    assert refused(path) == "the journal `j.db` was written by a newer wfc"


@pytest.mark.parametrize("taken", range(1, len(STEPS)))
def test_an_older_journal_takes_the_steps_it_lacks(path: Path, taken: int) -> None:
    with sqlite3.connect(path) as base:
        for step in STEPS[:taken]:
            for statement in step:
                base.execute(statement)
        base.execute(f"PRAGMA application_id={APPLICATION_ID}")
        base.execute(f"PRAGMA user_version={taken}")
    path.chmod(0o600)
    with Journal(str(path)) as journal:
        attempt = journal.intend(entry())
        journal.note_sighting(entry(), seen=True, lag=1.0)
        assert len(journal.sightings(attempt.entry)) == 1


def test_a_journal_open_to_others_is_refused(path: Path) -> None:
    made(path).chmod(0o666)
    assert refused(path) == "the journal `j.db` is open to other users (mode 0666)"


def test_of_what_is_no_journal_nobody_is_told_to_close_it(path: Path) -> None:
    path.write_text("Name: orders\n")
    path.chmod(0o644)
    assert refused(path) == "the journal `j.db` is damaged, or never was one"


def test_an_empty_file_that_is_open_to_others_is_refused(path: Path) -> None:
    path.touch(mode=0o644)
    assert refused(path) == "the journal `j.db` is open to other users (mode 0644)"


def test_a_link_is_no_journal(path: Path, tmp_path: Path) -> None:
    made(tmp_path / "elsewhere.db")
    path.symlink_to(tmp_path / "elsewhere.db")
    assert refused(path) == "the journal `j.db` is not a regular file"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no" / "j.db"
    assert refused(path) == "the journal `j.db` cannot be made: no such file or directory"


def test_a_crash_while_it_was_made_leaves_what_can_be_made_again(path: Path) -> None:
    path.touch(0o600)
    made(path)

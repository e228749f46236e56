"""Where a journal is kept, and who may submit with it."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from tests.journal.world import entry
from wfc.journal.bodies import KEPT, keep, kept, tidy
from wfc.journal.errors import BusyError, JournalError
from wfc.journal.lock import locked
from wfc.journal.place import chosen, known, usual


def test_it_is_in_the_state_directory_of_the_user(tmp_path: Path) -> None:
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    path = usual("cn-shanghai", "100", "Dev", environ)
    assert path == str(tmp_path / "wfc" / "cn-shanghai-100-Dev.db")
    assert os.stat(tmp_path / "wfc").st_mode & 0o777 == 0o700


def test_without_one_it_is_in_the_home_of_the_user(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_STATE_HOME": "relative"}
    path = usual("127.0.0.1:8080", "shop/dw", "", environ)
    assert path == str(tmp_path / ".local/state/wfc/127.0.0.1_8080-shop_dw.db")
    Path(path).touch()
    assert known(environ) == [path]


def test_a_folder_others_may_write_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wfc").mkdir()
    (tmp_path / "wfc").chmod(0o777)
    with pytest.raises(JournalError, match=r"other users may write to the folder .*mode 0777"):
        usual("cn-shanghai", "100", "Dev", {"XDG_STATE_HOME": str(tmp_path)})


def test_the_option_beats_the_environment() -> None:
    assert chosen("a.db", {"WFC_JOURNAL": "b.db"}) == "a.db"
    assert chosen(None, {"WFC_JOURNAL": "b.db"}) == "b.db"
    assert chosen(None, {"WFC_JOURNAL": ""}) is None


def test_a_lock_that_is_held_is_waited_for_and_then_given_up(tmp_path: Path) -> None:
    path = str(tmp_path / "j.db")
    told: list[str] = []
    with (
        locked(path, 0),
        pytest.raises(BusyError, match="another wfc is submitting") as caught,
        locked(path, 0.01, waiting=lambda: told.append("waiting")),
    ):
        pass
    assert told == ["waiting"]
    assert caught.value.exit_code == 75


def test_a_lock_that_is_let_go_is_taken(tmp_path: Path) -> None:
    path = str(tmp_path / "j.db")
    holder = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(holder, fcntl.LOCK_EX)
    told: list[str] = []
    with locked(path, 60, waiting=lambda: told.append("?"), sleep=lambda _: os.close(holder)):
        assert told == ["?"]


def test_where_there_are_no_locks_the_journal_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(fcntl, "flock", refuse)
    path = str(tmp_path / "j.db")
    with pytest.raises(JournalError) as caught, locked(path, 0):
        pass
    assert (caught.value.message, caught.value.exit_code) == (
        f"the journal `{path}` cannot be locked: no locks available",
        74,
    )
    assert caught.value.help == (
        "nothing was sent; its file system may have no locks: "
        "`--journal PATH` or WFC_JOURNAL names a place on a disk of this machine",
    )


def test_a_body_that_cannot_be_kept_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(JournalError, match=r"cannot be kept .*: no space left on device"):
        keep(str(tmp_path / "j.db"), entry().id, "orders", {})
    assert list((tmp_path / "j.db.sent").iterdir()) == []


def test_bodies_are_kept_for_their_owner_and_the_last_five(tmp_path: Path) -> None:
    journal = str(tmp_path / "j.db")
    ids = [entry(run_key=str(number)).id for number in range(KEPT + 2)]
    for number, each in enumerate(ids):
        keep(journal, each, "orders", {"Name": f"orders {number}"})
    tidy(journal, ids)
    assert [kept(journal, each) for each in ids] == [None, None] + [
        {"Name": f"orders {number}"} for number in range(2, KEPT + 2)
    ]
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "j.db.sent").iterdir()} == {0o600}

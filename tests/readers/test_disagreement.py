"""Only the quick reader finds something wrong: that is told, and the exact reader's word stands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.world import BROKEN, BROKEN_CONCISE, HELLO
from wfc import verdict as verdicts
from wfc.cli.lint import lint
from wfc.cli.options import parsed
from wfc.source import pieces
from wfc.source.document import Document

TOLD = """\
warning[readers-disagree]: the two readers of wfc disagree about this file
 --> hello.wfc.yaml:1:1
  |
1 | Name: hello
  | ^^^^
  |
  = help: please report it with the file: this is a bug of wfc
  = help: `--no-quick` uses the exact reader alone, whose word stands

Found 1 warning in 1 file.
"""
CLEAN = "All clean: 1 file checked.\n"


def run(text: str, **options: Any) -> int:
    """Lint a file that holds ``text``, in the folder of the test."""
    Path("hello.wfc.yaml").write_text(text, "utf-8")
    given = parsed(["hello.wfc.yaml", "--color", "never"])
    assert given is not None
    return lint(**given | options)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def crash(file: str, data: bytes) -> Document:
    """Stand in for a quick reader that has a bug."""
    raise AssertionError(file)


def refuse(file: str, data: bytes) -> Document:
    """Stand in for a quick reader that takes everything for a mistake."""
    raise ValueError("line 1: no")


def invent(file: str, data: bytes) -> Document:
    """Stand in for a quick reader that loses a task which another one waits for."""
    tasks = [{"Name": "part", "DependsOn": ["greet"]}]
    value = {"Name": "hello", "ProjectId": 100, "Owner": "1000", "Tasks": tasks}
    return Document(file, "", value)


READERS = (crash, refuse, invent)


@pytest.mark.parametrize("reader", READERS)
def test_what_only_the_quick_reader_finds_is_told_as_a_disagreement(
    reader: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verdicts, "read", reader)
    assert run(HELLO) == 0
    assert capsys.readouterr().out == TOLD


@pytest.mark.parametrize("reader", READERS)
def test_where_the_exact_reader_finds_something_only_that_is_told(
    reader: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verdicts, "read", reader)
    assert run(BROKEN, output_format="concise") == 1
    assert capsys.readouterr().out == BROKEN_CONCISE.format(file="hello.wfc.yaml", files="1 file")


@pytest.mark.parametrize("reader", READERS)
def test_without_the_quick_reader_nobody_disagrees(
    reader: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verdicts, "read", reader)
    assert run(HELLO, no_quick=True) == 0
    assert capsys.readouterr().out == CLEAN


@pytest.mark.parametrize("reader", READERS)
def test_it_is_told_of_each_of_many_files(
    reader: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Many files are dealt out to processes: what these cannot say is looked at again."""
    monkeypatch.setattr(verdicts, "read", reader)
    run(HELLO)
    names = tuple(f"f{number}.wfc.yaml" for number in range(70))
    for name in names:
        shutil.copy("hello.wfc.yaml", name)
    capsys.readouterr()
    assert run(HELLO, paths=names, output_format="concise") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == sorted(names)
    assert lines[-1] == "Found 70 warnings in 70 files."


def test_a_crash_while_a_giant_is_read_in_pieces_is_told_as_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", 1)
    monkeypatch.setattr("wfc.giant.parsed", lambda data: crash("", data))
    assert run(HELLO) == 0
    assert capsys.readouterr().out == TOLD


def test_what_the_parser_refuses_in_pieces_is_read_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cuts may be to blame for it: that is no disagreement of readers."""
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", 1)
    monkeypatch.setattr("wfc.giant.parsed", lambda data: refuse("", data))
    assert run(HELLO) == 0
    assert capsys.readouterr().out == CLEAN


def test_another_spelling_of_a_number_is_no_disagreement(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The quick reader gives 31, which looks like the number of a resource group; nothing else."""
    assert run(HELLO.replace("S_res_group_1_1", "0x1F")) == 0
    assert capsys.readouterr().out == CLEAN


def test_nor_is_a_number_too_large_for_a_float(capsys: pytest.CaptureFixture[str]) -> None:
    run(HELLO.replace("Owner: 1000", "Owner: 1e400"), output_format="concise")
    assert "[inexact-id] Owner `1e400` of the workflow" in capsys.readouterr().out


def test_it_cannot_be_switched_off() -> None:
    from wfc.exits import UsageError

    with pytest.raises(UsageError, match="cannot be ignored"):
        run(HELLO, ignore=("readers-disagree",))

"""``wfc fmt`` at the door: what it writes, prints and returns."""

from __future__ import annotations

from pathlib import Path

from tests.command import wfc

UGLY = "Tasks: []\nName: 'w'\n"
NEAT = "Name: w\nTasks: []\n"


def test_files_are_written_and_only_those_that_differ(tmp_path: Path) -> None:
    (tmp_path / "a.wfc.yaml").write_text(UGLY)
    (tmp_path / "b.wfc.yaml").write_text(NEAT)
    result = wfc("fmt", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert result.err == "1 file formatted, 1 as they are.\n"
    assert (tmp_path / "a.wfc.yaml").read_text() == NEAT


def test_check_and_diff_write_nothing_and_say_1(tmp_path: Path) -> None:
    file = tmp_path / "a.wfc.yaml"
    file.write_text(UGLY)
    check = wfc("fmt", "--check", cwd=tmp_path)
    assert (check.code, check.out) == (1, "")
    assert "would be formatted: a.wfc.yaml" in check.err
    diff = wfc("fmt", "--diff", cwd=tmp_path)
    assert diff.code == 1
    assert (
        diff.out
        == "--- a.wfc.yaml\n+++ a.wfc.yaml\n@@ -1,2 +1,2 @@\n+Name: w\n Tasks: []\n-Name: 'w'\n"
    )
    assert file.read_text() == UGLY
    assert wfc("fmt", "-", cwd=tmp_path, stdin=UGLY).out == NEAT


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.wfc.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + UGLY.replace("\n", "\r\n").encode())
    assert wfc("fmt", cwd=tmp_path).code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode()


def test_a_file_that_cannot_be_read_is_left_and_told(tmp_path: Path) -> None:
    file = tmp_path / "a.wfc.yaml"
    file.write_text("Name: [\n")
    result = wfc("fmt", cwd=tmp_path)
    assert (result.code, result.err) == (
        1,
        "error: `a.wfc.yaml` is not formatted: `wfc lint` shows what is wrong with it\n",
    )
    assert file.read_text() == "Name: [\n"

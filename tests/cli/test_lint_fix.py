"""``wfc lint --fix`` and ``--diff``: files are changed as little as can be, and never half."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.world import BROKEN, HELLO, clean, git, put, refused
from tests.command import Result, wfc
from wfc.cli.put import rewrite

#: A safe fix and an unsafe one, among comments, quotes and blanks that have to stay.
MISSPELT = BROKEN.replace("EnvType: Dev", "'EnvTyp':  Dev   # why\t").replace(
    "[gret]", "[ 'gret' ]"
)
SAFE = MISSPELT.replace("'EnvTyp'", "'EnvType'")
BOTH = SAFE.replace("'gret'", "'greet'")
FILE = "a.wfc.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {FILE: MISSPELT})
    return tmp_path


def lint(folder: Path, *arguments: str) -> Result:
    return wfc("lint", *arguments, "--output-format", "concise", cwd=folder)


def test_safe_fixes_are_written_and_the_rest_is_reported(folder: Path) -> None:
    fixed = lint(folder, FILE, "--fix")
    assert (fixed.code, fixed.err) == (1, "Fixed 1 problem in 1 file.\n")
    assert fixed.out.splitlines()[0].startswith(f"{FILE}:14:18: error[unknown-task] ")
    assert fixed.out.endswith("1 fixable with `wfc lint --fix --unsafe-fixes`.\n")
    assert (folder / FILE).read_text("utf-8") == SAFE
    assert lint(folder, FILE, "--fix") == Result(1, fixed.out, "")
    assert (folder / FILE).read_text("utf-8") == SAFE


def test_unsafe_ones_too_where_asked(folder: Path) -> None:
    fixed = lint(folder, "--fix", "--unsafe-fixes")
    assert fixed == Result(0, clean().out, "Fixed 2 problems in 1 file.\n")
    assert (folder / FILE).read_text("utf-8") == BOTH
    assert lint(folder, "--fix", "--unsafe-fixes") == clean()


def test_a_diff_shows_what_fix_would_write_and_writes_nothing(folder: Path) -> None:
    shown = lint(folder, FILE, "--diff")
    assert shown.code == 1
    assert shown.err == "Would fix 1 problem in 1 file; 1 problem would be left.\n"
    assert (folder / FILE).read_text("utf-8") == MISSPELT
    subprocess.run(["patch", "-p0", "-s"], cwd=folder, input=shown.out.encode(), check=True)
    assert (folder / FILE).read_text("utf-8") == SAFE


def test_a_diff_of_nothing_is_clean_but_what_cannot_be_fixed_still_fails(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    nothing = "Would fix 0 problems in 0 files"
    assert lint(tmp_path, "--diff") == Result(0, "", f"{nothing}.\n")
    put(tmp_path, {FILE: BROKEN})
    assert lint(tmp_path, "--diff") == Result(1, "", f"{nothing}; 1 problem would be left.\n")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_the_mark_at_the_start_stay(tmp_path: Path, mark: bytes, end: str) -> None:
    (tmp_path / FILE).write_bytes(mark + MISSPELT.replace("\n", end).encode())
    assert lint(tmp_path, FILE, "--fix", "--unsafe-fixes").code == 0
    assert (tmp_path / FILE).read_bytes() == mark + BOTH.replace("\n", end).encode()


def test_a_file_that_is_not_utf_8_is_left_alone(tmp_path: Path) -> None:
    data = MISSPELT.replace("why", "订单").encode("gb18030")
    (tmp_path / FILE).write_bytes(data)
    assert lint(tmp_path, FILE, "--fix", "--unsafe-fixes").code == 1
    assert (tmp_path / FILE).read_bytes() == data


def test_mode_stays_and_no_other_file_is_left(folder: Path) -> None:
    os.chmod(folder / FILE, 0o640)
    assert lint(folder, FILE, "--fix").err == "Fixed 1 problem in 1 file.\n"
    assert (folder / FILE).stat().st_mode & 0o7777 == 0o640
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_clean_file_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, {FILE: HELLO})
    before = (tmp_path / FILE).stat()
    assert lint(tmp_path, FILE, "--fix") == clean()
    after = (tmp_path / FILE).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_link_inside_the_project_stays_a_link(folder: Path) -> None:
    git(folder, "init", "-q")
    (folder / "link.wfc.yaml").symlink_to(FILE)
    assert lint(folder, "link.wfc.yaml", "--fix").err == "Fixed 1 problem in 1 file.\n"
    assert (folder / "link.wfc.yaml").is_symlink()
    assert (folder / FILE).read_text("utf-8") == SAFE


def test_a_link_out_of_the_project_is_not_followed(folder: Path) -> None:
    git(folder, "init", "-q")
    (folder / "sub").mkdir()
    git(folder / "sub", "init", "-q")
    (folder / "sub/link.wfc.yaml").symlink_to(f"../{FILE}")
    fixed = lint(folder / "sub", "link.wfc.yaml", "--fix")
    said = "warning: `link.wfc.yaml` was not fixed: it is a link that leads out of the project\n"
    assert (fixed.code, fixed.err) == (1, said)
    assert "error[unknown-key]" in fixed.out
    assert (folder / FILE).read_text("utf-8") == MISSPELT


def test_a_file_that_has_changed_meanwhile_is_not_written_over(folder: Path) -> None:
    path = str(folder / FILE)
    assert rewrite(path, b"what was read", b"new", str(folder)) == "it has changed meanwhile"
    assert (folder / FILE).read_text("utf-8") == MISSPELT


def test_what_is_interrupted_while_writing_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rewrite(str(folder / FILE), MISSPELT.encode(), b"new", str(folder))
    assert (folder / FILE).read_text("utf-8") == MISSPELT
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_full_disk_leaves_the_old_file_and_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(os, "fsync", full)
    reason = rewrite(str(folder / FILE), MISSPELT.encode(), b"new", str(folder))
    assert reason == "no space left on device"
    assert (folder / FILE).read_text("utf-8") == MISSPELT
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_standard_input_is_printed_as_it_becomes_and_the_report_goes_aside(tmp_path: Path) -> None:
    arguments = ("lint", "-", "--fix", "--stdin-filename", FILE, "--output-format", "concise")
    fixed = wfc(*arguments, cwd=tmp_path, stdin=MISSPELT)
    assert (fixed.code, fixed.out) == (1, SAFE)
    assert f"{FILE}:14:18: error[unknown-task]" in fixed.err
    assert wfc(*arguments, cwd=tmp_path, stdin=HELLO) == Result(0, HELLO, clean().out)
    shown = wfc("lint", "-", "--diff", "--stdin-filename", FILE, cwd=tmp_path, stdin=MISSPELT)
    assert shown.out.startswith(f"--- {FILE}\n+++ {FILE}\n")


def test_what_a_comment_ignores_is_not_fixed(tmp_path: Path) -> None:
    task = "- Name: load\n    DependsOn: [greet]\n    Dependencies:"
    text = HELLO.replace("- Name: part", f"{task} [{{UpstreamOutput: hello.gret}}]\n  - Name: part")
    ignored = text.replace("gret}]", "gret}]  # wfc: ignore[dangling-output]")
    put(tmp_path, {FILE: ignored})
    assert lint(tmp_path, FILE, "--fix", "--unsafe-fixes").code == 0
    assert (tmp_path / FILE).read_text("utf-8") == ignored


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix", "--diff"], "`--fix` writes what `--diff` only shows: choose one of them"),
        (["--unsafe-fixes"], "`--unsafe-fixes` goes with `--fix` or `--diff`"),
        (["-", "x", "--fix"], "`--fix` prints what `-` becomes: name no other file"),
        (["--fix", "--watch"], "`--watch` looks on and writes no spec"),
        (["-", "--watch"], "`--watch` needs files: standard input is read once"),
        (["--write-baseline"], "`--write-baseline` goes with `--baseline FILE`"),
        (["--statistics", "--output-format", "json"], "`--statistics` is a report of its own"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(
    folder: Path, arguments: list[str], message: str
) -> None:
    assert wfc("lint", *arguments, cwd=folder) == refused(message)
    assert (folder / FILE).read_text("utf-8") == MISSPELT


FRAGMENT = """Kind: Fragment
Tasks:
  - Name: load
    Type: VIRTUAL
    Timeot: 30m
    DependsOn: [greer]
"""
INCLUDING = HELLO + "Include: [part.wfc.yaml]\n"


@pytest.mark.parametrize(
    ("named", "fixable"),
    [("a.wfc.yaml", ""), (".", " 1 fixable with `wfc lint --fix`.")],
)
def test_what_is_counted_as_fixable_is_what_fix_writes(
    tmp_path: Path, named: str, fixable: str
) -> None:
    """It writes what is wrong in a file that was named, not what another says of a fragment."""
    put(tmp_path, {FILE: INCLUDING, "part.wfc.yaml": FRAGMENT})
    files = "1 file" if named == FILE else "2 files"
    assert lint(tmp_path, named).out.splitlines()[-1] == f"Found 2 errors in {files}.{fixable}"


@pytest.mark.parametrize("settings", ["", "Kind: Project\n"])
def test_what_was_fixed_in_a_fragment_is_not_reported_by_those_that_include_it(
    tmp_path: Path, settings: str
) -> None:
    put(tmp_path, {FILE: INCLUDING, "part.wfc.yaml": FRAGMENT})
    if settings:
        put(tmp_path, {"wfc.yaml": settings})
    fixed = lint(tmp_path, "--fix")
    assert fixed.err == "Fixed 1 problem in 1 file.\n"
    assert [line.split(" ")[1] for line in fixed.out.splitlines()[:-1]] == ["error[unknown-task]"]


def test_a_fragment_that_is_fixed_is_still_judged_by_those_that_include_it(tmp_path: Path) -> None:
    put(tmp_path, {FILE: INCLUDING, "part.wfc.yaml": FRAGMENT, "wfc.yaml": "Kind: Project\n"})
    fixed = lint(tmp_path, "part.wfc.yaml", "--fix")
    assert (fixed.code, fixed.err) == (1, "Fixed 1 problem in 1 file.\n")
    assert "error[unknown-task]" in fixed.out

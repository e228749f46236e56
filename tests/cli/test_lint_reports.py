"""What ``wfc lint`` writes, where to, and how its command line may be wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.world import (
    BROKEN,
    BROKEN_FULL,
    HELLO,
    ROOT,
    WARNED,
    broken,
    clean,
    put,
    refused,
)
from tests.command import Result, wfc
from wfc.report.formats import FORMATS

HELP = "  = help: `wfc lint --help` shows how"
BAD = "bad.wfc.yaml"
EXPECTED = f"expected FORMAT:FILE, with one of {', '.join(FORMATS)}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {BAD: BROKEN, "hello.wfc.yaml": HELLO, "warned.wfc.yaml": WARNED})
    return tmp_path


def test_three_formats_say_the_same(folder: Path) -> None:
    full = wfc("lint", BAD, cwd=folder)
    assert full == Result(1, BROKEN_FULL.format(file=BAD, files="1 file"), "")
    assert wfc("lint", BAD, "--output-format", "full", cwd=folder) == full
    assert wfc("lint", BAD, "--output-format=concise", cwd=folder) == broken(BAD)

    found = wfc("lint", BAD, "--output-format", "json", cwd=folder)
    assert (found.code, found.err) == (1, "")
    assert json.loads(found.out) == {
        "version": 1,
        "problems": [
            {
                "rule": "unknown-task",
                "severity": "error",
                "message": "task `part` depends on `gret`, which is no task of this file",
                "file": BAD,
                "line": 14,
                "column": 17,
                "end_line": 14,
                "end_column": 21,
                "route": ["Tasks", 1, "DependsOn", 0],
                "related": [
                    {
                        "message": "a task with a similar name is defined here",
                        "file": BAD,
                        "line": 10,
                        "column": 11,
                    }
                ],
                "help": "did you mean `greet`?",
                "environments": None,
                "fix": {
                    "message": "change to `greet`",
                    "safe": False,
                    "edits": [{"file": BAD, "start": [14, 17], "end": [14, 21], "text": "greet"}],
                },
            }
        ],
        "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0},
    }


def test_json_is_written_also_when_nothing_is_wrong(folder: Path) -> None:
    found = wfc("lint", "hello.wfc.yaml", "--output-format", "json", cwd=folder)
    assert (found.code, found.err) == (0, "")
    summary = {"files": 1, "errors": 0, "warnings": 0, "infos": 0}
    assert json.loads(found.out) == {"version": 1, "problems": [], "summary": summary}


def test_a_warning_is_shown_and_does_not_fail(folder: Path) -> None:
    found = wfc("lint", "warned.wfc.yaml", cwd=folder)
    assert found.code == 0
    assert found.out.startswith("warning[duplicate-edge]: ")
    assert found.out.endswith("Found 1 warning in 1 file. 1 fixable with `wfc lint --fix`.\n")


def test_reports_go_to_several_files_at_once_and_to_stdout(folder: Path) -> None:
    targets = ("--output", "json:out/lint.json", "--output", "concise:out/a/lint.txt")
    full = Result(1, BROKEN_FULL.format(file=BAD, files="1 file"), "")
    assert wfc("lint", BAD, *targets, "--output", "full:out/b.txt", cwd=folder) == full
    assert (folder / "out/a/lint.txt").read_text("utf-8") == broken(BAD).out
    assert (folder / "out/b.txt").read_text("utf-8") == full.out
    assert json.loads((folder / "out/lint.json").read_bytes())["summary"]["errors"] == 1
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a", "b.txt", "lint.json"]

    # The next run writes over them, and what it writes has no colours.
    again = wfc("lint", "hello.wfc.yaml", *targets, "--color", "always", cwd=folder)
    assert again.code == 0
    assert (folder / "out/a/lint.txt").read_text("utf-8") == clean().out


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("json", f"`--output json`: {EXPECTED}"),
        ("json:", f"`--output json:`: {EXPECTED}"),
        ("jsn:x", f"`--output jsn:x`: {EXPECTED}"),
        ("", f"`--output `: {EXPECTED}"),
        ("json:folder", "`folder` cannot be written: it is not a file"),
        ("json:pipe", "`pipe` cannot be written: it is not a file"),
        ("json:link", "`link` cannot be written: it is a link; name the file itself"),
        ("json:hello.wfc.yaml/x", "`hello.wfc.yaml/x` cannot be written: file exists"),
    ],
)
def test_a_report_that_cannot_be_written_is_said_and_harms_nothing(
    folder: Path, target: str, message: str
) -> None:
    """Neither a pipe nor a link is replaced: ``json:/dev/null`` once made a file of the device."""
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("hello.wfc.yaml")
    before = sorted(path.name for path in folder.iterdir())
    assert wfc("lint", "hello.wfc.yaml", "--output", target, cwd=folder) == refused(message)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert (folder / "pipe").is_fifo()
    assert (folder / "link").is_symlink()
    assert (folder / "hello.wfc.yaml").read_text("utf-8") == HELLO


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["--outptu", "x"], ["there is no option `--outptu`; did you mean `--output`?", HELP]),
        (["--selct=x"], ["there is no option `--selct`; did you mean `--select`?", HELP]),
        (["--nonsense"], ["there is no option `--nonsense`", HELP]),
        (["-x"], ["there is no option `-x`", HELP]),
        (["--sel", "all"], ["there is no option `--sel`", HELP]),
        (
            ["--output-format", "fulll"],
            [
                "invalid value for `--output-format`: "
                f"`fulll` is not one of {', '.join(f'`{name}`' for name in FORMATS)}",
                HELP,
            ],
        ),
        (
            ["--color", "red"],
            ["invalid value for `--color`: `red` is not one of `auto`, `always`, `never`", HELP],
        ),
        (["--select", "nope"], ["no rule is called `nope`; `wfc explain` lists the rules"]),
        (
            ["--select", "dangling-outptu"],
            ["no rule is called `dangling-outptu`; did you mean `dangling-output`?"],
        ),
        (
            ["--ignore", "Duplicate-Edge"],
            ["no rule is called `Duplicate-Edge`; did you mean `duplicate-edge`?"],
        ),
        (
            ["--ignore", "missing-key"],
            ["the rule `missing-key` cannot be ignored: it guards the payload"],
        ),
    ],
)
def test_a_mistake_on_the_command_line_is_one_clear_error(
    folder: Path, arguments: list[str], lines: list[str]
) -> None:
    assert wfc("lint", *arguments, "hello.wfc.yaml", cwd=folder) == refused(*lines)


def test_an_option_that_got_no_value_says_so(folder: Path) -> None:
    asked = wfc("lint", "hello.wfc.yaml", "--output", cwd=folder)
    assert asked == refused("option `--output` requires an argument")


@pytest.mark.parametrize(
    ("arguments", "environment", "is_colored"),
    [
        ([], {"NO_COLOR": ""}, False),  # not a terminal
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"NO_COLOR": "", "FORCE_COLOR": "1"}, False),
    ],
)
def test_who_asked_last_and_loudest_decides_about_colors(
    folder: Path, arguments: list[str], environment: dict[str, str], is_colored: bool
) -> None:
    found = wfc("lint", BAD, *arguments, cwd=folder, environment=environment)
    assert found.out.startswith("\x1b[1;31merror" if is_colored else "error")


def piped(folder: Path, *arguments: str, stdout: int, closed: bool = False) -> tuple[int, str]:
    """Run ``wfc`` with a stdout that is trouble; return exit code and what it said about it."""
    command = [sys.executable, "-m", "wfc", *arguments]
    if closed:
        command = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
    done = subprocess.run(command, cwd=folder, stdout=stdout, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("arguments", [["lint", BAD], ["explain"], ["lint", "--help"], ["--help"]])
def test_a_reader_that_has_gone_is_no_reason_to_complain(
    folder: Path, arguments: list[str]
) -> None:
    """As in ``wfc lint | head -1``."""
    reader, writer = os.pipe()
    os.close(reader)
    code, said = piped(folder, *arguments, stdout=writer)
    os.close(writer)
    assert (code, said) == (1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
@pytest.mark.parametrize("arguments", [["lint", BAD], ["compile", "hello.wfc.yaml"], ["--help"]])
def test_a_stdout_that_takes_nothing_is_an_error(folder: Path, arguments: list[str]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    found = piped(folder, *arguments, stdout=full)
    os.close(full)
    said = "error: standard output cannot be written: no space left on device\n"
    assert found == (2, said)


def test_streams_that_are_closed_are_said_to_be(folder: Path) -> None:
    found = piped(folder, "lint", "hello.wfc.yaml", stdout=subprocess.DEVNULL, closed=True)
    assert found == (2, "error: standard output cannot be written: it is closed\n")
    command = f'exec "{sys.executable}" -m wfc lint - <&-'
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)
    said = b"error: standard input cannot be read: it is closed\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)


def test_a_folder_that_was_deleted_under_our_feet_is_said_to_be_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f'rmdir ../gone && exec "{sys.executable}" -m wfc lint'
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path / "gone",
        env=os.environ | {"PYTHONPATH": f"{ROOT}/compiler"},
        capture_output=True,
        check=False,
    )
    said = b"error: the folder you are in does not exist any more\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)


@pytest.mark.parametrize(
    ("file", "level", "code"),
    [
        (BAD, "error", 1),
        (BAD, "warning", 1),
        (BAD, "never", 0),
        ("warned.wfc.yaml", "error", 0),
        ("warned.wfc.yaml", "warning", 1),
        ("warned.wfc.yaml", "info", 1),
        ("warned.wfc.yaml", "never", 0),
        ("hello.wfc.yaml", "info", 0),
    ],
)
def test_the_level_at_which_a_lint_fails_can_be_chosen(
    folder: Path, file: str, level: str, code: int
) -> None:
    found = wfc("lint", file, "--fail-level", level, cwd=folder)
    assert found == Result(code, wfc("lint", file, cwd=folder).out, "")


def test_statistics_say_how_often_each_rule_speaks(folder: Path) -> None:
    put(folder, {"twice.wfc.yaml": WARNED.replace("greet, greet]", "greet, greet, greet]")})
    found = wfc("lint", ".", "--statistics", "--output", "json:all.json", cwd=folder)
    assert found == Result(
        1,
        "3  warning  duplicate-edge\n"
        "1  error    unknown-task\n"
        "Found 1 error and 3 warnings in 4 files. "
        "3 fixable with `wfc lint --fix`, 1 more with `--unsafe-fixes`.\n",
        "",
    )
    assert len(json.loads((folder / "all.json").read_bytes())["problems"]) == 4
    assert wfc("lint", "hello.wfc.yaml", "--statistics", cwd=folder) == clean()

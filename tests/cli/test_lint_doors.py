"""Which files ``wfc lint`` takes, and what it says at a door that is shut."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.world import (
    BROKEN,
    BROKEN_CONCISE,
    BROKEN_FULL,
    HELLO,
    broken,
    clean,
    git,
    put,
    refused,
)
from tests.command import Result, wfc

LOOKED_FOR = "looked for *.wfc.yaml, *.wfc.yml, *.wfc.json and wfc.yaml"


def test_a_sound_file_is_clean(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    assert wfc("lint", "hello.wfc.yaml", cwd=tmp_path) == clean()


def test_a_problem_is_shown_with_place_snippet_and_caret(tmp_path: Path) -> None:
    put(tmp_path, {"bad.wfc.yaml": BROKEN})
    shown = BROKEN_FULL.format(file="bad.wfc.yaml", files="1 file")
    assert wfc("lint", "bad.wfc.yaml", cwd=tmp_path) == Result(1, shown, "")


def test_every_problem_of_every_file_is_shown(tmp_path: Path) -> None:
    two = BROKEN.replace("Owner: 1000", "Ownr: 1000")
    put(tmp_path, {"a.wfc.yaml": two, "b.wfc.yaml": HELLO, "c.wfc.yaml": BROKEN})
    names = ("a.wfc.yaml", "b.wfc.yaml", "c.wfc.yaml")
    result = wfc("lint", *names, "--output-format", "concise", cwd=tmp_path)
    assert result.code == 1
    *problems, last = result.out.splitlines()
    assert [line.partition("] ")[0] for line in problems] == [
        "a.wfc.yaml:3:1: error[unknown-key",
        "a.wfc.yaml:14:17: error[unknown-task",
        "c.wfc.yaml:14:17: error[unknown-task",
    ]
    assert last.startswith("Found 3 errors in 3 files. 1 fixable with ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["helo.wfc.yaml"], "there is no file `helo.wfc.yaml`; did you mean `hello.wfc.yaml`?"),
        (["hello"], "there is no file `hello`; did you mean `hello.wfc.yaml`?"),
        (["jelly.wfc.yaml"], "there is no file `jelly.wfc.yaml`"),
        (["etl/helo.wfc.yaml"], "there is no folder `etl`"),
        (["etl/"], "there is no folder `etl`"),
        (["sub/load"], "there is no file `sub/load`; did you mean `sub/loads`?"),
        (["whatever"], "there is no file `whatever`"),
        ([""], "there is no file ``"),
        (["hello.wfc.yaml/x"], "there is no folder `hello.wfc.yaml`"),
        (["hello.wfc.yaml", "nope"], "there is no file `nope`"),
        (["x" * 300], f"there is no file `{'x' * 300}`"),
        (["empty"], f"no specs in `empty`: {LOOKED_FOR}"),
        (["sub"], f"no specs in `sub`: {LOOKED_FOR}"),
    ],
)
def test_what_is_not_there_is_never_a_green_light(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO, "sub/loads": "not a spec by its name"})
    (tmp_path / "empty").mkdir()
    assert wfc("lint", *arguments, cwd=tmp_path) == refused(message)


def test_no_argument_means_the_folder_one_is_in(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO, "b/c.wfc.yml": HELLO, "b/d.yaml": "not: a spec"})
    assert wfc("lint", cwd=tmp_path) == clean(2)


def test_a_folder_means_its_specs_by_name_in_a_stable_order(tmp_path: Path) -> None:
    names = ("b.wfc.yaml", "a/z.wfc.yml", "a.wfc.json", "a/b/c.wfc.yaml")
    put(tmp_path, {f"etl/{name}": BROKEN for name in names})
    put(tmp_path, {"etl/wfc.yaml": "Kind: Project\n", "etl/.cache/x.wfc.yaml": BROKEN})
    result = wfc("lint", "etl", "--output-format", "concise", cwd=tmp_path)
    assert [line.partition(":")[0] for line in result.out.splitlines()] == [
        "etl/a.wfc.json",
        "etl/a/b/c.wfc.yaml",
        "etl/a/z.wfc.yml",
        "etl/b.wfc.yaml",
        "Found 4 errors in 5 files. 4 fixable with `wfc lint --fix --unsafe-fixes`.",
    ]


def test_a_named_file_is_taken_whatever_its_name_and_whatever_git_thinks(tmp_path: Path) -> None:
    put(tmp_path, {"workflow": BROKEN, ".gitignore": "workflow\n"})
    git(tmp_path, "init", "-q")
    result = wfc("lint", "workflow", "--output-format", "concise", cwd=tmp_path)
    assert result == broken("workflow")


def test_what_git_ignores_is_left_out_also_by_nested_files(tmp_path: Path) -> None:
    files = {
        ".gitignore": "build/\n",
        "build/a.wfc.yaml": BROKEN,
        "etl/.gitignore": "*_draft.wfc.yaml\n!kept_draft.wfc.yaml\n",
        "etl/b_draft.wfc.yaml": BROKEN,
        "etl/kept_draft.wfc.yaml": HELLO,
        "etl/new.wfc.yaml": HELLO,
        "etl/tracked.wfc.yaml": HELLO,
        "etl/deleted.wfc.yaml": HELLO,
    }
    put(tmp_path, files)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "etl/tracked.wfc.yaml", "etl/deleted.wfc.yaml")
    (tmp_path / "etl/deleted.wfc.yaml").unlink()
    assert wfc("lint", cwd=tmp_path) == clean(3)
    assert wfc("lint", "etl", cwd=tmp_path) == clean(3)
    nothing = f"no specs in `build`: {LOOKED_FOR}, but for what git ignores"
    assert wfc("lint", "build", cwd=tmp_path) == refused(nothing)


def test_what_git_tells_a_hook_does_not_lead_astray(tmp_path: Path) -> None:
    """pre-commit runs us with a GIT_DIR and an index that are meant for the top folder."""
    put(tmp_path, {"etl/a.wfc.yaml": HELLO, "etl/b.wfc.yaml": BROKEN, ".gitignore": "b.*\n"})
    git(tmp_path, "init", "-q")
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    assert wfc("lint", "etl", cwd=tmp_path, environment=hook) == clean()


def test_each_file_is_checked_once_however_it_is_named(tmp_path: Path) -> None:
    put(tmp_path, {"etl/a.wfc.yaml": BROKEN, "etl/b.wfc.yaml": HELLO})
    ways = ("etl/a.wfc.yaml", "./etl/a.wfc.yaml", str(tmp_path / "etl/a.wfc.yaml"), "etl", ".")
    result = wfc("lint", *ways, "--output-format", "concise", cwd=tmp_path)
    assert result == broken("etl/a.wfc.yaml", "2 files")


def test_standard_input_is_a_file_called_as_one_says(tmp_path: Path) -> None:
    def lint(*arguments: str, text: str = BROKEN) -> Result:
        return wfc("lint", "-", *arguments, "--output-format=concise", cwd=tmp_path, stdin=text)

    assert lint(text=HELLO) == clean()
    assert lint() == broken("<stdin>")
    assert lint("--stdin-filename", "etl/a.wfc.yaml") == broken("etl/a.wfc.yaml")
    assert lint("-") == broken("<stdin>")
    alone = refused("`--stdin-filename` goes with `-`, standard input")
    assert wfc("lint", "--stdin-filename", "a.wfc.yaml", cwd=tmp_path) == alone


def test_what_comes_on_standard_input_belongs_to_the_project_of_its_name(tmp_path: Path) -> None:
    text = HELLO.replace("{Content: echo hello}", "{File: hello.sh}")
    put(tmp_path, {"etl/hello.sh": "echo hello\n"})
    named = wfc("lint", "-", "--stdin-filename", "etl/a.wfc.yaml", cwd=tmp_path, stdin=text)
    assert named == clean()
    result = wfc("lint", "-", "--output-format", "concise", cwd=tmp_path, stdin=text)
    assert result.code == 1
    assert "error[script-file] the script file `hello.sh` does not exist" in result.out


@pytest.mark.parametrize("command", ["lint", "compile", "graph"])
def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.wfc.yaml")
    message = "`pipe.wfc.yaml` is not a plain file; `-` reads standard input"
    assert wfc(command, "pipe.wfc.yaml", cwd=tmp_path, timeout=20) == refused(message)


@pytest.mark.parametrize("command", ["lint", "graph"])
def test_a_device_is_no_spec(tmp_path: Path, command: str) -> None:
    message = "`/dev/zero` is not a plain file; `-` reads standard input"
    assert wfc(command, "/dev/zero", cwd=tmp_path, timeout=20) == refused(message)


def test_links_are_files_and_lead_somewhere_or_are_said_to_lead_nowhere(tmp_path: Path) -> None:
    put(tmp_path, {"etl/a.wfc.yaml": HELLO})
    (tmp_path / "link.wfc.yaml").symlink_to("etl/a.wfc.yaml")
    (tmp_path / "etl/.#a.wfc.yaml").symlink_to("someone@somewhere.17")  # an editor's lock
    (tmp_path / "etl/round").symlink_to("..")  # links to folders are not followed
    assert wfc("lint", "link.wfc.yaml", cwd=tmp_path) == clean()
    assert wfc("lint", ".", cwd=tmp_path) == clean(2)

    (tmp_path / "etl/broken.wfc.yaml").symlink_to("gone.wfc.yaml")
    (tmp_path / "loop").symlink_to("loop")
    nowhere = refused("`etl/broken.wfc.yaml` is a link that leads nowhere")
    assert wfc("lint", "etl/broken.wfc.yaml", cwd=tmp_path) == nowhere
    assert wfc("lint", "etl", cwd=tmp_path) == nowhere
    assert wfc("lint", "loop", cwd=tmp_path) == refused("`loop` is a link that leads nowhere")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that nobody can read")
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    message = "`/proc/self/mem` cannot be read: input/output error"
    assert wfc("lint", "/proc/self/mem", cwd=tmp_path) == refused(message)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_one_may_not_read_are_named(tmp_path: Path) -> None:
    put(tmp_path, {"etl/a.wfc.yaml": HELLO, "b.wfc.yaml": HELLO})
    (tmp_path / "b.wfc.yaml").chmod(0)
    (tmp_path / "etl").chmod(0)
    try:
        message = "`b.wfc.yaml` cannot be read: permission denied"
        assert wfc("lint", "b.wfc.yaml", cwd=tmp_path) == refused(message)
        message = "the folder `etl` cannot be read: permission denied"
        assert wfc("lint", "etl", cwd=tmp_path) == refused(message)
    finally:
        (tmp_path / "etl").chmod(0o700)


def test_folders_may_be_nested_deeper_than_any_stack(tmp_path: Path) -> None:
    """1,200 folders one in the other: more than Python may call itself."""
    deep = tmp_path / "deep"
    subprocess.run(["mkdir", "-p", str(deep / "/".join("d" * 1200))], check=True)
    try:
        (deep / "/".join("d" * 1200) / "a.wfc.yaml").write_text(HELLO, "utf-8")
        assert wfc("lint", cwd=tmp_path) == clean()
    finally:
        subprocess.run(["rm", "-r", str(deep)], check=True)


NO_SPECS = {
    "01 nothing at all": (b"", "empty-file"),
    "02 only a comment": (b"# later\n", "empty-file"),
    "03 a program": (b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe", "file-encoding"),
    "04 a zero byte": (b"Name: a\x00b\n", "control-character"),
    "05 UTF-16": (HELLO.encode("utf-16"), "file-encoding"),
    "06 GBK": (HELLO.replace("hello", "\u5de5\u4f5c\u6d41\u7a0b").encode("gbk"), "file-encoding"),
    "07 another kind of YAML": (b"- a\n- list\n", "unknown-kind"),
    "08 half a file": (b"Tasks: [\n", "yaml-syntax"),
}


def test_a_file_that_is_no_spec_is_one_problem_with_a_place(tmp_path: Path) -> None:
    for name, (content, _) in NO_SPECS.items():
        (tmp_path / f"{name}.wfc.yaml").write_bytes(content)
    result = wfc("lint", "--output-format", "concise", cwd=tmp_path)
    assert (result.code, result.err) == (1, "")
    *lines, last = result.out.splitlines()
    assert last == f"Found {len(NO_SPECS)} errors in {len(NO_SPECS)} files."
    for line, (name, (_, rule)) in zip(lines, NO_SPECS.items(), strict=True):
        assert re.match(rf"{name}\.wfc\.yaml:\d+:\d+: error\[{rule}\] ", line)


def test_a_file_name_cannot_steer_a_terminal_or_a_build_server(tmp_path: Path) -> None:
    names = {
        b"::error::x": "./::error::x",
        b"a\nb": "a\u240ab",
        b"a\x1b[31m": "a\u241b[31m",
        "\u202ea".encode(): "\N{REPLACEMENT CHARACTER}a",
        "\u8ba2\u5355".encode(): "\u8ba2\u5355",
        b"\xff": "\N{REPLACEMENT CHARACTER}",
    }
    for name in names:
        (tmp_path / f"{os.fsdecode(name)}.wfc.yaml").write_text(BROKEN, "utf-8")
    result = wfc("lint", "--output-format", "concise", cwd=tmp_path)
    shown = "".join(
        BROKEN_CONCISE.format(file=f"{name}.wfc.yaml", files="6 files").partition("Found")[0]
        for name in names.values()
    )
    found = "Found 6 errors in 6 files. 6 fixable with `wfc lint --fix --unsafe-fixes`."
    assert result == Result(1, f"{shown}{found}\n", "")


def test_the_json_report_and_errors_about_odd_names_are_sound_too(tmp_path: Path) -> None:
    name = "a\x1b[31m\n::error::b.wfc.yaml"
    (tmp_path / name).write_text(BROKEN, "utf-8")
    result = wfc("lint", "--output-format", "json", cwd=tmp_path)
    assert '"file": "a\\u001b[31m\\n::error::b.wfc.yaml"' in result.out
    missing = wfc("lint", "\x1b[31m\nx", cwd=tmp_path)
    assert missing == refused("there is no file `\u241b[31m\u240ax`")


def test_a_folder_means_the_specs_of_its_submodules_too(tmp_path: Path) -> None:
    """git lists no files of theirs; each is asked for what it ignores itself."""
    whole, part = tmp_path / "whole", tmp_path / "part"
    put(part, {"b.wfc.yaml": HELLO, "left.wfc.yaml": BROKEN, ".gitignore": "left*\n"})
    put(whole, {"a.wfc.yaml": HELLO})
    for folder in (part, whole):
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x")
    local = ("-c", "protocol.file.allow=always")
    for name in ("etl/one", "two"):
        git(whole, *local, "submodule", "add", "-q", str(part), name)
    put(whole, {"etl/one/new.wfc.yaml": HELLO})
    assert wfc("lint", cwd=whole) == clean(4)
    assert wfc("lint", "etl", cwd=whole) == clean(2)
    assert wfc("lint", "etl/one", cwd=whole) == clean(2)
    assert wfc("lint", ".", cwd=whole / "two") == clean()

"""``wfc lint --baseline FILE``: what was there before is not reported; the file only shrinks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.world import BROKEN, HELLO, WARNED, clean, put, refused
from tests.command import Result, wfc

OLD = "old.wfc.yaml"
BASE = "known.json"
KNOWN: Any = {
    "version": 1,
    "problems": {
        OLD: {"unknown-task": {"Tasks/part/DependsOn/gret": 1}},
        "warned.wfc.yaml": {"duplicate-edge": {"Tasks/part/DependsOn/greet": 1}},
    },
}


def lint(folder: Path, *arguments: str) -> Result:
    return wfc("lint", *arguments, "--output-format", "concise", "--baseline", BASE, cwd=folder)


def known(folder: Path) -> Any:
    return json.loads((folder / BASE).read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an error and a warning that a baseline knows."""
    put(tmp_path, {OLD: BROKEN, "warned.wfc.yaml": WARNED, "hello.wfc.yaml": HELLO})
    made = lint(tmp_path, ".", "--write-baseline")
    assert made == Result(0, clean(3).out, f"`{BASE}` holds 2 problems from now on.\n")
    assert known(tmp_path) == KNOWN
    return tmp_path


def test_what_is_known_is_not_reported(folder: Path) -> None:
    said = f"2 known problems not shown: `{BASE}` has them.\n"
    assert lint(folder, ".") == Result(0, clean(3).out, said)
    assert lint(folder, ".", "--write-baseline") == Result(0, clean(3).out, said)


def test_nor_when_lines_or_tasks_have_moved(folder: Path) -> None:
    head, first, second = BROKEN.replace("Tasks:\n", "Tasks:\n\n").partition("  - Name: part\n")
    moved = f"# new\n\n{head}  - Name: other\n    Script: {{Content: echo}}\n{first}{second}"
    put(folder, {OLD: moved})
    assert lint(folder, OLD).code == 0


def test_what_is_new_is_reported_and_never_added(folder: Path) -> None:
    put(folder, {OLD: BROKEN.replace("[gret]", "[gret, nobody]")})
    for arguments in ((), ("--write-baseline",)):
        result = lint(folder, OLD, *arguments)
        assert result.code == 1
        assert result.out.startswith(f"{OLD}:14:23: error[unknown-task] ")
        assert result.out.endswith("Found 1 error in 1 file.\n")
        assert known(folder) == KNOWN


def test_a_second_one_at_the_same_place_is_new(folder: Path) -> None:
    put(folder, {OLD: BROKEN.replace("[gret]", "[gret, gret]")})
    result = lint(folder, OLD)
    assert result.code == 1
    assert "14:23: error[unknown-task]" in result.out


def test_what_is_mended_leaves_the_file(folder: Path) -> None:
    put(folder, {OLD: HELLO})
    result = lint(folder, OLD)
    advice = "`--write-baseline` takes out what is mended"
    said = f"`{BASE}` knows 1 problem too many: {advice}.\n"
    assert result == Result(0, clean().out, said)
    assert known(folder) == KNOWN
    shorter = lint(folder, OLD, "--write-baseline")
    assert shorter == Result(0, clean().out, f"`{BASE}` is shorter by 1 problem.\n")
    left = {"warned.wfc.yaml": KNOWN["problems"]["warned.wfc.yaml"]}
    assert known(folder) == {"version": 1, "problems": left}
    put(folder, {OLD: BROKEN})
    assert lint(folder, OLD).code == 1


def test_files_that_were_not_looked_at_keep_their_entries_unless_they_are_gone(
    folder: Path,
) -> None:
    assert lint(folder, "hello.wfc.yaml", "--write-baseline") == clean()
    assert known(folder) == KNOWN
    (folder / OLD).unlink()
    lint(folder, "hello.wfc.yaml", "--write-baseline")
    assert list(known(folder)["problems"]) == ["warned.wfc.yaml"]


def test_files_are_named_from_the_folder_of_the_baseline(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    result = wfc("lint", f"../{OLD}", "--baseline", f"../{BASE}", cwd=inner)
    assert (result.code, result.out) == (0, clean().out)


def test_a_file_that_cannot_be_read_as_yaml_can_be_known_too(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": "Name: x\nTasks: [\n"})
    assert lint(tmp_path, ".", "--write-baseline").code == 0
    put(tmp_path, {"a.wfc.yaml": "# more\nName: x\nTasks: [\n"})
    assert lint(tmp_path, ".").code == 0
    put(tmp_path, {"a.wfc.yaml": "Name: x\nTasks: {\n"})
    assert lint(tmp_path, ".").code == 1


def test_text_that_may_be_secret_is_not_in_the_file(tmp_path: Path) -> None:
    secret = "LTAI5tCanaryCanaryCanary"
    tasks = f"Script: {{Content: echo, Parameters: [a b, {secret}, '{secret} x']}}"
    put(tmp_path, {"a.wfc.yaml": HELLO.replace("Script: {Content: echo goodbye}", tasks)})
    lint(tmp_path, ".", "--write-baseline")
    text = (tmp_path / BASE).read_text("utf-8")
    assert "a.wfc.yaml" in text
    assert secret not in text


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"version": 2, "problems": {}}', '{"version": 1, "problems": []}']
    + [f'{{"version": 1, "problems": {{"a": {{"b": {{"c": {n}}}}}}}}}' for n in ("0", "true", '""')]
    + ["[" * 100_000, "\udc80"],
)
def test_what_is_no_baseline_is_refused_before_anything_is_changed(
    tmp_path: Path, text: str
) -> None:
    misspelt = HELLO.replace("EnvType", "EnvTyp")
    put(tmp_path, {"a.wfc.yaml": misspelt})
    (tmp_path / BASE).write_bytes(text.encode("utf-8", "surrogateescape"))
    said = f"`{BASE}` is no baseline; where there is no file, `--write-baseline` makes one"
    assert lint(tmp_path, ".", "--fix") == refused(said)
    assert (tmp_path / "a.wfc.yaml").read_text("utf-8") == misspelt


def test_a_baseline_that_is_not_there_is_said(tmp_path: Path) -> None:
    put(tmp_path, {OLD: BROKEN})
    said = f"there is no baseline `{BASE}`: `--write-baseline` makes it"
    assert lint(tmp_path, ".") == refused(said)

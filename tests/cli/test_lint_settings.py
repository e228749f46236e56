"""``wfc.yaml``: which rules speak and how loudly, and whose settings count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.world import HELLO, WARNED, clean, git, put, refused
from tests.command import Result, wfc


def lint(folder: Path, *arguments: str) -> list[str]:
    """Return exit code and lines of ``wfc lint --output-format concise`` in ``folder``."""
    result = wfc("lint", *(arguments or (".",)), "--output-format", "concise", cwd=folder)
    assert result.err == ""
    return [str(result.code), *result.out.splitlines()]


def project(folder: Path, settings: str, file: str = "twice.wfc.yaml") -> Path:
    """Write a project with one spec, in which there is one warning."""
    put(folder, {"wfc.yaml": f"Kind: Project\n{settings}\n", file: WARNED})
    return folder


#: Settings, and how the rule `duplicate-edge` (by itself a warning) speaks under them.
LEVELS = [
    ("", "warning"),
    ("Lint: {Severity: {duplicate-edge: warning}}", "warning"),
    ("Lint: {Severity: {duplicate-edge: error}}", "error"),
    ("Lint: {Severity: {duplicate-edge: 'off'}}", None),
    ("Lint: {Severity: {duplicate-edge: off}}", None),
    ("Lint: {Severity: {duplicate-edge: info}}", None),  # infos are shown with `Select: [all]`
    ("Lint: {Severity: {duplicate-edge: info}, Select: [all]}", "info"),
    ("Lint: {Ignore: [duplicate-edge]}", None),
    ("Lint: {Ignore: [default]}", None),
    ("Lint: {Select: [dangling-output]}", None),
    ("Lint: {Select: [dangling-output, duplicate-edge]}", "warning"),
    ("Lint: {PerFile: {'twice*': {Ignore: [all]}}}", None),
    ("Lint: {PerFile: {'other/**': {Ignore: [all]}}}", "warning"),
    ("Lint: {Ignore: [duplicate-edge], PerFile: {'*': {Select: [all]}}}", None),
]


def test_the_settings_say_how_loudly_a_rule_speaks(tmp_path: Path) -> None:
    """Many projects in one folder, each with settings of its own."""
    for number, (settings, _) in enumerate(LEVELS):
        project(tmp_path / f"{number:02}", settings)
    _, *lines, last = lint(tmp_path)
    assert [re.sub(r"\] .*", "", line) for line in lines] == [
        f"{number:02}/twice.wfc.yaml:14:24: {shown}[duplicate-edge"
        for number, (_, shown) in enumerate(LEVELS)
        if shown is not None
    ]
    found = f"Found 1 error, 4 warnings and 1 info in {2 * len(LEVELS)} files."
    assert last == f"{found} 6 fixable with `wfc lint --fix`."


def test_patterns_for_files_are_held_against_the_path_in_the_project(tmp_path: Path) -> None:
    """However the file is named on the command line, and wherever that is written."""
    settings = "Lint: {PerFile: {'old/**': {Ignore: [duplicate-edge]}}}"
    project(tmp_path / "shop", settings, "old/a.wfc.yaml")
    for folder, name in (
        (tmp_path, "shop/old/a.wfc.yaml"),
        (tmp_path / "shop", "old/a.wfc.yaml"),
        (tmp_path / "shop/old", "a.wfc.yaml"),
        (tmp_path, str(tmp_path / "shop/old/a.wfc.yaml")),
    ):
        assert wfc("lint", name, cwd=folder) == clean()


@pytest.mark.parametrize(
    ("settings", "arguments", "speaks"),
    [
        ("", ["--ignore", "duplicate-edge"], False),
        ("", ["--ignore", "default"], False),
        ("", ["--select", "dangling-output"], False),
        ("", ["--select", "dangling-output", "--select", "duplicate-edge"], True),
        ("", ["--select", "all", "--ignore", "duplicate-edge"], False),
        ("Lint: {Ignore: [duplicate-edge]}", ["--select", "all"], False),
        ("Lint: {Ignore: [duplicate-edge]}", ["--select", "duplicate-edge"], True),
        ("Lint: {Severity: {duplicate-edge: off}}", ["--select", "duplicate-edge"], True),
        ("Lint: {PerFile: {'*': {Select: [all]}}}", ["--select", "dangling-output"], False),
        ("Lint: {PerFile: {'*': {Ignore: [all]}}}", ["--select", "duplicate-edge"], False),
    ],
)
def test_the_command_line_has_the_last_word(
    tmp_path: Path, settings: str, arguments: list[str], speaks: bool
) -> None:
    """But files that the project leaves alone are left alone."""
    project(tmp_path, settings)
    output = wfc("lint", ".", *arguments, cwd=tmp_path).out
    assert ("warning[duplicate-edge]" in output) is speaks


def test_the_nearest_settings_count_and_each_file_has_its_own(tmp_path: Path) -> None:
    project(tmp_path, "Lint: {Severity: {duplicate-edge: error}}")
    project(tmp_path / "inner", "Lint: {Severity: {duplicate-edge: off}}")
    code, line, last = lint(tmp_path)
    assert (code, last) == ("1", "Found 1 error in 4 files. 1 fixable with `wfc lint --fix`.")
    assert line.startswith("twice.wfc.yaml:14:24: error[duplicate-edge]")


def test_settings_above_the_repository_do_not_count(tmp_path: Path) -> None:
    project(tmp_path, "Lint: {Severity: {duplicate-edge: off}}")
    put(tmp_path, {"repository/sub/twice.wfc.yaml": WARNED.replace("hello", "other")})
    sub = tmp_path / "repository/sub"
    assert lint(sub) == ["0", "All clean: 1 file checked."]
    git(tmp_path / "repository", "init", "-q")
    assert lint(sub)[1].startswith("twice.wfc.yaml:14:24: warning[duplicate-edge]")


def test_broken_settings_are_told_by_lint_and_stop_everything_that_needs_them(
    tmp_path: Path,
) -> None:
    project(tmp_path / "shop", "Lint: {Severty: {duplicate-edge: off}}")
    shown = "wfc.yaml:2:8: error[unknown-key] unknown key `Severty` in `Lint`"
    assert lint(tmp_path, "shop/wfc.yaml") == [
        "1",
        f"shop/{shown}; did you mean `Severity`?",
        "Found 1 error in 1 file. 1 fixable with `wfc lint --fix`.",
    ]
    code, *_, last = lint(tmp_path, "shop")
    assert code == "1"
    assert last.startswith("Found 1 error and 1 warning in 2 files. 2 fixable with ")

    message = "the settings in `shop/wfc.yaml` have errors: `wfc lint shop/wfc.yaml` shows them"
    for command in ("lint", "compile", "graph"):
        assert wfc(command, "shop/twice.wfc.yaml", cwd=tmp_path) == refused(message)
    assert wfc("compile", "shop", "-o", "out", cwd=tmp_path) == refused(message)
    assert not (tmp_path / "out").exists()


MISTAKES = [
    ("", "empty-file"),
    ("Tasks: [\n", "yaml-syntax"),
    ("Kind: Project\nLint: {Ignore: [duplicate-edges]}\n", "unknown-rule"),
    ("Kind: Project\nLint: {Ignore: [missing-key]}\n", "unknown-rule"),
    ("Kind: Project\nLint: {Severity: {duplicate-edge: loud}}\n", "invalid-value"),
    ("Kind: Project\nLint: 7\n", "wrong-type"),
]


def test_settings_are_checked_like_any_spec(tmp_path: Path) -> None:
    for number, (settings, _) in enumerate(MISTAKES):
        put(tmp_path, {f"{number}/wfc.yaml": settings})
    code, *lines, last = lint(tmp_path)
    found = f"Found {len(MISTAKES)} errors in {len(MISTAKES)} files."
    assert (code, last) == ("1", f"{found} 1 fixable with `wfc lint --fix`.")
    for number, (line, (_, rule)) in enumerate(zip(lines, MISTAKES, strict=True)):
        assert re.match(rf"{number}/wfc\.yaml:\d+:\d+: error\[{rule}\] ", line)


def test_a_file_called_like_settings_is_settings_without_saying_so(tmp_path: Path) -> None:
    put(tmp_path, {"wfc.yaml": "Lint: {Ignore: [duplicate-edge]}\n", "a.wfc.yaml": WARNED})
    assert lint(tmp_path) == ["0", "All clean: 2 files checked."]


def test_settings_are_not_compiled(tmp_path: Path) -> None:
    put(tmp_path, {"wfc.yaml": "Kind: Project\n", "a.wfc.yaml": HELLO})
    message = "these files hold settings, no workflow: there is nothing to compile"
    assert wfc("compile", "wfc.yaml", cwd=tmp_path) == refused(message)
    alone = wfc("compile", "a.wfc.yaml", cwd=tmp_path)
    assert alone.code == 0
    assert wfc("compile", ".", cwd=tmp_path) == Result(0, alone.out, "")


def test_a_group_of_rules_is_a_near_miss_too(tmp_path: Path) -> None:
    put(tmp_path, {"wfc.yaml": "Kind: Project\nLint: {Select: [al]}\n"})
    _, line, _ = lint(tmp_path)
    assert line.endswith("no rule is called `al`; did you mean `all`?")

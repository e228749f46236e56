"""What a reader copies out of the documents works: specs, settings, CI, and the SDK."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from ruamel.yaml import YAML

import wfc_schemas
from tests.command import wfc
from tests.docs import fault_page
from tests.docs.generated import DOCS, pages
from tests.docs.markdown import blocks
from tests.generated import ROOT
from wfc import exits
from wfc.cli.starter import HOOKS
from wfc.emulator.faults.read import read_script
from wfc.emulator.server import Emulator

BY_HAND = sorted(set(DOCS.rglob("*.md")) - pages().keys())
SPECS = [
    block.text
    for page in (ROOT / "README.md", *BY_HAND)
    if page.name != "tutorial.md"
    for block in blocks(page)
    if block.language == "yaml" and "\nTasks:" in block.text
]


def only(page: str, language: str) -> list[str]:
    """Return the blocks of ``language`` on ``page``."""
    return [block.text for block in blocks(DOCS / page) if block.language == language]


def data(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("spec", SPECS)
def test_a_spec_is_clean_and_compiles(spec: str, tmp_path: Path) -> None:
    # What is ignored until a day is, on that of the documents.
    day = {"SOURCE_DATE_EPOCH": "1795132800"}
    result = wfc("compile", "-", cwd=tmp_path, stdin=spec, environment=day)
    assert (result.code, result.err) == (0, "")


def test_there_is_a_spec() -> None:
    assert SPECS


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: str(page.relative_to(DOCS)))
def test_blocks_of_data_are_data(page: Path) -> None:
    for block in blocks(page):
        if block.language == "json":
            json.loads(block.text)
        elif block.language == "yaml" and page.name != "tutorial.md":
            assert data(block.text)


def test_the_fault_scripts_of_the_documents_are_read() -> None:
    script, _, _ = read_script("faults.yaml", only("emulator.md", "yaml")[0].encode())
    assert script is not None
    assert [rule.send for rule in script.faults or ()] == ["reset", None]
    table = re.findall(r"^\| [^|`]+ \| (.*) \|$", (DOCS / "emulator.md").read_text("utf-8"), re.M)
    entries = [entry for row in table for entry in re.findall(r"`([^`]*:[^`]*)`", row)]
    assert len(entries) > 10
    for entry in entries:
        text = f"Faults:\n  - {entry}\n"
        assert read_script("faults.yaml", text.encode())[1] == [], entry
    for key in fault_page.told():
        for example in fault_page.examples(key):
            assert read_script("faults.yaml", json.dumps(example).encode())[1] == [], example


def test_a_fault_script_can_be_injected_as_the_page_shows() -> None:
    _, example = only("emulator.md", "python")
    names: dict[str, Any] = {}
    exec(example, names)
    assert names["made"] == ()


def commands(text: str) -> list[str]:
    """Return the calls of wfc in a pipeline of CI."""
    return re.findall(r"^\s*- (?:run: )?(wfc .*)$", text, re.MULTILINE)


def words_of(command: str) -> list[str]:
    """Return the arguments of the call of wfc that ``command`` is."""
    return shlex.split(command, comments=True)[1:]


@pytest.mark.parametrize(
    "words", ["sarif_file", "codequality:"], ids=["GitHub Actions", "GitLab CI"]
)
def test_the_lines_of_a_pipeline_pass(words: str, tmp_path: Path) -> None:
    """And the reports that they hand on are there."""
    copytree(ROOT / "samples/shop", tmp_path / "workflows")
    assert wfc("compile", "workflows/", "-o", "build", cwd=tmp_path).code == exits.CLEAN
    (pipeline,) = [text for text in only("ci.md", "yaml") if words in text]
    found = commands(pipeline)
    assert len(found) == 2
    for command in found:
        assert wfc(*words_of(command), cwd=tmp_path).code == exits.CLEAN
    reports = re.findall(r"(?:sarif_file|codequality|junit): (\S+)", pipeline)
    assert reports
    assert all((tmp_path / report).read_text("utf-8") for report in reports)
    (tmp_path / "build/daily_orders.json").write_text("{}", "utf-8")
    assert wfc(*words_of(found[-1]), cwd=tmp_path).code == exits.PROBLEMS


def own_hooks() -> list[dict[str, Any]]:
    """Return the hooks that the page shows for a wfc that is on the path."""
    (own,) = [text for text in only("ci.md", "yaml") if "repo: local" in text]
    hooks: list[dict[str, Any]] = data(own)["repos"][0]["hooks"]
    return hooks


def test_the_hooks_are_for_specs_and_settings() -> None:
    published = data((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [each["id"] for each in published] == ["wfc-lint", "wfc-fmt", "wfc-compile-check"]
    assert f"takes `[{', '.join(published[2]['args'])}]`" in (DOCS / "ci.md").read_text("utf-8")
    names = [
        "a.wfc.yaml",
        "b/a.wfc.yml",
        "wfc.yaml",
        "b/wfc.yaml",
        "a.wfc.json",
        "a.yaml",
        "awfc.yaml",
    ]
    for hooks in (own_hooks(), published):
        files = {hook["id"]: hook.get("files", "") for hook in hooks}
        assert [name for name in names if re.search(files["wfc-lint"], name)] == names[:5]
        assert [name for name in names if re.search(files["wfc-fmt"], name)] == names[:4]


def test_the_hooks_of_the_page_are_those_of_init_and_pass_on_what_it_writes(tmp_path: Path) -> None:
    """And those for committed bodies want them, and see when one is old."""
    hooks = own_hooks()
    assert hooks[:2] == data(f"repos:\n{HOOKS}")["repos"][0]["hooks"]
    assert wfc("init", cwd=tmp_path).code == exits.CLEAN

    def codes() -> list[int]:
        # pre-commit hands a hook the files of the commit, but for one that wants none.
        given = {True: ["hello.wfc.yaml", "wfc.yaml"], False: []}
        entries = [
            (hook["entry"].split()[1:], given[hook.get("pass_filenames", True)]) for hook in hooks
        ]
        return [wfc(*entry, *files, cwd=tmp_path).code for entry, files in entries]

    assert codes() == [0, 0, 1, 1]
    assert wfc("compile", ".", "-o", "build", "--check", cwd=tmp_path).code == exits.USAGE
    for command in commands_that_check():
        assert wfc(*words_of(command.replace("workflows/", ".").replace("--check", "")),
                   cwd=tmp_path).code == exits.CLEAN  # fmt: skip
    assert (tmp_path / "build/hello.prod.json").is_file()
    assert codes() == [0, 0, 0, 0]


def commands_that_check() -> list[str]:
    """Return the two commands of the page for two environments."""
    found = [line for line in "".join(only("ci.md", "sh")).splitlines() if " -e " in line]
    assert len(found) == 2
    return found


def test_a_body_whose_spec_is_gone_is_seen_by_git(tmp_path: Path) -> None:
    (lines,) = [text for text in only("ci.md", "sh") if "git status" in text]
    copytree(ROOT / "samples/shop", tmp_path / "workflows")
    program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m wfc "$@"\n'
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/wfc").write_text(program, "utf-8")
    (tmp_path / "bin/wfc").chmod(0o755)

    def ran(script: str) -> subprocess.CompletedProcess[str]:
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            ["sh", "-ec", script],
            cwd=tmp_path,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    commit = "git add . && git -c user.name=a -c user.email=a@b commit -qm all"
    assert ran(f"git init -q && wfc compile workflows/ -o build && {commit}").returncode == 0
    assert ran(lines).returncode == 0
    assert ran(f"cp build/daily_orders.json build/gone.json && {commit}").returncode == 0
    assert wfc("compile", "workflows/", "-o", "build", "--check", cwd=tmp_path).code == 0
    done = ran(lines)
    assert (done.returncode, done.stdout) == (1, " D build/gone.json\n")


def test_the_editor_finds_the_schemas_that_are_written(tmp_path: Path) -> None:
    written = {}
    for line in "".join(only("editors.md", "sh")).splitlines():
        if line.startswith("wfc schema"):
            command, _, path = line.partition(" > ")
            written[path] = wfc(*command.split()[1:], cwd=tmp_path).out
    settings = json.loads(only("editors.md", "json")[0])
    used = {*settings["yaml.schemas"], settings["json.schemas"][0]["url"].removeprefix("./")}
    assert used == written.keys()
    modeline = re.search(r"\$schema=(\S+)", only("editors.md", "yaml")[0])
    assert modeline is not None
    assert json.loads(written[modeline[1]]) == wfc_schemas.load("spec")


def test_the_first_command_runs_to_its_end(tmp_path: Path) -> None:
    copytree(ROOT / "samples", tmp_path / "samples")
    for name, text in {
        ".ci/setup": "#!/bin/sh\n",  # all is installed: this wfc stands in its place
        ".venv/bin/wfc": f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m wfc "$@"\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["sh", "samples/run"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == exits.CLEAN, done.stderr
    assert "succeeded: 9 tasks" in done.stdout.splitlines()[-1]


def test_the_official_sdk_runs_the_example(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("alibabacloud_dataworks_public20240518")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    example, _ = only("emulator.md", "python")
    with Emulator() as emulator:
        exec(example.replace("127.0.0.1:8080", emulator.endpoint), {})
    assert capsys.readouterr().out == "hello\n"

"""What a reader copies out of the documents works: specs, settings, CI, and the SDK."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize("words", ["runs-on:", "codequality:"], ids=["GitHub Actions", "GitLab CI"])
def test_the_lines_of_a_pipeline_pass(words: str, tmp_path: Path) -> None:
    """And the reports that they hand on are there."""
    copytree(ROOT / "samples/shop", tmp_path / "workflows")
    assert wfc("compile", "workflows/", "-o", "build", cwd=tmp_path).code == exits.CLEAN
    (pipeline,) = [text for text in only("ci.md", "yaml") if words in text]
    found = commands(pipeline)
    assert len(found) == 2
    for command in found:
        assert wfc(*shlex.split(command)[1:], cwd=tmp_path).code == exits.CLEAN
    reports = re.findall(r"(?:sarif_file|codequality|junit): (\S+)", pipeline)
    assert reports
    assert all((tmp_path / report).read_text("utf-8") for report in reports)
    (tmp_path / "build/daily_orders.json").write_text("{}", "utf-8")
    assert wfc(*shlex.split(found[-1])[1:], cwd=tmp_path).code == exits.PROBLEMS


def test_the_hook_is_for_specs_and_settings() -> None:
    (own,) = [text for text in only("ci.md", "yaml") if "repo: local" in text]
    (hook,) = data(own)["repos"][0]["hooks"]
    published = data((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"], "wfc-fmt", "wfc-compile-check"] == [each["id"] for each in published]
    names = [
        "a.wfc.yaml",
        "b/a.wfc.yml",
        "a.wfc.json",
        "wfc.yaml",
        "b/wfc.yaml",
        "a.yaml",
        "awfc.yaml",
    ]
    for files in (hook["files"], published[0]["files"]):
        assert [name for name in names if re.search(files, name)] == names[:5]
    files = [str(ROOT / "samples/shop/wfc.yaml"), str(ROOT / "samples/hello.wfc.yaml")]
    assert wfc(*hook["entry"].split()[1:], *files, cwd=ROOT).code == exits.CLEAN


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

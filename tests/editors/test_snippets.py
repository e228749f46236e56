"""The line and the settings that people copy from the README and docs, in an editor."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command import wfc

from .language_server import ROOT, SPEC, running

README = ROOT / "README.md"
PAGE = ROOT / "docs/editors.md"
#: Commands that write a schema to a file, and where such a file is named.
WRITES = re.compile(r"wfc (schema \S+) > ([\w./-]+)")
MODELINE = re.compile(r"# yaml-language-server: \$schema=\S+?(?=[\s`])")
SETTINGS = re.compile(r"```json\n(.*?)```", re.DOTALL)
MISSPELT = "Property Nme is not allowed."

pytestmark = pytest.mark.usefixtures("program")


@pytest.fixture(params=[README, PAGE], ids=lambda path: path.name)
def text(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return a page whose commands have been run in the folder that the editor opens."""
    text: str = request.param.read_text("utf-8")
    written = WRITES.findall(text)
    assert written
    for command, path in written:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(wfc(*command.split(), cwd=tmp_path).out, "utf-8")
    return text


def settings(text: str) -> dict[str, Any]:
    """Return the settings of VS Code on a page, as its extension hands those of YAML on."""
    found = [json.loads(block) for block in SETTINGS.findall(text)]
    (assigned,) = [each["yaml.schemas"] for each in found if "yaml.schemas" in each]
    return {"schemas": assigned, "schemaStore": {"enable": False}}


def test_the_line_at_the_top_is_enough(text: str, tmp_path: Path) -> None:
    (line,) = set(MODELINE.findall(text))
    # The path in it is relative to the file, which the editor opens one folder further down.
    below = line.replace("$schema=", "$schema=../")
    with running(tmp_path, {"schemaStore": {"enable": False}}) as editor:
        assert editor.problems("Nme: orders\n") == []
        assert editor.problems(f"{below}\nNme: orders\n") == [f"2:1 {MISSPELT}"]


def test_the_settings_are_enough(text: str, tmp_path: Path) -> None:
    with running(tmp_path, settings(text)) as editor:
        assert editor.problems("Nme: orders\n", SPEC) == [f"1:1 {MISSPELT}"]
        assert editor.problems("Nme: orders\n", "orders.wfc.yml") == [f"1:1 {MISSPELT}"]
        assert editor.problems("Nme: orders\n", "orders.yaml") == []

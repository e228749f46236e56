"""Completion in the shells themselves, on a terminal: Tab is pressed, and the line is run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.shells import ENTER, TAB, shell
from tests.cli.world import HELLO, put
from tests.command import wfc
from wfc.rules.shelf import SEVERITIES

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a spec, and a ``wfc`` to find on PATH."""
    tool = f'#!/bin/sh\nexec "{sys.executable}" -m wfc "$@"\n'
    put(tmp_path, {"hello.wfc.yaml": HELLO, "bin/wfc": tool})
    (tmp_path / "bin/wfc").chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("name", SHELLS)
def test_what_tab_writes_is_what_is_run(name: str, folder: Path) -> None:
    script = wfc("completion", name, cwd=folder).out
    with shell(name, script, folder) as typed:
        typed.type(f"wfc expl{TAB}dependency-c{TAB}{ENTER}")
        typed.until("dependency-cycle (error)")
        typed.type(f"wfc graph hel{TAB}{ENTER}")
        typed.until("greet ──> part")
        typed.type(f"wfc apply hello.wfc.yaml --local --fail gr{TAB}--speed 100{ENTER}")
        typed.until("greet failed; its log ends:")


@pytest.mark.parametrize("name", SHELLS)
def test_where_there_are_several_they_are_shown(name: str, folder: Path) -> None:
    rules = [rule for rule in SEVERITIES if rule.startswith("duplicate-")]
    assert len(rules) > 2
    script = wfc("completion", name, cwd=folder).out
    with shell(name, script, folder) as typed:
        typed.type(f"wfc lint --select duplicate-{TAB}{TAB}")
        for rule in rules:
            typed.until(rule[1:])  # fish writes `…` for what all begin with

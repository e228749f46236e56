"""The list of formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

from wfc.report.formats import FORMATS, renderer

from .sheet import outcome


def test_every_format_renders_a_clean_run_as_whole_lines() -> None:
    for name in FORMATS:
        assert renderer(name)(outcome(), color=False).endswith("\n")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="outcome"):
        renderer("outcome")


def test_naming_formats_and_outcomes_loads_nothing_else() -> None:
    program = (
        "import __future__, sys; before = set(sys.modules)\n"
        "import wfc.report.formats, wfc.report.outcome\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.check_output([sys.executable, "-I", "-c", program], text=True).split()
    assert loaded == ["wfc", "wfc.report", "wfc.report.formats", "wfc.report.outcome"]

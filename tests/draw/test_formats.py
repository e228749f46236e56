"""The list of formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

from wfc.draw.formats import FORMATS, renderer

from .graphs import CHAIN


def test_every_format_draws_whole_lines() -> None:
    for name in FORMATS:
        assert renderer(name)(CHAIN).endswith("\n")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="sketch"):
        renderer("sketch")


def test_naming_formats_loads_nothing_else() -> None:
    program = (
        "import __future__, sys; before = set(sys.modules)\n"
        "import wfc.draw.formats\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.check_output([sys.executable, "-I", "-c", program], text=True).split()
    assert loaded == ["wfc", "wfc.draw", "wfc.draw.formats"]

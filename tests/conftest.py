"""Golden pairs: an input beside its exact expected output; ``--bless`` accepts what is printed."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.laws import settle

settle()
# What we start inherits it: under nohup, a hang-up would end none of what is to be ended by it.
signal.signal(signal.SIGHUP, signal.SIG_DFL)

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is printed as expected")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds the expected one, or write it with --bless."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode() if path.is_file() else ""
        assert text == expected, f"{path.name} differs; pytest --bless accepts"

    return compare

"""An editor with the YAML language server and our schemas, as the catalogue assigns them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from .catalog import assigned
from .language_server import PROGRAM, LanguageServer, running


@pytest.fixture(scope="session")
def program() -> None:
    """Skip the test where the language server is not installed."""
    if shutil.which("node") is None or not PROGRAM.is_file():
        pytest.skip("no YAML language server: `tests/editors/setup` installs it (needs npm)")


@pytest.fixture(scope="session")
def editor(program: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Return a server that knows which of our schemas belongs to which file."""
    settings = {"schemas": assigned(), "schemaStore": {"enable": False}}
    with running(tmp_path_factory.mktemp("project"), settings) as server:
        yield server

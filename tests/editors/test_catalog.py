"""The catalogue entry is ready to publish: it holds what it must, and a server can follow it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import wfc_schemas
from wfc.source.discover import SUFFIXES
from wfc.source.project import SETTINGS

from .catalog import SCHEMAS, entries
from .language_server import running


def test_every_entry_says_what_a_catalogue_asks_for() -> None:
    for entry in entries():
        assert list(entry) == ["name", "description", "fileMatch", "url"]
        assert entry["url"].startswith("https://to-be-published.invalid/wfc/1/")
        schema = wfc_schemas.load(entry["url"].rpartition("/")[2].removesuffix(".schema.json"))
        assert schema["title"] == entry["name"]
        assert schema["$id"].endswith(":1")


def test_the_entries_name_the_files_that_wfc_takes_for_specs() -> None:
    patterns = [pattern for entry in entries() for pattern in entry["fileMatch"]]
    assert patterns == [*(f"*{suffix}" for suffix in SUFFIXES), SETTINGS]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """Publish catalogue and schemas on this machine; return the address of the catalogue."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    here = f"http://127.0.0.1:{server.server_port}"
    found = [entry | {"url": f"{here}/{Path(entry['url']).name}"} for entry in entries()]
    (tmp_path / "catalog.json").write_text(json.dumps({"version": 1, "schemas": found}))
    for entry in found:
        name = Path(entry["url"]).name
        (tmp_path / name).write_bytes((SCHEMAS / name).read_bytes())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{here}/catalog.json"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.usefixtures("program")
def test_an_editor_that_knows_only_the_catalogue_finds_the_schemas(
    host: str, tmp_path: Path
) -> None:
    with running(tmp_path, {"schemaStore": {"enable": True, "url": host}}) as editor:
        misspelt = ["1:1 Property Nme is not allowed."]
        assert editor.problems("Nme: orders\n", "orders.wfc.yaml") == misspelt
        assert editor.problems("Nme: orders\n", "orders.wfc.yml") == misspelt
        assert editor.problems("Nme: orders\n", "wfc.yaml") == misspelt
        assert editor.problems("Lint: {Ignore: [all]}\n", "wfc.yaml") == []
        assert editor.problems("Nme: orders\n", "orders.yaml") == []

"""The catalogue entry, and where the schemas are until they are published."""

from __future__ import annotations

import json
from typing import Any

from .language_server import ROOT

SCHEMAS = ROOT / "schemas/wfc_schemas"


def entries() -> list[dict[str, Any]]:
    """Return the entries of the catalogue."""
    catalog: dict[str, Any] = json.loads((ROOT / "schemas/catalog.json").read_bytes())
    assert list(catalog) == ["version", "schemas"]
    entries: list[dict[str, Any]] = catalog["schemas"]
    return entries


def assigned() -> dict[str, list[str]]:
    """Return which files each schema is for, by the URI of its file."""
    return {
        (SCHEMAS / entry["url"].rpartition("/")[2]).as_uri(): entry["fileMatch"]
        for entry in entries()
    }

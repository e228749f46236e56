"""The paper: JSON Schemas as published files. Imports nothing of ours."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: The published schemas, by the name ``wfc schema NAME`` takes.
NAMES = ("adhoc-workflow", "project", "targets/ExecuteAdhocWorkflowInstance")


def text(name: str) -> str:
    """Return schema ``name`` as it is published. Raises KeyError for a name not in ``NAMES``."""
    if name not in NAMES:
        raise KeyError(name)
    path = f"{__path__[0]}/{name}.schema.json"
    data: bytes = __loader__.get_data(path)  # type: ignore[name-defined]  # set by the importer
    return data.decode("utf-8")


def load(name: str) -> dict[str, Any]:
    """Return schema ``name`` as a value. Raises KeyError for a name not in ``NAMES``."""
    import json

    schema: dict[str, Any] = json.loads(text(name))
    return schema

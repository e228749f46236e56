"""The paper: JSON Schemas as published files. Imports nothing of ours."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Schemas of what people write, by the name ``wfc schema NAME`` takes.
WRITTEN = (
    "adhoc-workflow",
    "fault-script",
    "fragment",
    "manual-run",
    "project",
    "spec",
    "targets/CreateManualDag",
    "targets/CreateWorkflowInstances",
    "targets/ExecuteAdhocWorkflowInstance",
    "targets/RunManualDagNodes",
)
#: Schemas of what wfc writes and other programs read.
OUTPUTS = ("events", "plan")
#: The published schemas.
NAMES = (*WRITTEN, *OUTPUTS)


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

"""What a file is: its ``Kind``, said or seen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.source.document import Document

#: The kinds this version compiles, and the schema of each.
SCHEMAS = {
    "AdhocWorkflow": "adhoc-workflow",
    "Fragment": "fragment",
    "ManualRun": "manual-run",
    "Project": "project",
}
#: What marks a body without ``Kind``, in this order.
MARKS = (("Tasks", "AdhocWorkflow"), ("FlowName", "ManualRun"), ("WorkflowId", "ManualRun"))
#: The operations whose requests are read: the kind that each is, and its version of the API.
ACTIONS = {
    "ExecuteAdhocWorkflowInstance": ("AdhocWorkflow", "2024-05-18"),
    "RunManualDagNodes": ("ManualRun", "2020-05-18"),
    "CreateManualDag": ("ManualRun", "2018-06-01"),
    "CreateWorkflowInstances": ("ManualRun", "2024-05-18"),
}


def kind_of(document: Document) -> str | None:
    """Return the kind that ``document`` says or shows, or None when it does neither."""
    value = document.value
    if not isinstance(value, dict):
        return None
    if is_envelope(value):
        return _sent_kind(value)
    said = value.get("Kind")
    if said is not None:
        return said if isinstance(said, str) else None
    return shown_kind(document)


def shown_kind(document: Document) -> str | None:
    """Return the kind that the keys of ``document`` show, whatever its ``Kind`` says."""
    value = document.value
    for key, kind in MARKS:
        if key in value:
            return kind
    return "Project" if document.file.rpartition("/")[2] == "wfc.yaml" else None


def is_envelope(value: dict[str, Any]) -> bool:
    """Say whether ``value`` is the envelope that ``compile --format request`` writes."""
    return "Action" in value and isinstance(value.get("Parameters"), dict)


def _sent_kind(value: dict[str, Any]) -> str | None:
    """Return the kind of what the operation of an envelope takes."""
    return ACTIONS.get(str(value["Action"]), (None,))[0]

"""The envelope ``{"Action", "Version", "Parameters"}``: parameters as they go on the wire."""

from __future__ import annotations

from wfc.problem import Fault, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.source.document import Document

#: Parameters of ExecuteAdhocWorkflowInstance that are JSON text on the wire.
JSON_PARAMETERS = ("Tasks",)


def opened(document: Document) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Return the body inside the envelope, its JSON texts parsed, and what was wrong with them."""
    from wfc.source.exact import read

    body: dict[str, Any] = dict(document.value["Parameters"])
    faults: list[Fault] = []
    for name in JSON_PARAMETERS:
        text = body.get(name)
        if not isinstance(text, str):
            continue
        inner = read(document.file, text.encode())
        if inner.faults:
            place = Place(document.file, ("Parameters", name))
            facts: dict[str, object] = {
                "key": name,
                "owner": "`Parameters`",
                "value": text,
                "expected": "the JSON text of a list",
                "choices": (),
            }
            faults.append(Fault("invalid-value", place, facts))
        body[name] = inner.value
    return body, tuple(faults)

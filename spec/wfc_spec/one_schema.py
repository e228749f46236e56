"""One JSON Schema for every file that may be a spec: editors know a file by its name alone.

Which kind a file is decides which schema holds for it, as in ``Kind`` and what shows it: by ``if``
and ``then``, because of a oneOf editors show the advice of the wrong branch.
"""

from __future__ import annotations

from typing import Any

from wfc_spec.fields import END
from wfc_spec.publish import headed, spec_schema
from wfc_spec.targets import VERSIONS

Schema = dict[str, Any]

NAME = "spec"
#: The kinds, each with the name of its schema.
KINDS = {"AdhocWorkflow": "adhoc-workflow", "ManualRun": "manual-run", "Fragment": "fragment"}
#: What shows a kind where `Kind` does not say it, in this order.
SHOWN = (("Tasks", "AdhocWorkflow"), ("FlowName", "ManualRun"), ("WorkflowId", "ManualRun"))
#: What people write of a manual run before they write what shows it.
FIRST = ("FlowName", "WorkflowId", "Target", "ProjectName", "ProjectEnv")

_DESCRIPTION = (
    "A workflow, a run of a manual workflow, a fragment of workflows, or a whole request."
)
_X = {"^x-": {"description": "Yours: wfc ignores it."}}


def schema() -> Schema:
    """Return the published schema ``spec``. Raises ValueError where two kinds share a name."""
    definitions: Schema = {}
    for kind, name in KINDS.items():
        whole = spec_schema(name)
        own = whole.pop("$defs") | {kind: _body(whole)}
        for section in own.keys() & definitions.keys():
            if own[section] != definitions[section]:
                raise ValueError(f"two kinds have a section {section}, and not the same")
        definitions |= own
    definitions |= {"Request": _request(), "Start": _start(definitions)}
    branches = [(_says(kind), kind) for kind in KINDS]
    branches += [({"required": ["Action", "Parameters"]}, "Request")]
    branches += [({"required": [key]}, kind) for key, kind in SHOWN]
    top = {"description": _DESCRIPTION, "$defs": definitions, "type": "object"}
    return headed(NAME, "DataWorks workflow", top | _chosen(branches))


def _body(whole: Schema) -> Schema:
    """Return ``whole`` without what names a schema of its own."""
    return {key: each for key, each in whole.items() if key not in ("$schema", "$id", "title")}


def _says(kind: str) -> Schema:
    """Return the condition that a file says ``kind``.

    By a pattern: while one writes, editors take the beginning of a `const` for the whole.
    """
    said = {"type": "string", "pattern": f"^{kind}{END}"}
    return {"properties": {"Kind": said}, "required": ["Kind"]}


def _chosen(branches: list[tuple[Schema, str]]) -> Schema:
    """Return the choice between definitions: the first whose condition holds, else ``Start``."""
    chosen: Schema = {"$ref": "#/$defs/Start"}
    for condition, name in reversed(branches):
        chosen = {"if": condition, "then": {"$ref": f"#/$defs/{name}"}, "else": chosen}
    return chosen


def _start(definitions: Schema) -> Schema:
    """Return the schema of a file that does not show yet what it is going to be."""
    adhoc, manual = definitions["AdhocWorkflow"], definitions["ManualRun"]
    said = {kind: definitions[kind]["description"] for kind in KINDS}
    kind = adhoc["properties"]["Kind"] | {
        "description": "What this file is; seen by its keys if left out.",
        "enum": list(said),
        "markdownEnumDescriptions": list(said.values()),
        "errorMessage": "expected " + " or ".join(f"`{each}`" for each in said),
    }
    first = {key: manual["properties"][key] for key in FIRST}
    start: Schema = adhoc | {
        "description": "A file that does not show yet what it is.",
        "properties": {"Kind": kind} | first | adhoc["properties"] | {"Kind": kind},
    }
    return start


def _request() -> Schema:
    """Return the schema of a whole request; what its JSON texts hold is for `wfc lint`."""
    actions = {action: f"Of version {version}." for action, version in VERSIONS.items()}
    versions = {
        version: f"Has {', '.join(each for each in VERSIONS if VERSIONS[each] == version)}."
        for version in VERSIONS.values()
    }
    return {
        "description": "A whole request, as `wfc compile --format request` writes it.",
        "markdownDescription": "A whole request, as `wfc compile --format request` writes it.",
        "type": "object",
        "properties": {
            "Action": _words("The operation of the API.", actions),
            "Version": _words("The version of the API that has the operation.", versions),
            "Parameters": {
                "type": "object",
                "description": "What goes over the wire: text for each parameter.",
                "additionalProperties": {"description": "One parameter."},
            },
        },
        "patternProperties": _X,
        "additionalProperties": False,
    }


def _words(description: str, words: dict[str, str]) -> Schema:
    """Return the schema of one of ``words``, each with what it means."""
    return {
        "type": "string",
        "description": description,
        "enum": list(words),
        "markdownEnumDescriptions": list(words.values()),
        "errorMessage": "expected " + " or ".join(f"`{word}`" for word in words),
    }

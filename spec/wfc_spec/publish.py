"""The models as JSON Schema documents: what editors, ``shape`` and other tools read."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from wfc_spec.adhoc import AdhocWorkflow
from wfc_spec.project import Project

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[BaseModel]] = {"adhoc-workflow": AdhocWorkflow, "project": Project}
REQUESTS: dict[str, type[BaseModel]] = {"ExecuteAdhocWorkflowInstance": AdhocWorkflow}


def spec_schema(name: str) -> Schema:
    """Return the published schema of kind ``name`` (``adhoc-workflow``, ``project``)."""
    model = KINDS[name]
    schema = model.model_json_schema(by_alias=True)
    return _headed(name, schema, _tidied(schema))


def request_schema(operation: str) -> Schema:
    """Return the schema of the request body that ``operation`` of the API takes.

    It is the same model without our keys, with what the API's page calls required, and with the
    types that are sent.
    """
    schema = REQUESTS[operation].model_json_schema(by_alias=True)
    body = _sent(_tidied(schema))
    used = _references(body)
    body["$defs"] = {name: each for name, each in body["$defs"].items() if name in used}
    return _headed(operation, schema, body)


def _headed(name: str, model: Schema, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "title": name, "description": model["description"]} | {
        keyword: value for keyword, value in schema.items() if keyword != "title"
    }


def _tidied(node: Any) -> Any:
    """Drop what pydantic adds for Python readers: defaults, titles, "or null"."""
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {keyword: value for keyword, value in node.items() if keyword != "default"}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    for choice in kept.pop("anyOf", ()):
        if choice != {"type": "null"}:
            kept = choice | kept
    if "const" in kept:
        kept["enum"] = [kept.pop("const")]
    if "enum" in kept:
        kept["errorMessage"] = "expected " + " or ".join(f"`{each}`" for each in kept["enum"])
    return {keyword: _tidied(value) for keyword, value in kept.items()}


def _sent(node: Any) -> Any:
    """Turn the schema of a spec into the schema of the body that is sent."""
    if isinstance(node, list):
        return [_sent(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-kind") in _SENT:
        return (
            {"description": node["description"]} | _SENT[node["x-kind"]]
            if ("description" in node)
            else _SENT[node["x-kind"]]
        )
    kept = {key: value for key, value in node.items() if key != "patternProperties"}
    if "properties" in kept:
        api = {name: each for name, each in kept["properties"].items() if each.get("x-api", True)}
        required = [name for name, each in api.items() if each.get("x-required")]
        kept |= {"properties": api} | ({"required": required} if required else {})
    return {key: _sent(value) for key, value in kept.items() if key not in ("x-api", "x-required")}


_SENT: dict[str, Schema] = {
    "text": {"type": "string"},
    "parameters": {"type": "string"},
    "long": {"type": "integer", "minimum": 0, "maximum": 2**63 - 1},
    "bizdate": {"type": "integer", "minimum": 10**12, "maximum": 10**14 - 1},
    "seconds": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
}


def _references(schema: Schema) -> set[str]:
    """Return the names of the definitions reachable from the top of ``schema``."""
    found: set[str] = set()
    waiting: list[Any] = [{key: value for key, value in schema.items() if key != "$defs"}]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            name = str(node.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found.add(name)
                waiting.append(schema["$defs"][name])
    return found

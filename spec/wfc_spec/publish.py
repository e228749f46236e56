"""The models as JSON Schema documents: what editors, ``shape`` and other tools read."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from wfc_spec.adhoc import AdhocWorkflow
from wfc_spec.bizdate import DATE, MIDNIGHT
from wfc_spec.faults import FaultScript
from wfc_spec.fragment import Fragment
from wfc_spec.manual import ManualRun
from wfc_spec.order import RUN
from wfc_spec.project import Project
from wfc_spec.suggestions import task_type
from wfc_spec.targets import EXECUTE_ADHOC, MANUAL

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[BaseModel]] = {
    "adhoc-workflow": AdhocWorkflow,
    "fragment": Fragment,
    "manual-run": ManualRun,
    "project": Project,
}
#: What other files than specs may say: the linter does not read them.
OTHERS: dict[str, type[BaseModel]] = {"fault-script": FaultScript}
TITLES = {
    "adhoc-workflow": "DataWorks ad hoc workflow",
    "fault-script": "wfc emulator fault script",
    "fragment": "wfc fragment",
    "manual-run": "DataWorks manual run",
    "project": "wfc project settings",
}
REQUESTS: dict[str, type[BaseModel]] = {EXECUTE_ADHOC: AdhocWorkflow} | dict.fromkeys(
    MANUAL, ManualRun
)


def spec_schema(name: str) -> Schema:
    """Return the published schema ``name``, of KINDS or OTHERS."""
    schema = (KINDS | OTHERS)[name].model_json_schema(by_alias=True)
    return headed(name, TITLES[name], _completed(_overlaid(_tidied(schema))))


def request_schema(operation: str) -> Schema:
    """Return the schema of the request body that ``operation`` of the API takes.

    It is the same model without our keys, with what the API's page calls required, and with the
    types that are sent.
    """
    schema = REQUESTS[operation].model_json_schema(by_alias=True)
    title = f"DataWorks request {operation}"
    return headed(f"targets:{operation}", title, _completed(_sent(_tidied(schema), operation)))


def headed(name: str, title: str, schema: Schema) -> Schema:
    """Put in front what names ``schema``; the ``$id`` needs no host, wherever it is published."""
    return {"$schema": DIALECT, "$id": f"urn:wfc:schema:{name}:1", "title": title} | schema


def _completed(schema: Schema) -> Schema:
    """Give ``schema`` the definitions it refers to, and no others."""
    models = schema.pop("$defs") | {"TaskType": task_type()}
    used = _references(schema | {"$defs": models})
    definitions = {name: each for name, each in models.items() if name in used}
    keys = schema["properties"]
    first = RUN if "Nodes" in keys else ("Kind",)
    order = [key for key in first if key in keys] + [key for key in keys if key not in first]
    schema["properties"] = {key: keys[key] for key in order}
    return {"description": schema.pop("description"), "$defs": definitions} | schema


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
    return {keyword: _tidied(value) for keyword, value in _worded(kept).items()}


def _overlaid(schema: Schema) -> Schema:
    """Let keys of overlays have no value, and drop the marks that say which are overlays."""
    for name, node in schema["$defs"].items():
        if node.pop("x-overlay", False):
            for key, field in node["properties"].items():
                node["properties"][key] = _nullable(field)
            if not name.endswith("Environment"):
                node["type"] = ["object", "null"]
    return schema


def _nullable(field: Schema) -> Schema:
    """Return ``field`` such that it takes null, in a map of any keys for each of them too.

    A mapping with a name of its own does so itself.
    """
    if "$ref" in field:
        return field
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
    words: Schema = {}
    if "enum" in field:
        words = {"enum": [*field["enum"], None]}
        meanings = field.get("markdownEnumDescriptions", ())
        words |= {"markdownEnumDescriptions": [*meanings, "Removes the key."]}
    if field.get("x-kind") in _MAPS:
        words = {"additionalProperties": _nullable(field["additionalProperties"])}
    return field | {"type": [*types, "null"]} | words


def _worded(node: Schema) -> Schema:
    """Put in what editors show: ``errorMessage``, and what the words of an enum mean.

    Of a ``description`` they show the marks of Markdown themselves, hence the same once more.
    """
    words: Schema = {}
    if "enum" in node:
        words["errorMessage"] = "expected " + " or ".join(f"`{each}`" for each in node["enum"])
    if "x-choices" in node:
        choices = node["x-choices"]
        words["markdownEnumDescriptions"] = [choices[each] for each in node["enum"]]
    if "x-offers" in node:
        words["allOf"] = [{"$ref": f"#/$defs/{node['x-offers']}"}]
    if "`" in str(node.get("description")):
        words["markdownDescription"] = node["description"]
    if "x-words" in node and "description" in node:
        meanings = [f"* `{word}`: {meaning}" for word, meaning in node["x-words"]]
        words["markdownDescription"] = "\n".join((node["description"] + "\n", *meanings))
    ours = ("x-choices", "x-offers")
    return {keyword: value for keyword, value in node.items() if keyword not in ours} | words


def _sent(node: Any, operation: str) -> Any:
    """Turn the schema of a spec into the schema of the body that ``operation`` is sent."""
    if isinstance(node, list):
        return [_sent(each, operation) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-kind") in _SENT:
        return _plain(node)
    kept = {key: value for key, value in node.items() if key != "patternProperties"}
    if "properties" in kept:
        properties = kept["properties"].items()
        api = {name: each for name, each in properties if _is_sent(each, operation)}
        required = [name for name, each in api.items() if _is_required(each, operation)]
        kept |= {"properties": api} | ({"required": required} if required else {})
    return {key: _sent(value, operation) for key, value in kept.items() if key not in _OURS}


def _is_sent(field: Schema, operation: str) -> bool:
    return bool(field.get("x-api", True)) and operation in field.get("x-targets", (operation,))


def _is_required(field: Schema, operation: str) -> bool:
    """Say whether ``operation`` wants ``field``: all that have it do, unless it says which."""
    return bool(field.get("x-required")) and operation in field.get("x-required-by", (operation,))


def _plain(node: Schema) -> Schema:
    """Return what is sent of a field: of its examples those that are sent as they stand."""
    plain = dict(_SENT[node["x-kind"]])
    if "x-words" in node:
        plain |= {
            "enum": [word for word, _ in node["x-words"]],
            "markdownEnumDescriptions": [meaning for _, meaning in node["x-words"]],
            "errorMessage": node["errorMessage"],
        }
    kind: type = str if plain["type"] == "string" else int
    examples = [each for each in node.get("examples", ()) if type(each) is kind]
    if node["x-kind"] == "midnight":
        examples = [each for each in examples if str(each).endswith(MIDNIGHT)]
    bounds = _BOUNDS.get(node["x-kind"], ())
    plain |= {keyword: node[keyword] for keyword in bounds}
    # The words of an enum are explained beside it, not in the description.
    words = _WORDS[:1] if "x-words" in node else _WORDS
    kept = {keyword: node[keyword] for keyword in words if keyword in node}
    return kept | plain | ({"examples": examples} if examples else {})


_OURS = ("x-api", "x-required", "x-required-by", "x-targets")
_WORDS = ("description", "markdownDescription", "allOf")
#: What bounds a field more narrowly than its kind does.
_BOUNDS = {"long": ("minimum", "maximum"), "day": ("pattern",)}
_TAG_PART: Schema = {"description": "One half of the tag.", "type": "string"}
#: Kinds of maps of any keys.
_MAPS = ("parameters", "pairs", "pairs-by-node")
_SENT: dict[str, Schema] = {
    "text": {"type": "string"},
    "choice": {"type": "string"},
    "parameters": {"type": "string"},
    "long": {"type": "integer"},
    "bizdate": {"type": "integer", "minimum": 10**12, "maximum": 10**14 - 1},
    "seconds": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
    "flag": {"type": "boolean"},
    "day": {"type": "string"},
    "midnight": {"type": "string", "pattern": f"^{DATE}{MIDNIGHT}$"},
    "pairs": {"type": "string"},
    "pairs-by-node": {"type": "string"},
    "tag": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"Key": _TAG_PART, "Value": _TAG_PART},
    },
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

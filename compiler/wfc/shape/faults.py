"""What does not fit the schema, each as a fault with the facts its rule needs.

The only file that knows jsonschema; none of its words get further than here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

import wfc_schemas
from wfc.problem import Fault, Place
from wfc.shape.kind import SCHEMAS
from wfc.shape.spec import shifted
from wfc.wording import Names

if TYPE_CHECKING:
    from wfc.problem import Part, Route
    from wfc.source.document import Document

#: Kinds of value of which empty text is one.
_EMPTY = ("text", "parameters", "pairs", "pairs-by-node")

#: What to call an entry of a list at the top.
NOUNS: dict[Any, str] = {"Tasks": "task", "Nodes": "node"}

_extend: Any = extend  # the stubs leave its arguments without types


def faults_of(
    schema: dict[str, Any], value: dict[str, Any], document: Document, base: Route
) -> tuple[tuple[Fault, ...], dict[Route, Any]]:
    """Return what in ``value`` does not fit ``schema``, and what is to be cut for it.

    A misspelt key is cut under the name it was probably meant to have as well, so that nobody
    asks for that key on top.
    """
    faults: dict[Route, Fault] = {}
    cuts: dict[Route, Any] = {}
    for error in _strict()(schema).iter_errors(value):
        for rule, route, facts in _told(error, schema, value, document):
            if route in faults:  # a value of the wrong type is not also a wrong value
                continue
            part: Part = "key" if rule == "unknown-key" else "value"
            place = Place(document.file, base + shifted(route, document), part)
            faults[route] = Fault(rule, place, facts)
            cuts[route] = _at(value, route)
            if facts.get("near") and facts["near"] not in facts["siblings"]:
                cuts[(*route[:-1], facts["near"])] = cuts[route]
    return tuple(faults.values()), cuts


@cache
def _strict() -> type[Draft202012Validator]:
    """Return a validator for which 3.0 is no whole number and 1 no boolean."""
    checker = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    )
    return cast("type[Draft202012Validator]", _extend(Draft202012Validator, type_checker=checker))


def _told(
    error: ValidationError, schema: dict[str, Any], value: dict[str, Any], document: Document
) -> list[tuple[str, Route, dict[str, Any]]]:
    """Return rule, route and facts of ``error``; one entry for each unknown key."""
    route: Route = tuple(error.absolute_path)
    node: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        known = tuple(node.get("properties", ()))
        extra = [key for key in instance if key not in known and not key.startswith("x-")]
        shared: dict[str, Any] = {
            "known": known,
            "owner": _owner(value, route, document),
            "siblings": tuple(instance),
        }
        names = Names(known)
        return [
            (
                "unknown-key",
                (*route, key),
                shared
                | {
                    "key": key,
                    "near": names.near(key),
                    "homes": _homes(schema, key) or (() if route else _kinds(key)),
                },
            )
            for key in extra
        ]
    has_type = instance is not None and error.validator != "type"
    facts: dict[str, Any] = {
        "key": _name(route),
        "owner": _owner(value, _keyed(route)[:-1], document),
        "value": instance,
        "expected": _expected(node),
        "choices": _choices(node),
        "takes_empty": node.get("x-kind") in _EMPTY and "minLength" not in node,
        "range": (node["minimum"], node["maximum"]) if "minimum" in node else None,
        "kind": node.get("x-kind"),
    }
    return [("invalid-value" if has_type else "wrong-type", route, facts)]


def _choices(node: dict[str, Any]) -> tuple[str, ...]:
    """Return the words that ``node`` takes, where it takes few."""
    words = [word for word, _ in node.get("x-words", ())]
    return tuple(words or (each for each in node.get("enum", ()) if each is not None))


def _expected(node: dict[str, Any]) -> str:
    if "errorMessage" in node:
        return str(node["errorMessage"]).removeprefix("expected ")
    words = {"object": "a mapping", "array": "a list", "string": "text"}
    kinds = node.get("type")
    # What an overlay says may be null as well, which removes: that is not what is missing here.
    kind = (
        next((each for each in kinds if each != "null"), "") if isinstance(kinds, list) else kinds
    )
    expected = words.get(str(kind), "something else")
    return f"{expected} with at least one entry" if "minItems" in node else expected


def _name(route: Route) -> str:
    """Return the key that ``route`` ends with; the list's key for an item of a list."""
    return next((str(step) for step in reversed(route) if isinstance(step, str)), "")


def _keyed(route: Route) -> Route:
    """Return ``route`` up to its last key: that of the list, for an entry of a list."""
    while route and isinstance(route[-1], int):
        route = route[:-1]
    return route


def _owner(value: dict[str, Any], route: Route, document: Document) -> str:
    """Say in the user's words what stands at ``route``: task `load`, or `Script` of task `load`."""
    noun = NOUNS.get(route[0]) if len(route) > 1 else None
    if noun is None:
        return f"`{_name(route)}`" if route else _whole(value)
    entry = _at(value, route[:2])
    name = entry.get("Name") if isinstance(entry, dict) else None
    told = (
        f"{noun} `{name}`"
        if isinstance(name, str)
        else f"{noun} number {int(route[1]) + document.first + 1}"
    )
    return f"`{_name(route)}` of {told}" if len(route) > 2 else told


def _whole(value: dict[str, Any]) -> str:
    if value.get("Kind") == "Fragment":
        return "the fragment"
    if "Tasks" in value:
        return "the workflow"
    return "the run" if "FlowName" in value or "WorkflowId" in value else "the file"


def _homes(schema: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the sections of the language that do have ``key``."""
    homes = [
        name
        for name, each in schema.get("$defs", {}).items()
        if key in each.get("properties", ())
        and not name.startswith("Overlay")
        and not name.endswith("Environment")
    ]
    top = ["the top of the file"] if key in schema.get("properties", ()) else []
    return (*top, *homes)


def _kinds(key: str) -> tuple[str, ...]:
    """Return the kinds of file that do have ``key`` at their top."""
    schemas = {kind: wfc_schemas.load(name) for kind, name in SCHEMAS.items()}
    return tuple(kind for kind, each in schemas.items() if key in each["properties"])


def _at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value

"""The keys of the language, read from the published schema of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc_spec.publish import Schema

Route = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: where it stands (without places in lists), and what the model says of it.

    ``lists`` are the routes on the way that hold lists; ``holds`` names the mapping below, if any;
    ``choices`` are the words it takes, each with its meaning; ``offers`` names a list of more,
    ``targets`` the operations that have the key where not all of the kind do.
    """

    route: Route
    meaning: str
    takes: str
    api: bool
    required: bool
    examples: tuple[Any, ...]
    lists: frozenset[Route]
    holds: str | None
    choices: tuple[tuple[str, str], ...] = ()
    offers: str | None = None
    targets: tuple[str, ...] = ()


def keys(schema: Schema) -> Iterator[Key]:
    """Yield every key of ``schema`` in written order, what stands below a key right after it.

    A mapping that has been told is not told again: ``Defaults`` holds what a task holds.
    """
    told = {"TaskDefaults", "Template", "Environment", "RunEnvironment", "ProjectEnvironment"}
    # What is told of a workflow is not told again of what holds the same.
    again = (
        {"Param", "Task"} if "Tasks" not in schema["properties"] or _is_fragment(schema) else set()
    )
    yield from _below(schema, schema, (), frozenset(), told | again)


def _is_fragment(schema: Schema) -> bool:
    return bool(schema["properties"]["Kind"].get("enum") == ["Fragment"])


def properties(schema: Schema, name: str) -> list[str]:
    """Return the keys of the mapping that the schema calls ``name``."""
    return _ordered(schema["$defs"][name])


def _below(
    schema: Schema, mapping: Schema, route: Route, lists: frozenset[Route], told: set[str]
) -> Iterator[Key]:
    for name in _ordered(mapping):
        field = mapping["properties"][name]
        here = (*route, name)
        inner = frozenset({here}) if field.get("type") == "array" else frozenset()
        holds = _held(field)
        yield Key(
            here,
            field.get("description", ""),
            _takes(field),
            field["x-api"],
            field["x-required"],
            tuple(field.get("examples", field.get("enum", ())[:1])),
            lists | inner,
            holds,
            _choices(field),
            _offered(field),
            tuple(field.get("x-targets", ())),
        )
        if holds is not None and holds not in told:
            below = schema["$defs"][holds]
            yield from _below(schema, below, here, lists | inner, told | {holds})


def _ordered(mapping: Schema) -> list[str]:
    """Return the keys of ``mapping`` in written order, but the name of a thing first."""
    return sorted(mapping["properties"], key=lambda name: name not in ("Kind", "Name"))


def _held(field: Schema) -> str | None:
    """Return the name of the mapping that ``field`` holds, alone, in a list or by name."""
    for holder in (field, field.get("items"), field.get("additionalProperties")):
        if isinstance(holder, dict) and "$ref" in holder:
            return str(holder["$ref"]).removeprefix("#/$defs/")
    return None


def _choices(field: Schema) -> tuple[tuple[str, str], ...]:
    """Return the words that ``field`` takes with their meanings, where these are told."""
    meanings = field.get("markdownEnumDescriptions", ())
    if meanings:
        return tuple(zip(field["enum"], meanings, strict=True))
    return tuple((word, meaning) for word, meaning in field.get("x-words", ()))


def _offered(field: Schema) -> str | None:
    """Return the name of the list of words that ``field`` offers, if it does."""
    for each in () if "x-words" in field else field.get("allOf", ()):
        return str(each["$ref"]).removeprefix("#/$defs/")
    return None


def offered(schema: Schema, name: str) -> list[tuple[str, str]]:
    """Return the words of the list ``name``, sorted, each with its meaning."""
    words = schema["$defs"][name]["defaultSnippets"]
    return sorted((each["body"], each["description"]) for each in words)


def _takes(field: Schema) -> str:
    """Say in words what ``field`` takes; a message that the validator shows serves here too."""
    if "errorMessage" in field:
        return str(field["errorMessage"]).removeprefix("expected ")
    if field.get("type") == "array":
        return f"a list of {_plural(field['items'])}"
    if isinstance(field.get("additionalProperties"), dict):
        return f"a map; each value is {_takes(field['additionalProperties'])}"
    return "a mapping"


def _plural(item: Schema) -> str:
    if "$ref" in item:
        return "mappings"
    return _takes(item).removeprefix("a ").replace("text", "texts")

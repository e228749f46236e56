"""The published schemas say all that an editor shows, and only what is so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import wfc_schemas
from tests.laws import examples
from tests.properties.mistakes import MISTAKEN
from wfc.shape.kind import ACTIONS, MARKS, SCHEMAS
from wfc_spec import one_schema, publish
from wfc_spec.targets import VERSIONS
from wfc_spec.task_types import LABELS, SECOND_NAMES, TASK_TYPES

Schema = dict[str, Any]


def nodes(node: Any, path: str = "#") -> Iterator[tuple[str, Schema]]:
    """Return every schema in ``node`` that stands for a value, with the path to it."""
    if not isinstance(node, dict):
        return
    # A choice between definitions has its words in them.
    if "if" not in node or "description" in node:
        yield path, node
    for keyword in ("$defs", "properties", "patternProperties"):
        for name, each in node.get(keyword, {}).items():
            yield from nodes(each, f"{path}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties", "then", "else"):
        yield from nodes(node.get(keyword), f"{path}/{keyword}")
    for number, each in enumerate(node.get("allOf", ())):
        yield from nodes(each.get("then"), f"{path}/allOf/{number}/then")


def keywords(node: Any) -> Iterator[str]:
    """Return every keyword of ``node``, and every other key in it."""
    if isinstance(node, dict):
        yield from node
    for each in node.values() if isinstance(node, dict) else node:
        if isinstance(each, dict | list):
            yield from keywords(each)


@pytest.fixture(params=wfc_schemas.WRITTEN)
def schema(request: pytest.FixtureRequest) -> Schema:
    return wfc_schemas.load(request.param)


def described(schema: Schema, node: Schema) -> bool:
    """Say whether ``node`` or the definition it refers to has a description."""
    name = node.get("$ref", "").removeprefix("#/$defs/")
    return bool(node.get("description") or (name and schema["$defs"][name].get("description")))


def test_every_value_is_described(schema: Schema) -> None:
    found = list(nodes(schema))
    assert len(found) > 5
    assert [path for path, node in found if not described(schema, node)] == []


def test_a_description_with_marks_of_markdown_says_that_it_is_markdown(schema: Schema) -> None:
    for path, node in nodes(schema):
        text = node.get("description", "")
        if text and "x-words" in node:
            words = [f"\n* `{word}`: {meaning}" for word, meaning in node["x-words"]]
            text = "".join((text, "\n", *words))
        assert node.get("markdownDescription") == (text if "`" in text else None), path


def test_nothing_is_a_choice_between_schemas(schema: Schema) -> None:
    """Editors show the advice of the wrong branch of a oneOf or anyOf."""
    assert not {"oneOf", "anyOf", "not"} & set(keywords(schema))


def test_every_example_fits(schema: Schema) -> None:
    validator = Draft202012Validator(schema)
    for path, node in nodes(schema):
        for example in node.get("examples", ()):
            assert validator.evolve(schema=node).is_valid(example), f"{path}: {example!r}"


@pytest.mark.parametrize("name", publish.KINDS)
def test_every_field_of_a_spec_shows_an_example(name: str) -> None:
    """But for sections and lists, where what is in them does; of an enum the words are examples."""
    for path, node in nodes(wfc_schemas.load(name)):
        inner = {
            "$ref",
            "properties",
            "items",
            "additionalProperties",
            "enum",
            "x-words",
        } & node.keys()
        if path.rpartition("/")[0].endswith("/properties") and not inner:
            assert node.get("examples"), path


def test_every_word_of_an_enum_is_explained(schema: Schema) -> None:
    for path, node in nodes(schema):
        words = node.get("enum", ())
        if len(words) > 1:
            assert len(node["markdownEnumDescriptions"]) == len(words), path
        if words:
            named = " or ".join(f"`{word}`" for word in words if word is not None)
            assert node["errorMessage"] == f"expected {named}"


def test_the_names_of_the_schemas_need_no_host() -> None:
    names = [wfc_schemas.load(name)["$id"] for name in wfc_schemas.NAMES]
    assert names == [
        "urn:wfc:schema:adhoc-workflow:1",
        "urn:wfc:schema:fault-script:1",
        "urn:wfc:schema:fragment:1",
        "urn:wfc:schema:manual-run:1",
        "urn:wfc:schema:project:1",
        "urn:wfc:schema:spec:1",
        "urn:wfc:schema:targets:CreateManualDag:1",
        "urn:wfc:schema:targets:CreateWorkflowInstances:1",
        "urn:wfc:schema:targets:ExecuteAdhocWorkflowInstance:1",
        "urn:wfc:schema:targets:RunManualDagNodes:1",
        "urn:wfc:schema:events:1",
        "urn:wfc:schema:plan:1",
    ]


def test_the_one_schema_knows_a_kind_as_wfc_does() -> None:
    assert one_schema.SHOWN == MARKS
    assert one_schema.KINDS.items() <= SCHEMAS.items()
    assert {action: version for action, (_, version) in ACTIONS.items()} == VERSIONS


@examples(200)
@given(body=MISTAKEN)
def test_the_one_schema_says_of_a_file_what_that_of_its_kind_says(body: dict[str, Any]) -> None:
    one, own = (Draft202012Validator(wfc_schemas.load(name)) for name in ("spec", "adhoc-workflow"))
    assert one.is_valid(body) == own.is_valid(body)


@pytest.mark.parametrize("name", ["adhoc-workflow", "targets/ExecuteAdhocWorkflowInstance"])
def test_the_task_types_are_offered_and_any_other_is_taken(name: str) -> None:
    schema = wfc_schemas.load(name)
    kind = schema["$defs"]["Task"]["properties"]["Type"]
    offered = {each["label"] for each in schema["$defs"]["TaskType"]["defaultSnippets"]}
    assert offered == {*TASK_TYPES, *SECOND_NAMES}
    assert len(TASK_TYPES) == 140
    validator = Draft202012Validator(schema).evolve(schema=kind)
    assert all(validator.is_valid(each) for each in ("ODPS_SQL", "MY_TYPE", *LABELS))


def test_what_stands_for_a_type_leads_to_one_that_is_known() -> None:
    for names in (SECOND_NAMES, LABELS):
        assert set(names.values()) <= set(TASK_TYPES)
        assert not set(names) & set(TASK_TYPES)

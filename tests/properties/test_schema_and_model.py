"""The published schema and the model it is made from accept the same files."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import wfc_schemas
from wfc.shape.faults import faults_of
from wfc_spec.model import Model
from wfc_spec.publish import KINDS

from .documents import EDGES, damaged, keys_of, valid

Schema = dict[str, Any]

SCHEMAS = {kind: wfc_schemas.load(kind) for kind in sorted(KINDS)}
VALID = {kind: valid(model) for kind, model in KINDS.items() if issubclass(model, Model)}


def schema_accepts(kind: str, document: object) -> bool:
    """Say whether ``shape`` finds nothing wrong with ``document``."""
    assert isinstance(document, dict)
    return faults_of(SCHEMAS[kind], document, "spec.yaml", ()) == ((), {})


def model_accepts(kind: str, document: object) -> bool:
    """Say whether the model of ``kind`` takes ``document``."""
    try:
        KINDS[kind].model_validate(document)
    except ValidationError:
        return False
    return True


def around(node: Schema, schema: Schema, value: object) -> list[Any]:
    """Return ``value`` in every place that ``node`` has for one, each in as little as it takes."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    found: list[Any] = [value]
    for key, each in node.get("properties", {}).items():
        found += [{key: inner} for inner in around(each, schema, value)]
    if "items" in node:
        found += [[inner] for inner in around(node["items"], schema, value)]
    if isinstance(node.get("additionalProperties"), dict):
        found += [{"k": inner} for inner in around(node["additionalProperties"], schema, value)]
    return found


@pytest.mark.parametrize("value", EDGES, ids=repr)
@pytest.mark.parametrize("kind", SCHEMAS)
def test_both_say_the_same_of_an_odd_value_in_any_place(kind: str, value: object) -> None:
    schema = SCHEMAS[kind]
    differing = [
        document
        for document in around(schema, schema, deepcopy(value))
        if isinstance(document, dict)
        and schema_accepts(kind, document) != model_accepts(kind, document)
    ]
    assert differing == []


@pytest.mark.parametrize("kind", SCHEMAS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_both_accept_whatever_has_the_structure_of_the_model(
    kind: str, data: st.DataObject
) -> None:
    document = data.draw(VALID[kind])
    assert schema_accepts(kind, document)
    assert model_accepts(kind, document)


@pytest.mark.parametrize("kind", SCHEMAS)
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_both_say_the_same_of_a_damaged_file(kind: str, data: st.DataObject) -> None:
    document = data.draw(damaged(VALID[kind], keys_of(SCHEMAS[kind])))
    assert schema_accepts(kind, document) == model_accepts(kind, document)

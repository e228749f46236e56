"""The published schema and the model it is made from accept the same files."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import wfc_schemas
from wfc.shape.faults import faults_of
from wfc.shape.shape import fits
from wfc.source.document import Document
from wfc_spec.model import Model
from wfc_spec.publish import KINDS

from .damage import EDGES, around, damaged, keys_of
from .documents import valid

SCHEMAS = {kind: wfc_schemas.load(kind) for kind in sorted(KINDS)}
VALID = {kind: valid(model) for kind, model in KINDS.items() if issubclass(model, Model)}


def schema_accepts(kind: str, document: object) -> bool:
    """Say whether ``shape`` finds nothing wrong with ``document``."""
    assert isinstance(document, dict)
    faults, cuts = faults_of(SCHEMAS[kind], document, Document("spec.yaml", "", document), ())
    assert bool(faults) == bool(cuts)
    return not faults


def model_accepts(kind: str, document: object) -> bool:
    """Say whether the model of ``kind`` takes ``document``."""
    try:
        KINDS[kind].model_validate(document)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", SCHEMAS)
def test_both_say_the_same_of_an_odd_value_in_any_place(kind: str) -> None:
    """The generated check of clean files says yes only where they do."""
    schema = SCHEMAS[kind]
    documents = [each for value in EDGES for each in around(schema, schema, value)]
    differing = []
    for document in (each for each in documents if isinstance(each, dict)):
        accepted = schema_accepts(kind, document)
        quick = [fits(kind.title().replace("-", ""), deepcopy(document), x) for x in (False, True)]
        if accepted != model_accepts(kind, document) or (any(quick) and not accepted):
            differing.append((document, accepted, quick))
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

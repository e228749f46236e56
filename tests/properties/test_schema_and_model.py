"""The model, the schema published from it and what wfc takes are one language."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import wfc_schemas
from tests.laws import examples
from wfc.shape.faults import faults_of
from wfc.shape.kind import SCHEMAS
from wfc.shape.shape import fits, shape
from wfc.source.document import Document
from wfc.source.exact import read
from wfc_spec.model import Model
from wfc_spec.publish import KINDS

from .damage import damaged, everywhere, keys_of
from .documents import valid

PUBLISHED = {kind: wfc_schemas.load(name) for kind, name in SCHEMAS.items()}
MODELS = {kind: KINDS[name] for kind, name in SCHEMAS.items()}
VALID = {kind: valid(model) for kind, model in MODELS.items() if issubclass(model, Model)}


def verdicts(kind: str, document: dict[str, Any]) -> dict[str, bool]:
    """Return who takes ``document``: the model, the published schema, and the stage ``shape``."""
    document = {"Kind": kind} | document
    try:
        MODELS[kind].model_validate(document)
    except ValidationError:
        model = False
    else:
        model = True
    faults, _ = faults_of(PUBLISHED[kind], document, Document("spec.yaml", "", document), ())
    spec = shape(read("spec.yaml", json.dumps(document).encode()))
    return {"model": model, "schema": not faults, "shape": not spec.faults and spec.kind == kind}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_all_say_the_same_of_an_odd_value_in_any_place(kind: str) -> None:
    found = everywhere(PUBLISHED[kind])
    told = [(each, verdicts(kind, each)) for each in found if isinstance(each, dict)]
    assert [each for each in told if len(set(each[1].values())) > 1] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_check_of_the_quick_reader_says_yes_only_where_the_schema_does(kind: str) -> None:
    found = everywhere(PUBLISHED[kind])
    taken = [each for each in found if fits(kind, deepcopy(each), loose=True)]
    assert [each for each in taken if not verdicts(kind, each)["schema"]] == []


@pytest.mark.parametrize("kind", SCHEMAS)
@examples(100)
@given(data=st.data())
def test_all_take_whatever_has_the_structure_of_the_model(kind: str, data: st.DataObject) -> None:
    assert set(verdicts(kind, data.draw(VALID[kind])).values()) == {True}


@pytest.mark.parametrize("kind", SCHEMAS)
@examples(300)
@given(data=st.data())
def test_all_say_the_same_of_a_damaged_file(kind: str, data: st.DataObject) -> None:
    document = data.draw(damaged(VALID[kind], keys_of(PUBLISHED[kind])))
    assert len(set(verdicts(kind, document).values())) == 1

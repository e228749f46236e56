"""Whatever stands anywhere, the answer is an error or a body that fits the API."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import wfc_schemas
from tests.laws import examples
from wfc.pipeline import compile_graph

from .damage import EDGES, FEW, everywhere
from .documents import DURATION
from .texts import SMALLEST, Body, checked

SPEC = wfc_schemas.load("adhoc-workflow")
BODY = Draft202012Validator(wfc_schemas.load("targets/ExecuteAdhocWorkflowInstance"))


#: A task in which every name is one that nobody has.
LOST = {
    "Name": "lost",
    "Dependencies": [{"UpstreamOutput": "nobody"}],
    "DependsOn": ["nobody"],
    "Inputs": {"Variables": [{"Name": "x", "From": "nobody:x"}, {"Name": "y", "Value": "no:y"}]},
    "Outputs": {"TaskOutputs": [{"Output": "o"}], "Variables": [{"Name": "z"}, {"Name": "z"}]},
}


def odd(values: tuple[Any, ...]) -> list[Body]:
    """Return documents that hold one of ``values`` each, in any place there is."""
    return [each for each in everywhere(SPEC, values) if isinstance(each, dict)]


def filled(document: Body) -> Body:
    """Return ``document`` with what every workflow and its first task need."""
    spec = SMALLEST | document
    if isinstance(spec["Tasks"], list) and spec["Tasks"] and isinstance(spec["Tasks"][0], dict):
        spec["Tasks"] = [SMALLEST["Tasks"][0] | spec["Tasks"][0]]
    return spec


def sound_or_told(document: Body) -> bool:
    """Say whether ``document``, filled in, has an error or compiles to what the API takes."""
    found = checked(json.dumps(filled(document)))
    if found.has_errors():
        return True
    return found.graph is not None and BODY.is_valid(compile_graph(found.graph).body)


@pytest.mark.parametrize("share", range(4))
def test_an_odd_value_in_any_place_is_an_error_or_fits_the_api(share: int) -> None:
    assert [each for each in odd(EDGES)[share::4] if not sound_or_told(each)] == []


#: What is told of names that nobody has, and what is told of ``LOST`` anyway.
OF_NAMES = {"dangling-output", "unknown-task", "unknown-variable"}
OF_ITSELF = {"duplicate-variable"}


def test_beside_an_odd_value_other_mistakes_are_told_as_ever() -> None:
    """But for an odd Kind: of such a file nobody knows what it is; nor what an odd Include has."""
    for document in odd(FEW):
        spec = filled(document)
        if isinstance(spec["Tasks"], list) and "Kind" not in spec:
            spec["Tasks"] = [*spec["Tasks"], LOST]
            rules = {problem.rule for problem in checked(json.dumps(spec)).problems}
            wanted = OF_ITSELF if spec.get("Include") else OF_ITSELF | OF_NAMES
            assert rules >= wanted, document


@examples(200)
@given(DURATION | st.from_regex(r"[0-9]{0,11}[dhms]?([0-9]{0,11}[hms])?", fullmatch=True))
def test_every_duration_is_an_error_or_fits_the_api(text: str) -> None:
    assert sound_or_told({"Tasks": [{"Timeout": text}]})

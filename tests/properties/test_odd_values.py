"""Whatever stands anywhere, the answer is an error or a body that fits the API."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import wfc_schemas
from wfc.pipeline import compile_graph

from .damage import EDGES, around
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


#: One value of each type, and some that are worse.
FEW: tuple[Any, ...] = (None, True, 1, 0.5, "", "²", "9" * 5000, [], [None], {}, {"Name": None})


def odd(values: tuple[Any, ...]) -> list[Body]:
    """Return documents that hold one of ``values`` each, in any place there is."""
    documents = [each for value in values for each in around(SPEC, SPEC, value)]
    return [each for each in documents if isinstance(each, dict)]


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


def test_an_odd_value_in_any_place_is_an_error_or_fits_the_api() -> None:
    assert [each for each in odd(EDGES) if not sound_or_told(each)] == []


def test_beside_an_odd_value_other_mistakes_are_told_as_ever() -> None:
    """But for an odd Kind: of such a file nobody knows what it is."""
    for document in odd(FEW):
        spec = filled(document)
        if isinstance(spec["Tasks"], list) and "Kind" not in spec:
            spec["Tasks"] = [*spec["Tasks"], LOST]
            rules = {problem.rule for problem in checked(json.dumps(spec)).problems}
            assert rules >= {
                "dangling-output",
                "duplicate-variable",
                "unknown-task",
                "unknown-variable",
            }, document


@settings(max_examples=200, deadline=None)
@given(DURATION | st.from_regex(r"[0-9]{0,11}[dhms]?([0-9]{0,11}[hms])?", fullmatch=True))
def test_every_duration_is_an_error_or_fits_the_api(text: str) -> None:
    assert sound_or_told({"Tasks": [{"Timeout": text}]})

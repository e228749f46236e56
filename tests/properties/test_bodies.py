"""A request body is a spec that compiles to itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfc.pipeline import compile_graph
from wfc.targets.payload import Payload

from .workflows import SPELLINGS, Body, bodies, checked, shuffled


def compiled(text: str) -> Payload:
    """Return the request that ``text`` stands for; it has no errors."""
    found = checked(text)
    errors = [each for each in found.problems if each.severity == "error"]
    assert [(each.rule, each.finding.message) for each in errors] == []
    assert found.graph is not None
    return compile_graph(found.graph)


def envelope(payload: Payload) -> Body:
    """Return what ``compile --format request`` writes."""
    return {"Action": payload.action, "Version": payload.version, "Parameters": payload.parameters}


def printed(value: Any) -> str:
    """Return ``value`` as ``wfc compile`` prints it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@settings(max_examples=150, deadline=None)
@given(bodies(), st.sampled_from(SPELLINGS))
def test_a_body_compiles_to_itself(body: Body, spell: Any) -> None:
    assert compiled(spell(body)).body == body


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_body_comes_out_in_the_order_of_the_api_page(data: st.DataObject) -> None:
    body = data.draw(bodies())
    mixed = data.draw(shuffled(body))
    assert printed(compiled(json.dumps(mixed)).body) == printed(body)


@settings(max_examples=150, deadline=None)
@given(bodies(), st.sampled_from(SPELLINGS))
def test_the_envelope_compiles_to_the_body(body: Body, spell: Any) -> None:
    request = envelope(compiled(json.dumps(body)))
    assert printed(compiled(spell(request)).body) == printed(body)

"""A request body is a spec that compiles to itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.command import wfc
from tests.laws import examples
from wfc.pipeline import compile_graph
from wfc.targets.payload import Payload

from .texts import SMALLEST, SPELLINGS, Body, checked
from .workflows import bodies, shuffled

#: Controls, a byte order mark, what is no character, and line breaks of other standards.
ODD = "".join(map(chr, (*range(0xA1), 0x2028, 0x2029, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600)))


def compiled(text: str) -> Payload:
    """Return the request that ``text`` stands for; it has no errors."""
    found = checked(text)
    errors = [each for each in found.problems if each.severity == "error"]
    assert [(each.rule, each.finding.message) for each in errors] == []
    assert found.graph is not None
    return compile_graph(found.graph)


def request(payload: Payload) -> Body:
    """Return what ``compile --format request`` writes."""
    return {"Action": payload.action, "Version": payload.version, "Parameters": payload.parameters}


def printed(value: Any) -> str:
    """Return ``value`` as ``wfc compile`` prints it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@examples(150)
@given(bodies(), st.sampled_from(SPELLINGS))
def test_a_body_compiles_to_itself(body: Body, spell: Any) -> None:
    assert compiled(spell(body)).body == body


@examples(150)
@given(st.data())
def test_a_body_comes_out_in_the_order_of_the_api_page(data: st.DataObject) -> None:
    body = data.draw(bodies())
    mixed = data.draw(shuffled(body))
    assert printed(compiled(json.dumps(mixed)).body) == printed(body)


@examples(150)
@given(bodies(), st.sampled_from(SPELLINGS))
def test_the_envelope_compiles_to_the_body(body: Body, spell: Any) -> None:
    sent = request(compiled(json.dumps(body)))
    assert printed(compiled(spell(sent)).body) == printed(body)


def test_what_compile_prints_it_reads_again_whatever_characters_are_in_a_script(
    tmp_path: Path,
) -> None:
    """Some characters no file may hold as they are; JSON can say them all the same."""
    body = {**SMALLEST, "Tasks": [SMALLEST["Tasks"][0] | {"Script": {"Content": ODD}}]}
    once = wfc("compile", "-", cwd=tmp_path, stdin=json.dumps(body))
    assert json.loads(once.out)["Tasks"][0]["Script"]["Content"] == ODD
    assert wfc("compile", "-", cwd=tmp_path, stdin=once.out).out == once.out

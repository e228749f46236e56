"""The sieve spares rules files in which they would find nothing, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from tests.laws import examples
from wfc import lint
from wfc.graph.graph import Graph
from wfc.pipeline import check
from wfc.rules.shelf import CHECKS
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc_spec.parameters import is_odd

from .mistakes import MISTAKEN
from .texts import Body

FOLDER = Path(__file__).parents[1] / "lint"
PAIRS = sorted(FOLDER.glob("*.yaml")) + sorted(FOLDER.glob("*.json"))
ALL = Choice(("all",))


def graph_of(name: str, data: bytes) -> Graph | None:
    return check(read(name, data), Folder(str(FOLDER)), ALL).graph


def said(graph: Graph, rules: set[str]) -> list[str]:
    """Return which of ``rules`` say something about ``graph``, and what."""
    return [f"{each.rule}: {each.finding.message}" for each in lint.checked(graph, ALL, rules)]


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name)
def test_the_sieve_hides_nothing_of_any_pair(path: Path) -> None:
    graph = graph_of(path.name, path.read_bytes())
    if graph is not None and graph.workflow.spec.kind == "AdhocWorkflow":
        assert said(graph, lint.suspects(graph)) == said(graph, set(CHECKS))


@examples(200)
@given(MISTAKEN)
def test_the_sieve_hides_nothing_of_bodies_with_mistakes(body: Body) -> None:
    graph = graph_of("w.json", json.dumps(body).encode())
    assert graph is not None
    assert said(graph, lint.suspects(graph)) == said(graph, set(CHECKS))


def test_what_is_fine_as_parameters_is_not_fine_as_the_value_of_one() -> None:
    """What was looked at once is remembered, for as long as wfc runs: of each kind on its own."""
    for text in ("a=b", "$bizdate $cyctime"):
        assert not is_odd(text)
        assert is_odd({"x": text})
        assert not is_odd(text)


def test_a_clean_file_calls_few_rules() -> None:
    """Otherwise the tests above would hold for a sieve that lets everything through."""
    sample = FOLDER.parents[1] / "samples/hello.wfc.yaml"
    graph = graph_of(sample.name, sample.read_bytes())
    assert graph is not None
    assert len(lint.suspects(graph)) < len(CHECKS) / 3

"""What holds of the drawings of every graph."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wfc.draw.formats import FORMATS, renderer
from wfc.draw.sketch import sketch
from wfc.draw.terminal.direction import Downward, Rightward
from wfc.draw.terminal.layers import layered
from wfc.draw.terminal.picture import picture
from wfc.draw.terminal.untangle import crossings, untangled
from wfc.report.text import plain
from wfc.report.width import columns

from .graphs import graph, graph_of, task
from .syntax import is_dot, is_mermaid
from .trace import Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.draw.terminal.direction import Direction
    from wfc.graph.graph import Graph

ACTING = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}

hostile = st.sampled_from(
    [*"\x00\x07\x1b\t\r\n\x7f\x9b\u202e\u2028\ufeff\ud800\"'\\`[](){}<>#&;:|%-_ ", "报", "🚀", "<-"]
)
texts = st.lists(hostile | st.characters(categories=("L", "M", "N", "P", "S", "Z", "C"))).map(
    "".join
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Return a graph with names that try everything."""
    names = draw(st.lists(texts, max_size=8))
    variables = st.lists(
        st.builds(
            lambda name, producer, variable: {"Name": name, "From": f"{producer}:{variable}"},
            texts,
            st.sampled_from([*names, "?"]),
            texts,
        ),
        max_size=2,
    )
    waits = st.lists(st.sampled_from([*names, "nobody"]) | texts, max_size=4)
    tasks = [
        task(name, *draw(waits), Inputs={"Variables": draw(variables)}, Type=draw(texts))
        for name in names
    ]
    return graph_of(tasks, draw(st.lists(texts, max_size=2)))


@st.composite
def waits(draw: st.DrawFn) -> dict[str, list[str]]:
    """Return tasks that wait for each other in every way, cycles among them, and for others."""
    size = draw(st.integers(1, 12))
    ahead = draw(st.integers(0, 2))  # how far from its place a task may find what it waits for
    found = {}
    for number in range(size):
        near = [f"t{other}" for other in range(min(size, number + ahead))]
        names = st.sampled_from([*near, "@x0", "@x1", "@x2", "m0"])
        found[f"t{number}"] = draw(st.lists(names, max_size=5))
    return found


def lines_of(graph: Graph, direction: Direction) -> list[list[str]]:
    """Return the picture of each island."""
    islands = [untangled(layers) for layers in layered(sketch(graph))]
    return [picture(layers, direction).rows() for layers in islands]


@given(waits(), st.sampled_from([Rightward(), Downward()]))
def test_whoever_follows_the_lines_of_a_picture_finds_what_waits_for_what(
    waits: dict[str, list[str]], direction: Direction
) -> None:
    links = {(name.lstrip("@"), task) for task, names in waits.items() for name in names}
    islands = lines_of(graph(waits, ["x0", "x1"]), direction)
    assert set().union(*(Picture(rows).links() for rows in islands)) == links


@given(waits())
def test_reordering_never_makes_more_lines_cross(waits: dict[str, list[str]]) -> None:
    for layers in layered(sketch(graph(waits))):
        better = untangled(layers)
        assert crossings(better) <= crossings(layers)
        assert [set(level) for level in better.levels] == [set(level) for level in layers.levels]


@given(waits())
def test_lines_go_from_one_level_to_the_next(waits: dict[str, list[str]]) -> None:
    for layers in layered(sketch(graph(waits))):
        assert all(level for level in layers.levels)
        for gap, (near, far) in zip(layers.gaps, pairwise(layers.levels), strict=True):
            assert {item for net in gap for item in net.sources} <= set(near)
            assert {item for net in gap for item in net.targets} <= set(far)


@given(graphs())
def test_every_format_names_every_task_and_nothing_in_it_acts_on_a_terminal(graph: Graph) -> None:
    for name in FORMATS:
        text = renderer(name)(graph)
        assert text.endswith("\n")
        assert not {unicodedata.category(char) for char in text.replace("\n", "")} & ACTING
    lines = renderer("text")(graph)
    for each in graph.tasks:
        assert plain(each.name).strip().lstrip(":") in lines


@given(graphs())
def test_the_lists_of_json_are_those_of_the_graph(graph: Graph) -> None:
    found = json.loads(renderer("json")(graph))
    assert [each["name"] for each in found["tasks"]] == [each.name for each in graph.tasks]
    assert len(found["edges"]) == len(graph.edges)


@given(graphs())
def test_names_cannot_leave_their_quotes(graph: Graph) -> None:
    checks: dict[str, Callable[[str], bool]] = {"mermaid": is_mermaid, "dot": is_dot}
    for name, is_sound in checks.items():
        assert is_sound(renderer(name)(graph))


@given(waits())
def test_a_picture_is_no_wider_than_the_terminal(waits: dict[str, list[str]]) -> None:
    lines = renderer("text")(graph(waits)).splitlines()
    assert max(map(columns, lines)) <= 100


@given(waits())
def test_the_same_graph_is_always_drawn_the_same(waits: dict[str, list[str]]) -> None:
    for name in FORMATS:
        assert renderer(name)(graph(waits)) == renderer(name)(graph(waits))

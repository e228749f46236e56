"""The format dot."""

from __future__ import annotations

import json
import shutil
import subprocess
from textwrap import dedent

import pytest

from wfc.draw.formats import renderer

from .graphs import CHINESE, CYCLE, HOSTILE, OUTSIDE, graph, graph_of, task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.graph.graph import Graph


def is_drawn(text: str, graph: Graph) -> None:
    assert renderer("dot")(graph) == dedent(text).lstrip("\n")


def test_tasks_are_boxes_and_edges_bear_variables() -> None:
    inputs = {"Variables": [{"Name": "rows", "From": "extract:row_count"}]}
    is_drawn(
        r"""
        digraph workflow {
          graph [rankdir=LR, label="orders", labelloc=t];
          node [shape=box];
          t0 [label="extract\nODPS_SQL"];
          t1 [label="load\nODPS_SQL"];
          t0 -> t1 [label="row_count"];
        }
        """,
        graph_of([task("extract"), task("load", "extract", Inputs=inputs)]),
    )


def test_a_cycle_is_red_and_what_is_behind_it_dashed() -> None:
    is_drawn(
        r"""
        digraph workflow {
          graph [rankdir=LR, label="orders", labelloc=t];
          node [shape=box];
          t0 [label="a\nODPS_SQL", color=red, penwidth=2];
          t1 [label="b\nODPS_SQL", color=red, penwidth=2];
          t2 [label="c\nODPS_SQL", color=red, penwidth=2];
          t3 [label="d\nODPS_SQL", color=red, style="dashed"];
          t4 [label="e\nODPS_SQL"];
          t5 [label="f\nODPS_SQL", color=red, style="dashed"];
          t6 [label="g\nODPS_SQL"];
          t2 -> t0 [color=red, penwidth=2];
          t0 -> t1 [color=red, penwidth=2];
          t1 -> t2 [color=red, penwidth=2];
          t2 -> t3;
          t4 -> t5;
          t3 -> t5;
          t6 -> t6 [color=red, penwidth=2];
        }
        """,
        CYCLE,
    )


def test_what_comes_from_elsewhere_is_round_and_dashed() -> None:
    is_drawn(
        r"""
        digraph workflow {
          graph [rankdir=LR, label="orders", labelloc=t];
          node [shape=box];
          t0 [label="load\nODPS_SQL"];
          t1 [label="report\nODPS_SQL"];
          x0 [label="dw.calendar", style="rounded,dashed"];
          x1 [label="?\ndw.users", style="rounded,dashed", color=red, fontcolor=red];
          x2 [label="?\nchek", style="rounded,dashed", color=red, fontcolor=red];
          x0 -> t0;
          x1 -> t0;
          t0 -> t1;
          x2 -> t1;
        }
        """,
        OUTSIDE,
    )


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ('w"x', r"w\"x"),
        ("a\\", "a\\\\"),
        (r"\N\n", r"\\N\\n"),
        ("&lt;", "&amp;lt;"),
        ("a\nb", "a␊b"),
        ("报表", "报表"),
    ],
)
def test_names_stay_inside_their_labels(name: str, label: str) -> None:
    assert rf't0 [label="{label}\nODPS_SQL"];' in renderer("dot")(graph({name: []}))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("graph", [CHINESE, CYCLE, HOSTILE, OUTSIDE, graph({}), graph({"\\": []})])
def test_graphviz_reads_the_same_graph(graph: Graph) -> None:
    program = ["dot", "-Tdot_json"]
    found = json.loads(
        subprocess.run(
            program, input=renderer("dot")(graph), capture_output=True, check=True, text=True
        ).stdout
    )
    tasks = [each for each in found.get("objects", []) if each["name"].startswith("t")]
    assert len(tasks) == len(graph.tasks)
    ends = [(tail["tail"], tail["head"]) for tail in found.get("edges", [])]
    links = {(edge.upstream and edge.upstream.index, edge.task.index) for edge in graph.edges}
    assert {pair for pair in ends if pair[0] < len(tasks)} == {
        pair for pair in links if pair[0] is not None
    }

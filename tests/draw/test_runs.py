"""Runs: what becomes of each node is seen in every format."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from wfc.draw.formats import renderer
from wfc.pipeline import check
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

if TYPE_CHECKING:
    from wfc.graph.graph import Graph

SPEC = """
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
Nodes:
  - {Name: extract, NodeId: 1}
  - {Name: load, NodeId: 2, DependsOn: [extract]}
  - {Name: report, NodeId: 3, DependsOn: [load]}
  - {Name: archive, NodeId: 4, DependsOn: [load]}
Select: [load, report]
Exclude: [report]
"""


def graph() -> Graph:
    checked = check(
        read("run.wfc.yaml", SPEC.encode()), Folder(str(Path(__file__).parent)), Choice()
    )
    assert checked.graph is not None
    return checked.graph


def test_the_picture_marks_them_and_says_what_the_marks_mean() -> None:
    assert renderer("text")(graph()) == dedent(
        """
        ◌ extract ──> △ load ─┬─> ○ report
                              └─> ◌ archive

        ○ dry run: looks successful, and does nothing
        ◌ left out: not created
        △ runs, and what it waits for is left out: what it reads may be stale
        """
    ).lstrip("\n")


def test_json_has_the_state_of_each_node_and_what_it_misses() -> None:
    found = {each["name"]: each for each in json.loads(renderer("json")(graph()))["tasks"]}
    assert {name: (each["state"], each["stale"]) for name, each in found.items()} == {
        "extract": ("left-out", []),
        "load": ("run", ["extract"]),
        "report": ("dry-run", []),
        "archive": ("left-out", []),
    }


def test_mermaid_and_dot_give_each_a_look_of_its_own() -> None:
    mermaid = renderer("mermaid")(graph())
    assert "  class t2 dry\n" in mermaid
    assert "  class t0,t3 out\n" in mermaid
    assert "  class t1 stale\n" in mermaid
    dot = renderer("dot")(graph())
    assert 't2 [label="report", style="dotted", fontcolor=gray40];' in dot
    assert 't1 [label="load", color=orange, penwidth=2];' in dot

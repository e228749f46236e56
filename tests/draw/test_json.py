"""The format json, version 1."""

from __future__ import annotations

import json
from textwrap import dedent

from wfc.draw.formats import renderer
from wfc.pipeline import check
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

from .graphs import CYCLE, OUTSIDE, graph, graph_of, task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.graph.graph import Graph


def found(graph: Graph) -> dict[str, Any]:
    """Return what a machine reads."""
    value: dict[str, Any] = json.loads(renderer("json")(graph))
    return value


def test_a_workflow_is_told_with_tasks_edges_and_lines() -> None:
    text = dedent("""\
        Name: 订单
        ProjectId: 10
        Owner: 1000
        Externals: [dw.calendar]
        Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}}
        Tasks:
          - Name: extract
            Type: DIDE_SHELL
          - Type: ODPS_SQL
            Name: load
            DependsOn: [extract]
            Dependencies: [{UpstreamOutput: dw.calendar}]
            Inputs: {Variables: [{Name: rows, From: "extract:row_count"}]}
        """)
    checked = check(read("orders.wfc.yaml", text.encode()), Folder("."), Choice())
    assert checked.graph is not None
    assert renderer("json")(checked.graph) == dedent("""\
        {
          "version": 1,
          "workflow": "订单",
          "file": "orders.wfc.yaml",
          "tasks": [
            {
              "name": "extract",
              "type": "DIDE_SHELL",
              "level": 0,
              "needs": [],
              "outputs": [
                "订单.extract"
              ],
              "line": 7
            },
            {
              "name": "load",
              "type": "ODPS_SQL",
              "level": 1,
              "needs": [
                "extract"
              ],
              "outputs": [],
              "line": 10
            }
          ],
          "edges": [
            {
              "from": null,
              "to": "load",
              "output": "dw.calendar",
              "variables": []
            },
            {
              "from": "extract",
              "to": "load",
              "output": "订单.extract",
              "variables": [
                "row_count"
              ]
            }
          ],
          "externals": [
            "dw.calendar"
          ],
          "missing": [],
          "cycles": []
        }
        """)


def test_what_nobody_makes_is_missing_and_a_task_that_is_not_there_has_no_output() -> None:
    told = found(OUTSIDE)
    assert told["missing"] == ["dw.users", "chek"]
    assert [(each["from"], each["output"]) for each in told["edges"]] == [
        (None, "dw.calendar"),
        (None, "dw.users"),
        ("load", "orders.load"),
        ("chek", None),
    ]


def test_an_external_is_an_output_and_no_task() -> None:
    told = found(graph({"load": ["dw.users"]}, ["dw.users"]))
    assert (told["externals"], told["missing"]) == (["dw.users"], ["dw.users"])


def test_in_a_cycle_each_task_waits_for_the_next_and_none_behind_it_has_a_level() -> None:
    told = found(CYCLE)
    assert told["cycles"] == [["a", "c", "b"]]
    levels = {each["name"]: each["level"] for each in told["tasks"]}
    assert levels == {"a": None, "b": None, "c": None, "d": None, "e": 0, "f": None, "g": 0}


def test_an_edge_for_each_output_bears_the_variables_of_that_output() -> None:
    outputs = {"TaskOutputs": [{"Output": "dw.a"}, {"Output": "dw.b"}]}
    inputs = {"Variables": [{"Name": name, "Value": f"dw.b:{name}"} for name in ("y", "x")]}
    told = found(
        graph_of([task("both", Outputs=outputs), task("load", "@dw.a", "@dw.b", Inputs=inputs)])
    )
    assert [each["needs"] for each in told["tasks"]] == [[], ["both"]]
    assert [each["outputs"] for each in told["tasks"]] == [["dw.a", "dw.b"], []]
    assert [each["variables"] for each in told["edges"]] == [[], ["y", "x"]]


def test_what_is_not_known_is_null() -> None:
    told = found(graph_of([{}]))["tasks"][0]
    assert (told["name"], told["type"], told["line"]) == (None, None, None)


def test_hidden_characters_are_escapes() -> None:
    text = renderer("json")(graph({"\x1b\x7f\u202e\ud800\U000e0041": []}))
    assert r'"name": "\u001b\u007f\u202e\ud800\udb40\udc41"' in text

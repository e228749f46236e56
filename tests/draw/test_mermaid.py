"""The format mermaid."""

from __future__ import annotations

from textwrap import dedent

import pytest

from wfc.draw.formats import renderer

from .graphs import CYCLE, HOSTILE, OUTSIDE, graph, graph_of, task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.graph.graph import Graph


def is_drawn(text: str, graph: Graph) -> None:
    assert renderer("mermaid")(graph) == dedent(text).lstrip("\n")


def test_an_edge_bears_the_variables_that_flow_along_it() -> None:
    inputs = {
        "Variables": [
            {"Name": "rows", "From": "extract:row_count"},
            {"Name": "day", "Value": "dw.calendar:day"},
            {"Name": "again", "From": "extract:row_count"},
            {"Name": "last", "From": "extract:last_id"},
        ]
    }
    is_drawn(
        """
        flowchart LR
          t0["extract<br/>ODPS_SQL"]
          t1["load<br/>ODPS_SQL"]
          x0("dw.calendar")
          x0 -- "day" --> t1
          t0 -- "row_count, last_id" --> t1
          classDef external stroke-dasharray:4
          class x0 external
        """,
        graph_of(
            [task("extract"), task("load", "extract", "@dw.calendar", Inputs=inputs)],
            ["dw.calendar"],
        ),
    )


def test_a_variable_taken_without_a_dependency_is_on_no_edge() -> None:
    inputs = {"Variables": [{"Name": "rows", "From": "extract:row_count"}]}
    is_drawn(
        """
        flowchart LR
          t0["extract<br/>ODPS_SQL"]
          t1["load<br/>ODPS_SQL"]
        """,
        graph_of([task("extract"), task("load", Inputs=inputs)]),
    )


def test_two_outputs_of_one_task_make_one_edge() -> None:
    outputs = {"TaskOutputs": [{"Output": "dw.a"}, {"Output": "dw.b"}]}
    inputs = {"Variables": [{"Name": "n", "Value": "dw.b:n"}]}
    is_drawn(
        """
        flowchart LR
          t0["both<br/>ODPS_SQL"]
          t1["load<br/>ODPS_SQL"]
          t0 -- "n" --> t1
        """,
        graph_of([task("both", Outputs=outputs), task("load", "@dw.a", "@dw.b", Inputs=inputs)]),
    )


def test_a_cycle_is_red_and_what_is_behind_it_dashed() -> None:
    is_drawn(
        """
        flowchart LR
          t0["a<br/>ODPS_SQL"]
          t1["b<br/>ODPS_SQL"]
          t2["c<br/>ODPS_SQL"]
          t3["d<br/>ODPS_SQL"]
          t4["e<br/>ODPS_SQL"]
          t5["f<br/>ODPS_SQL"]
          t6["g<br/>ODPS_SQL"]
          t2 --> t0
          t0 --> t1
          t1 --> t2
          t2 --> t3
          t4 --> t5
          t3 --> t5
          t6 --> t6
          classDef cycle stroke:red,stroke-width:2px
          class t0,t1,t2 cycle
          classDef behind stroke:red,stroke-dasharray:4
          class t3,t5 behind
          linkStyle 0,1,2,6 stroke:red,stroke-width:2px
        """,
        CYCLE,
    )


def test_what_comes_from_elsewhere_is_round_and_dashed() -> None:
    is_drawn(
        """
        flowchart LR
          t0["load<br/>ODPS_SQL"]
          t1["report<br/>ODPS_SQL"]
          x0("dw.calendar")
          x1("?<br/>dw.users")
          x2("?<br/>chek")
          x0 --> t0
          x1 --> t0
          t0 --> t1
          x2 --> t1
          classDef external stroke-dasharray:4
          class x0 external
          classDef missing stroke:red,stroke-dasharray:4,color:red
          class x1,x2 missing
        """,
        OUTSIDE,
    )


def test_names_stay_inside_their_labels() -> None:
    is_drawn(
        """
        flowchart LR
          t0["w#34;x<br/>ODPS_SQL"]
          t1["a#93;b␊#123;c#125;<br/>ODPS_SQL"]
          t2["␛#91;31m\N{REPLACEMENT CHARACTER}<br/>ODPS_SQL"]
          t3["#58;#58;error#58;#58;#60;b#62;<br/>ODPS_SQL"]
          t0 --> t1
          t1 --> t2
        """,
        HOSTILE,
    )


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("load_orders-v1.2 x", "load_orders-v1.2 x"),
        ("报表。日", "报表。日"),
        ("__init__", "#95;#95;init#95;#95;"),  # would be bold
        ("1. load", "1#46;#32;load"),  # would be a list
        ("    x", "#32;#32;#32;#32;x"),  # would be code
        ("`x`", "#96;x#96;"),
        ("#35;", "#35;35#59;"),
    ],
)
def test_markdown_and_entity_codes_in_names_mean_nothing(name: str, label: str) -> None:
    assert f't0["{label}<br/>ODPS_SQL"]' in renderer("mermaid")(graph({name: []}))

"""The format text: each graph beside its picture."""

from __future__ import annotations

from itertools import combinations
from textwrap import dedent

import pytest

from wfc.draw.formats import renderer

from .graphs import CHAIN, CHINESE, CYCLE, DIAMOND, HOSTILE, OUTSIDE, graph, graph_of, task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.graph.graph import Graph


def is_drawn(text: str, graph: Graph) -> None:
    assert renderer("text")(graph) == dedent(text).lstrip("\n")


def test_a_chain_is_one_line() -> None:
    is_drawn("extract ──> load ──> report\n", CHAIN)


def test_a_diamond_parts_and_meets() -> None:
    is_drawn(
        """
        a ─┬─> b ─┬─> d
           └─> c ─┘
        """,
        DIAMOND,
    )


def test_tasks_side_by_side_stand_one_under_the_other() -> None:
    parts = [f"part_{number}" for number in range(12)]
    is_drawn(
        """
        start ─┬─> part_0 ──┬─> end
               ├─> part_1 ──┤
               ├─> part_2 ──┤
               ├─> part_3 ──┤
               ├─> part_4 ──┤
               ├─> part_5 ──┤
               ├─> part_6 ──┤
               ├─> part_7 ──┤
               ├─> part_8 ──┤
               ├─> part_9 ──┤
               ├─> part_10 ─┤
               └─> part_11 ─┘
        """,
        graph({"start": [], **{part: ["start"] for part in parts}, "end": parts}),
    )


def test_a_bar_takes_several_lines_to_one_task_and_a_long_line_goes_round() -> None:
    is_drawn(
        """
        extract_orders ──> load_orders ─┬───> ┃ join ──> report ─┬─> notify
        extract_items ──────────────────┘ ┌─> ┃                  │
        extract_users ───> load_users ────┴──────────────────────┘
        """,
        graph(
            {
                "extract_orders": [],
                "extract_users": [],
                "extract_items": [],
                "load_orders": ["extract_orders"],
                "load_users": ["extract_users"],
                "join": ["load_orders", "load_users", "extract_items"],
                "report": ["join"],
                "notify": ["report", "load_users"],
            }
        ),
    )


def test_lines_that_cross_without_meeting_hop() -> None:
    is_drawn(
        """
        a ─────┬─> ┃ x
        b ───┬─│─> ┃
             │ └─> ┃ y
        c ─┬─│───> ┃
           │ └───> ┃ z
           └─────> ┃
        """,
        graph({"a": [], "b": [], "c": [], "x": ["a", "b"], "y": ["a", "c"], "z": ["b", "c"]}),
    )


def test_islands_are_drawn_apart_and_single_lines_stand_close() -> None:
    is_drawn(
        """
        a
        b ──> c

        x ─┬─> y
           └─> z
        """,
        graph({"a": [], "b": [], "c": ["b"], "x": [], "y": ["x"], "z": ["x"]}),
    )


def test_what_comes_from_elsewhere_is_marked_and_stands_near() -> None:
    is_drawn(
        """
        (dw.calendar) ─┬─> load ───┬─> report
        ? dw.users ────┘   ? chek ─┘

        (…) made elsewhere
        ? not in this file, and not declared in Externals
        """,
        OUTSIDE,
    )


def test_a_cycle_leads_back_and_its_tasks_and_those_behind_are_marked() -> None:
    is_drawn(
        """
        ↺ a ──> ↺ b ──> ↺ c ───┬─> ✗ d ─────────┬─> ✗ f
        e ───────────────────┐ └─> back to ↺ a  │
                             └──────────────────┘

        g ──> back to g

        ↺ in a cycle: never runs
        ✗ behind a cycle: never runs
        """,
        CYCLE,
    )


def test_wide_characters_keep_the_lines_straight() -> None:
    is_drawn(
        """
        提取订单 ──> 装载 ─┬─> 报表
        extract ───────────┘
        """,
        CHINESE,
    )


def test_names_act_neither_on_the_terminal_nor_on_build_servers() -> None:
    is_drawn(
        """
        w"x ──> a]b␊{c} ──> ␛[31m\N{REPLACEMENT CHARACTER}
        \N{REPLACEMENT CHARACTER}:error::<b>
        """,
        HOSTILE,
    )


def test_a_picture_that_would_be_too_wide_grows_down() -> None:
    is_drawn(
        """
          extract_orders_of_the_shop   extract_users_of_the_shop
                      │                            │
                      ↓                            │
        load_orders_into_the_warehouse             │
                      ├─────────┐ ┌────────────────┘
                      │         ↓ ↓
                      │   报表报表报表报表
                      └────┬─────┘
                           ↓
             notify_all_who_want_to_know_it
        """,
        graph(
            {
                "extract_orders_of_the_shop": [],
                "extract_users_of_the_shop": [],
                "load_orders_into_the_warehouse": ["extract_orders_of_the_shop"],
                "报表报表报表报表": ["extract_users_of_the_shop", "load_orders_into_the_warehouse"],
                "notify_all_who_want_to_know_it": [
                    "报表报表报表报表",
                    "load_orders_into_the_warehouse",
                ],
            }
        ),
    )


def test_many_tasks_are_listed_by_level_and_long_lines_go_on_below() -> None:
    parts = [f"load_part_{number}" for number in range(38)]
    waits = {"start": [], "那": ["start"], **{part: ["那", "start"] for part in parts}}
    tasks = [task(name, *names) for name, names in waits.items()]
    last = [task("end", *parts[:8], "@dw.x", "gone", Type="VIRTUAL"), task("loop", "gool")]
    last += [task("gool", "loop"), task("late", "gool")]
    rows = [f"  {part:12}  ODPS_SQL  <- 那, start" for part in parts]
    expected = """
        level 0
          start  ODPS_SQL
        level 1
          那  ODPS_SQL  <- start
        level 2
        ROWS
        level 3
          end  VIRTUAL  <- (dw.x), load_part_0, load_part_1, load_part_2, load_part_3, load_part_4,
                           load_part_5, load_part_6, load_part_7, ? gone
        never runs
          ↺ loop  ODPS_SQL  <- ↺ gool
          ↺ gool  ODPS_SQL  <- ↺ loop
          ✗ late  ODPS_SQL  <- ↺ gool

        ↺ in a cycle: never runs
        ✗ behind a cycle: never runs
        (…) made elsewhere
        ? not in this file, and not declared in Externals
        """
    drawn = dedent(expected).replace("ROWS", "\n".join(rows))
    assert renderer("text")(graph_of([*tasks, *last], ["dw.x"])) == drawn.lstrip("\n")


def test_a_tangle_is_listed() -> None:
    sources: dict[str, list[str]] = {name: [] for name in "abcdef"}
    pairs = {one + other: [one, other] for one, other in combinations(sources, 2)}
    assert renderer("text")(graph(sources | pairs)).startswith("level 0\n  a  ODPS_SQL\n")


@pytest.mark.parametrize(("number", "first"), [(40, "t0\n"), (41, "level 0\n")])
def test_more_than_forty_tasks_are_listed(number: int, first: str) -> None:
    tasks: dict[str, list[str]] = {f"t{each}": [] for each in range(number)}
    assert renderer("text")(graph(tasks)).startswith(first)


def test_tasks_without_a_name_or_with_the_same_one_are_drawn_all_the_same() -> None:
    is_drawn(
        """
        task number 1
        a ──> b
        a
        """,
        graph_of([{"Type": "VIRTUAL"}, task("a"), task("b", "a", "a"), task("a")]),
    )


def test_no_tasks_are_said_to_be_none() -> None:
    is_drawn("(no tasks)\n", graph({}))

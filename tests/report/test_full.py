"""The format full, shape by shape."""

from __future__ import annotations

from textwrap import dedent

from wfc.problem import Finding, Fix, Label, Place, Problem
from wfc.report.formats import renderer
from wfc.source.document import Document

from .sheet import at, between, drawn, outcome

ORDERS = Document(
    "workflows/orders.wfc.yaml",
    dedent("""\
        # orders, every night

        Name: orders
        Defaults: {Timeout: 1h}

        # the tasks

        Tasks:
          - Name: extract
            Type: ODPS_SQL
            Timeot: 30m
          - {Name: load, DependsOn: [extarct, report]}
          - Name: report
            DependsOn: [load]
        """),
)


def is_drawn(text: str, problem: Problem, *sheets: Document) -> None:
    assert drawn(problem, *sheets) == dedent(text).strip("\n")


def test_a_problem_is_drawn_with_its_place_a_related_place_help_and_fix() -> None:
    finding = Finding(
        "unknown key `Timeot` in task `extract`",
        at(ORDERS, "Timeot"),
        label="did you mean `Timeout`?",
        related=(Label(at(ORDERS, "extract"), "in this task"),),
        help=("a timeout is a duration", "`wfc explain Timeout` says more"),
        fix=Fix("rename to `Timeout`", (), safe=True),
    )
    is_drawn(
        """
        error[unknown-key]: unknown key `Timeot` in task `extract`
          --> workflows/orders.wfc.yaml:11:5
           |
         9 |   - Name: extract
           |           ------- in this task
        10 |     Type: ODPS_SQL
        11 |     Timeot: 30m
           |     ^^^^^^ did you mean `Timeout`?
           |
           = help: a timeout is a duration
           = help: `wfc explain Timeout` says more
           = fix: rename to `Timeout`  [safe]
        """,
        Problem("unknown-key", "error", finding),
        ORDERS,
    )


def test_a_problem_without_label_or_advice_is_a_caret() -> None:
    is_drawn(
        """
        warning[comment]: a comment
         --> workflows/orders.wfc.yaml:1:1
          |
        1 | # orders, every night
          | ^
        """,
        Problem("comment", "warning", Finding("a comment", at(ORDERS, "#"))),
        ORDERS,
    )


def test_an_unsafe_fix_says_so() -> None:
    finding = Finding(
        "no task `extarct`",
        at(ORDERS, "extarct"),
        fix=Fix("change to `extract`", (), safe=False),
    )
    is_drawn(
        """
        error[dangling]: no task `extarct`
          --> workflows/orders.wfc.yaml:12:30
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |                              ^^^^^^^
           |
           = fix: change to `extract`  [unsafe]
        """,
        Problem("dangling", "error", finding),
        ORDERS,
    )


def test_labels_on_one_line_hang_below_their_marks_the_last_beside_it() -> None:
    finding = Finding(
        "`load` needs `extarct`",
        at(ORDERS, "extarct"),
        label="no such task",
        related=(
            Label(at(ORDERS, "load"), "this task needs it"),
            Label(at(ORDERS, "report"), "this one exists"),
        ),
    )
    is_drawn(
        """
        error[dangling]: `load` needs `extarct`
          --> workflows/orders.wfc.yaml:12:30
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |            ----              ^^^^^^^  ------ this one exists
           |            |                 |
           |            |                 no such task
           |            this task needs it
        """,
        Problem("dangling", "error", finding),
        ORDERS,
    )


def test_marks_without_remark_leave_no_bar() -> None:
    finding = Finding(
        "twice",
        at(ORDERS, "report"),
        label="again",
        related=(Label(at(ORDERS, "load"), ""),),
    )
    is_drawn(
        """
        error[twice]: twice
          --> workflows/orders.wfc.yaml:12:39
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |            ----                       ^^^^^^ again
        """,
        Problem("twice", "error", finding),
        ORDERS,
    )


def test_labels_that_overlap_have_rows_of_their_own_the_primary_first() -> None:
    finding = Finding(
        "no task `extarct`",
        at(ORDERS, "extarct"),
        label="no such task",
        related=(
            Label(at(ORDERS, "[extarct, report]"), "in this list"),
            Label(at(ORDERS, "extarct"), "and here"),
        ),
    )
    is_drawn(
        """
        error[dangling]: no task `extarct`
          --> workflows/orders.wfc.yaml:12:30
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |                              ^^^^^^^ no such task
           |                             ----------------- in this list
           |                              ------- and here
        """,
        Problem("dangling", "error", finding),
        ORDERS,
    )


def test_neighbours_are_drawn_without_gap_and_more_than_one_line_between_is_left_out() -> None:
    finding = Finding(
        "a cycle",
        at(ORDERS, "report"),
        label="`load` waits for `report` ...",
        related=(
            Label(at(ORDERS, "Tasks"), "among these tasks"),
            Label(at(ORDERS, "Timeot"), "just above"),
            Label(at(ORDERS, "load", 2), "... and `report` waits for `load`"),
        ),
    )
    is_drawn(
        """
        error[cycle]: a cycle
          --> workflows/orders.wfc.yaml:12:39
           |
         8 | Tasks:
           | ----- among these tasks
        ...
        11 |     Timeot: 30m
           |     ------ just above
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |                                       ^^^^^^ `load` waits for `report` ...
        13 |   - Name: report
        14 |     DependsOn: [load]
           |                 ---- ... and `report` waits for `load`
        """,
        Problem("cycle", "error", finding),
        ORDERS,
    )


def test_labels_in_other_files_stand_in_sections_of_their_own() -> None:
    shared = Document("shared.wfc.yaml", "Kind: Fragment\nTasks:\n- Name: load\n")
    finding = Finding(
        "task `load` is defined twice",
        at(ORDERS, "load"),
        label="defined again",
        related=(Label(at(shared, "load"), "first defined here"),),
        help=("rename one",),
    )
    is_drawn(
        """
        error[duplicate]: task `load` is defined twice
          --> workflows/orders.wfc.yaml:12:12
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |            ^^^^ defined again
           |
          ::: shared.wfc.yaml:3:9
           |
         3 | - Name: load
           |         ---- first defined here
           |
           = help: rename one
        """,
        Problem("duplicate", "error", finding),
        ORDERS,
        shared,
    )


def test_a_file_that_could_not_be_read_has_an_address_but_no_snippet() -> None:
    gone = Place("gone.wfc.yaml")
    finding = Finding(
        "cannot read `gone.wfc.yaml`",
        gone,
        label="permission denied",
        related=(Label(at(ORDERS, "orders"), "near here"), Label(gone, "this one")),
    )
    is_drawn(
        """
        error[unreadable]: cannot read `gone.wfc.yaml`
         --> gone.wfc.yaml
          |
         ::: workflows/orders.wfc.yaml:1:3
          |
        1 | # orders, every night
          |   ------ near here
          |
          = note: permission denied
          = note: gone.wfc.yaml: this one
        """,
        Problem("unreadable", "error", finding),
        ORDERS,
    )


def test_only_the_first_line_of_a_long_place_is_marked() -> None:
    finding = Finding("a list", at(ORDERS, "Tasks:\n  - Name: extract"), label="all of it")
    is_drawn(
        """
        error[list]: a list
         --> workflows/orders.wfc.yaml:8:1
          |
        8 | Tasks:
          | ^^^^^^ all of it
        """,
        Problem("list", "error", finding),
        ORDERS,
    )


def test_the_end_of_a_file_can_be_pointed_at() -> None:
    end = len(ORDERS.text)
    is_drawn(
        """
        error[end]: something is missing
          --> workflows/orders.wfc.yaml:15:1
           |
        15 |
           | ^ here
        """,
        Problem(
            "end",
            "error",
            Finding("something is missing", between(ORDERS, end, end), label="here"),
        ),
        ORDERS,
    )


def test_an_empty_file_can_be_pointed_at() -> None:
    empty = Document("empty.wfc.yaml", "")
    is_drawn(
        """
        error[empty]: the file is empty
         --> empty.wfc.yaml:1:1
          |
        1 |
          | ^ expected a workflow
        """,
        Problem(
            "empty",
            "error",
            Finding("the file is empty", between(empty, 0, 0), label="expected a workflow"),
        ),
        empty,
    )


def test_an_empty_place_has_one_caret() -> None:
    is_drawn(
        """
        error[no-value]: `Name` has no value
         --> a.yaml:1:6
          |
        1 | Name:
          |      ^ expected text
        """,
        Problem(
            "no-value",
            "error",
            Finding(
                "`Name` has no value",
                between(Document("a.yaml", ""), 5, 5),
                label="expected text",
            ),
        ),
        Document("a.yaml", "Name:\nOwner: 1\n"),
    )


def test_lines_may_end_with_crlf_or_cr() -> None:
    for line_break in ("\r\n", "\r"):
        sheet = Document("a.yaml", line_break.join(["a: 1", "b: 2", "c: 3", ""]))
        finding = Finding(
            "no", at(sheet, f"3{line_break}"), related=(Label(at(sheet, "1"), "why"),)
        )
        is_drawn(
            """
            error[no]: no
             --> a.yaml:3:4
              |
            1 | a: 1
              |    - why
            2 | b: 2
            3 | c: 3
              |    ^
            """,
            Problem("no", "error", finding),
            sheet,
        )


def test_wide_characters_take_two_columns_and_combining_marks_none() -> None:
    sheet = Document("报表.yaml", "{名称: 报表, e\u0301: \U0001f680\U0001f680, Owner: é}\n")
    finding = Finding(
        "`报表` 没有 `Owner`",
        at(sheet, "Owner"),
        label="这里",
        related=(
            Label(at(sheet, "报表"), "two signs"),
            Label(at(sheet, "e\u0301"), "an accent"),
            Label(at(sheet, "\U0001f680\U0001f680"), "two rockets"),
        ),
    )
    is_drawn(
        """
        error[owner]: `报表` 没有 `Owner`
         --> 报表.yaml:1:18
          |
        1 | {名称: 报表, e\u0301: \U0001f680\U0001f680, Owner: é}
          |        ----  -  ----  ^^^^^ 这里
          |        |     |  |
          |        |     |  two rockets
          |        |     an accent
          |        two signs
        """,
        Problem("owner", "error", finding),
        sheet,
    )


def test_a_tab_is_four_columns_wide() -> None:
    sheet = Document("tab.yaml", "\tName:\tload\n")
    is_drawn(
        """
        error[tab]: a tab cannot indent
         --> tab.yaml:1:1
          |
        1 |     Name:    load
          | ^^^^         ---- this is fine
          | |
          | use blanks
        """,
        Problem(
            "tab",
            "error",
            Finding(
                "a tab cannot indent",
                at(sheet, "\t"),
                label="use blanks",
                related=(Label(at(sheet, "load"), "this is fine"),),
            ),
        ),
        sheet,
    )


def test_hidden_characters_are_shown_and_move_no_caret() -> None:
    sheet = Document("es\x1b[2Jc.yaml", "a: \x1b[31m\x7f\x85\u202e\u200b\ufe0f x\n")
    finding = Finding(
        "value\nforged[line]: all is well",
        at(sheet, "x"),
        label="\u2066here\x1b[0m",
        help=("tab\there", "##vso[task.complete]"),
    )
    is_drawn(
        """
        error[hidden]: value␊forged[line]: all is well
         --> es␛[2Jc.yaml:1:15
          |
        1 | a: ␛[31m␡���� x
          |               ^ �here␛[0m
          |
          = help: tab␉here
          = help: #�vso[task.complete]
        """,
        Problem("hidden", "error", finding),
        sheet,
    )


def test_a_long_line_is_shown_around_its_marks() -> None:
    start, end = '{"Tasks": [', '{"Name": "zed", "Owner": "x"}]}'
    sheet = Document("big.wfc.json", start + '{"Name": "abc"}, ' * 70_000 + end)
    finding = Finding(
        "an owner is a number",
        at(sheet, '"x"'),
        label="this is text",
        related=(Label(at(sheet, "zed"), "in this task"), Label(at(sheet, "Tasks"), "of these")),
    )
    task = '{"Name": "abc"}, '
    is_drawn(
        f"""
        error[wrong-type]: an owner is a number
         --> big.wfc.json:1:1190037
          |
        1 | {start}{task * 7}{task[:8]}…
          |   ----- of these
        1 | …{task[-5:]}{task * 6}{end}
          | {" " * 118}---            ^^^ this is text
          | {" " * 118}|
          | {" " * 118}in this task
        """,
        Problem("wrong-type", "error", finding),
        sheet,
    )


def test_a_drawing_stands_below_the_snippet() -> None:
    finding = Finding(
        "tasks wait for each other",
        at(ORDERS, "report"),
        drawing=("┌─> load ──> report ─┐", "└────────────────────┘"),
        help=("remove one of the marked entries",),
    )
    is_drawn(
        """
        error[dependency-cycle]: tasks wait for each other
          --> workflows/orders.wfc.yaml:12:39
           |
        12 |   - {Name: load, DependsOn: [extarct, report]}
           |                                       ^^^^^^
           |
           =      ┌─> load ──> report ─┐
           =      └────────────────────┘
           = help: remove one of the marked entries
        """,
        Problem("dependency-cycle", "error", finding),
        ORDERS,
    )


def test_of_very_many_related_places_twenty_are_drawn() -> None:
    sheet = Document("a.yaml", "a\n" * 30)
    related = tuple(Label(between(sheet, 2 * i, 2 * i + 1), f"place {i}") for i in range(1, 25))
    rows = drawn(
        Problem("many", "error", Finding("no", between(sheet, 0, 1), related=related)), sheet
    ).splitlines()
    assert sum("- place" in row for row in rows) == 20
    assert rows[-1] == "   = note: and 4 more places"


def test_problems_are_told_by_file_then_place_then_rule_and_then_counted() -> None:
    sheets = (Document("b.yaml", "x: 1\n"), Document("a.yaml", "x: 1\n"))
    second, first = sheets
    told = (
        Problem("z", "warning", Finding("fourth", at(second, "x"))),
        Problem("b", "error", Finding("second", at(first, "1"))),
        Problem("c", "info", Finding("third", at(first, "1"))),
        Problem("y", "error", Finding("first", at(first, "x"))),
    )
    assert renderer("full")(outcome(*told, sheets=sheets), color=False) == dedent("""\
        error[y]: first
         --> a.yaml:1:1
          |
        1 | x: 1
          | ^

        error[b]: second
         --> a.yaml:1:4
          |
        1 | x: 1
          |    ^

        info[c]: third
         --> a.yaml:1:4
          |
        1 | x: 1
          |    ^

        warning[z]: fourth
         --> b.yaml:1:1
          |
        1 | x: 1
          | ^

        Found 2 errors, 1 warning and 1 info in 2 files.
        """)


def test_a_clean_run_is_one_line() -> None:
    assert (
        renderer("full")(outcome(sheets=(ORDERS,)), color=False) == "All clean: 1 file checked.\n"
    )


def test_colours_are_those_of_the_severity() -> None:
    problem = Problem("no", "warning", Finding("no", at(ORDERS, "orders"), label="this"))
    text = renderer("full")(outcome(problem, sheets=(ORDERS,)), color=True)
    assert text.splitlines()[:5] == [
        "\x1b[1;33mwarning[no]\x1b[0m\x1b[1m: no\x1b[0m",
        "\x1b[1;34m -->\x1b[0m workflows/orders.wfc.yaml:1:3",
        "\x1b[1;34m  |\x1b[0m",
        "\x1b[1;34m1 |\x1b[0m # orders, every night",
        "\x1b[1;34m  |\x1b[0m   \x1b[1;33m^^^^^^\x1b[0m \x1b[1;33mthis\x1b[0m",
    ]

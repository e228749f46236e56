"""The format json, version 1."""

from __future__ import annotations

import json
from textwrap import dedent

from wfc.problem import Edit, Finding, Fix, Label, Place, Problem
from wfc.report.formats import renderer
from wfc.source.document import Document

from .sheet import at, outcome


def test_a_clean_run_is_an_object_too() -> None:
    assert renderer("json")(outcome(sheets=(Document("a.yaml", ""),)), color=True) == dedent("""\
        {
          "version": 1,
          "problems": [],
          "summary": {
            "files": 1,
            "errors": 0,
            "warnings": 0,
            "infos": 0
          }
        }
        """)


def test_a_problem_is_told_with_everything_it_says() -> None:
    sheet = Document("表.yaml", "Tasks:\n- 名: 报\n  Timeot: 1\n")
    key = at(sheet, "Timeot")
    place = Place(sheet.file, ("Tasks", 0, "Timeot"), "text", key.within)
    finding = Finding(
        "unknown key `Timeot`",
        place,
        label="did you mean `Timeout`?",
        related=(Label(at(sheet, "报"), "in this task"),),
        help=("a timeout is a duration",),
        fix=Fix("rename to `Timeout`", (Edit(key, "Timeout"),), safe=True),
    )
    problem = Problem("unknown-key", "error", finding)
    assert renderer("json")(outcome(problem, sheets=(sheet,)), color=False) == dedent("""\
        {
          "version": 1,
          "problems": [
            {
              "rule": "unknown-key",
              "severity": "error",
              "message": "unknown key `Timeot`",
              "file": "表.yaml",
              "line": 3,
              "column": 3,
              "end_line": 3,
              "end_column": 9,
              "route": [
                "Tasks",
                0,
                "Timeot"
              ],
              "related": [
                {
                  "message": "in this task",
                  "file": "表.yaml",
                  "line": 2,
                  "column": 6
                }
              ],
              "help": "did you mean `Timeout`?\\na timeout is a duration",
              "environments": null,
              "fix": {
                "message": "rename to `Timeout`",
                "safe": true,
                "edits": [
                  {
                    "file": "表.yaml",
                    "start": [
                      3,
                      3
                    ],
                    "end": [
                      3,
                      9
                    ],
                    "text": "Timeout"
                  }
                ]
              }
            }
          ],
          "summary": {
            "files": 1,
            "errors": 1,
            "warnings": 0,
            "infos": 0
          }
        }
        """)


def test_what_is_absent_is_null_and_lists_are_lists() -> None:
    problem = Problem("unreadable", "info", Finding("cannot read", Place("gone.yaml")))
    report = json.loads(renderer("json")(outcome(problem), color=False))
    assert report["problems"] == [
        {
            "rule": "unreadable",
            "severity": "info",
            "message": "cannot read",
            "file": "gone.yaml",
            "line": None,
            "column": None,
            "end_line": None,
            "end_column": None,
            "route": [],
            "related": [],
            "help": None,
            "environments": None,
            "fix": None,
        }
    ]


def test_a_place_of_several_lines_ends_behind_its_last_character() -> None:
    sheet = Document("a.yaml", "a:\n  b: 1\n")
    problem = Problem("no", "error", Finding("no", at(sheet, "a:\n  b: 1\n")))
    (told,) = json.loads(renderer("json")(outcome(problem, sheets=(sheet,)), color=False))[
        "problems"
    ]
    assert [told["line"], told["column"], told["end_line"], told["end_column"]] == [1, 1, 3, 1]


def test_hidden_characters_are_escapes() -> None:
    finding = Finding("\x1b \x7f \x85 \u202e \u2028 \ud800 \U000e0041 报\n", Place("a.yaml"))
    text = renderer("json")(outcome(Problem("no", "error", finding)), color=False)
    written = r"\u001b \u007f \u0085 \u202e \u2028 \ud800 \udb40\udc41 报\n"
    assert f'"message": "{written}"' in text
    assert json.loads(text)["problems"][0]["message"] == finding.message


def test_all_problems_of_a_file_are_told() -> None:
    sheet = Document("a.yaml", "a")
    problems = [Problem("no", "error", Finding("no", at(sheet, "a")))] * 123
    report = json.loads(renderer("json")(outcome(*problems, sheets=(sheet,)), color=False))
    assert len(report["problems"]) == report["summary"]["errors"] == 123

"""The format concise."""

from __future__ import annotations

import pytest

from wfc.problem import Finding, Place, Problem
from wfc.report.formats import renderer
from wfc.source.document import Document

from .sheet import at, outcome

SHEET = Document("a.yaml", "Name: x\nTimeot: 1\n")


def test_a_problem_is_one_line_with_its_label() -> None:
    problems = (
        Problem(
            "unknown-key",
            "error",
            Finding("unknown key `Timeot`", at(SHEET, "Timeot"), label="did you mean `Timeout`?"),
        ),
        Problem("short-name", "warning", Finding("`x` says little", at(SHEET, "x"))),
        Problem("unreadable", "error", Finding("cannot read `b.yaml`", Place("b.yaml"))),
    )
    assert renderer("concise")(outcome(*problems, sheets=(SHEET,)), color=False) == (
        "a.yaml:1:7: warning[short-name] `x` says little\n"
        "a.yaml:2:1: error[unknown-key] unknown key `Timeot`; did you mean `Timeout`?\n"
        "b.yaml: error[unreadable] cannot read `b.yaml`\n"
        "Found 2 errors and 1 warning in 1 file.\n"
    )


def test_a_clean_run_is_one_line() -> None:
    sheets = tuple(Document(f"{i}.yaml", "") for i in range(3))
    assert renderer("concise")(outcome(sheets=sheets), color=False) == (
        "All clean: 3 files checked.\n"
    )


@pytest.mark.parametrize("name", ["::error file=x::y", " ::stop-commands::t", "::set-output"])
def test_a_file_name_cannot_begin_a_command_of_a_build_server(name: str) -> None:
    problem = Problem("no", "error", Finding("no", Place(name)))
    text = renderer("concise")(outcome(problem), color=False)
    assert text.startswith(f"./{name}: error[no] no\n")


def test_colour_paints_place_severity_and_summary() -> None:
    problem = Problem("no", "error", Finding("no", at(SHEET, "x")))
    assert renderer("concise")(outcome(problem, sheets=(SHEET,)), color=True) == (
        "\x1b[1ma.yaml:1:7\x1b[0m: \x1b[1;31merror[no]\x1b[0m no\n"
        "\x1b[1mFound 1 error in 1 file.\x1b[0m\n"
    )

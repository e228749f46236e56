"""A file with very many problems does not bury the others."""

from __future__ import annotations

from wfc.problem import Finding, Problem
from wfc.report.formats import renderer
from wfc.source.document import Document

from .sheet import between, outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Severity
    from wfc.report.outcome import Outcome

ORDERS = Document("orders.wfc.yaml", "x\n" * 200)
USERS = Document("users.wfc.yaml", "x\n")


def line(sheet: Document, number: int, severity: Severity) -> Problem:
    place = between(sheet, 2 * number, 2 * number + 1)
    return Problem("no-x", severity, Finding(f"no {number}", place))


def many(number: int) -> Outcome:
    problems = [line(ORDERS, i, "warning") for i in range(number - 1)]
    problems.append(line(ORDERS, number - 1, "error"))
    return outcome(*problems, line(USERS, 0, "error"), sheets=(ORDERS, USERS))


def test_full_shows_a_hundred_problems_of_a_file_and_a_count() -> None:
    blocks = renderer("full")(many(123), color=False).split("\n\n")
    assert len(blocks) == 100 + 1 + 1 + 1
    assert blocks[100] == "... and 23 more problems in orders.wfc.yaml"
    assert blocks[101].startswith("error[no-x]: no 0\n --> users.wfc.yaml:1:1\n")
    assert blocks[102] == "Found 2 errors and 122 warnings in 2 files.\n"


def test_concise_shows_a_hundred_problems_of_a_file_and_a_count() -> None:
    rows = renderer("concise")(many(101), color=False).splitlines()
    assert rows[100:] == [
        "... and 1 more problem in orders.wfc.yaml",
        "users.wfc.yaml:1:1: error[no-x] no 0",
        "Found 2 errors and 100 warnings in 2 files.",
    ]


def test_a_hundred_problems_are_all_shown() -> None:
    assert len(renderer("concise")(many(100), color=False).splitlines()) == 100 + 1 + 1


def test_a_warning_gives_way_to_an_error_further_down() -> None:
    rows = renderer("concise")(many(123), color=False).splitlines()
    assert rows[98:100] == [
        "orders.wfc.yaml:99:1: warning[no-x] no 98",
        "orders.wfc.yaml:123:1: error[no-x] no 122",
    ]

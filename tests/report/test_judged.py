"""Each format for servers, judged by what its consumer demands, whatever is in the files."""

from __future__ import annotations

from hypothesis import given

from tests.laws import examples
from wfc.report.formats import renderer
from wfc.report.order import in_order
from wfc.report.text import plain

from . import schemas
from .test_laws import outcomes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome


def rendered(name: str, found: Outcome) -> str:
    return renderer(name)(found, color=False)


@examples(60)
@given(outcomes())
def test_sarif_is_valid_and_has_every_problem(found: Outcome) -> None:
    log = schemas.judge_sarif(rendered("sarif", found))
    (run,) = log["runs"]
    assert len(run["results"]) == len(found.problems)
    for result, (problem, spot) in zip(run["results"], in_order(found), strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["ruleId"] == plain(problem.rule)
        (location,) = result["locations"]
        region = location["physicalLocation"].get("region")
        assert (region and region["startLine"]) == (spot and spot.line)


@given(outcomes())
def test_gitlab_is_valid_and_tells_problems_apart(found: Outcome) -> None:
    report = schemas.judge_gitlab(rendered("gitlab", found))
    assert len({each["fingerprint"] for each in report}) == len(report) == len(found.problems)


@given(outcomes())
def test_rdjson_is_valid_and_counts_bytes(found: Outcome) -> None:
    report = schemas.judge_rdjson(rendered("rdjson", found))
    for told, (_, spot) in zip(report["diagnostics"], in_order(found), strict=True):
        if spot is None:
            assert "range" not in told["location"]
            continue
        start, _ = spot.document.line_span(spot.line)
        before = spot.document.text[start : spot.start].encode("utf-8", "surrogatepass")
        assert told["location"]["range"]["start"] == {"line": spot.line, "column": len(before) + 1}


@given(outcomes())
def test_junit_is_valid_and_fails_for_errors_alone(found: Outcome) -> None:
    report = schemas.judge_junit(rendered("junit", found))
    errors = sum(problem.severity == "error" for problem in found.problems)
    assert report["@failures"] == str(errors)
    cases = [case for suite in report["testsuite"] for case in suite["testcase"]]
    assert sum("failure" in case for case in cases) == errors
    assert len(cases) == max(len(found.problems), 1)


@given(outcomes())
def test_github_makes_one_annotation_of_each_problem_and_nothing_else(found: Outcome) -> None:
    told = schemas.judge_github(rendered("github", found))
    assert len(told) == len(found.problems)
    assert {each["command"] for each in told} <= {"error", "warning", "notice"}


@given(outcomes())
def test_markdown_shows_every_problem_and_nothing_in_it_acts(found: Outcome) -> None:
    shown = schemas.judge_markdown(rendered("markdown", found))
    items = [text for text in shown if text.startswith(("error", "warning", "info"))]
    assert len(items) >= len(found.problems)

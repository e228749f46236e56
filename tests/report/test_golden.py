"""One run that finds a bit of everything, in each format: beside exactly what is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.world import git, put
from tests.command import wfc
from tests.conftest import Golden
from wfc.report.formats import FORMATS

from . import schemas

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
JUDGES = {
    "sarif": schemas.judge_sarif,
    "gitlab": schemas.judge_gitlab,
    "rdjson": schemas.judge_rdjson,
    "junit": schemas.judge_junit,
    "github": schemas.judge_github,
    "markdown": schemas.judge_markdown,
}

#: Errors, warnings, a fix of each kind, Chinese before a place, and a name that wants to act.
ORDERS = """\
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - {Name: 抽取, Timeot: 30m}
  - Name: load
    DependsOn: [抽取, 抽取, "![x](y)|\\e[31m`@you`"]
  - Name: report
    DependsOn: [lod]
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the report in each format, all written in one run in a folder of a repository."""
    top = tmp_path_factory.mktemp("repository")
    git(top, "init", "-q")
    put(top, {"team a/orders.wfc.yaml": ORDERS})
    (top / "team a/broken.wfc.yaml").write_bytes("Name: 订单\n".encode("gb18030"))
    wanted = [word for name in FORMATS for word in ("--output", f"{name}:out/{name}")]
    files = ("broken.wfc.yaml", "orders.wfc.yaml")
    assert wfc("lint", *files, *wanted, cwd=top / "team a").code == 1
    return {name: (top / "team a/out" / name).read_bytes().decode() for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_exactly_this(name: str, reports: dict[str, str], golden: Golden) -> None:
    golden(GOLDEN / f"{name}.out", reports[name])


@pytest.mark.parametrize("name", JUDGES)
def test_a_report_is_what_its_reader_demands(name: str, reports: dict[str, str]) -> None:
    assert JUDGES[name](reports[name])


def test_each_line_of_json_lines_is_a_problem_of_json(reports: dict[str, str]) -> None:
    *rows, last = [json.loads(row) for row in reports["json-lines"].splitlines()]
    assert {"version": 1, "problems": rows, "summary": last["summary"]} == json.loads(
        reports["json"]
    )


def test_servers_are_told_paths_from_the_root_of_the_repository(reports: dict[str, str]) -> None:
    """Not from the folder the lint ran in, and never an absolute one."""
    assert {each["file"] for each in schemas.judge_github(reports["github"])} == {
        "team a/broken.wfc.yaml",
        "team a/orders.wfc.yaml",
    }
    assert '"uri": "team%20a/orders.wfc.yaml"' in reports["sarif"]
    assert '"path": "team a/orders.wfc.yaml"' in reports["gitlab"]


def run(folder: Path, text: str, name: str) -> Any:
    put(folder, {"a.wfc.yaml": text})
    return JUDGES[name](wfc("lint", "a.wfc.yaml", "--output-format", name, cwd=folder).out)


def marks(log: Any) -> dict[str, str]:
    """Return the fingerprint of each result by its message."""
    return {
        each["message"]["text"].splitlines()[0]: each["partialFingerprints"]["wfc/v1"]
        for each in log["runs"][0]["results"]
    }


def test_fingerprints_survive_moved_lines_and_tasks(tmp_path: Path) -> None:
    before = marks(run(tmp_path, ORDERS, "sarif"))
    head, tasks = ORDERS.split("Tasks:\n")
    first, second = tasks.split("  - Name: load\n")
    moved = f"# a line\n\n{head}Tasks:\n  - Name: load\n{second}{first}"
    assert marks(run(tmp_path, moved, "sarif")) == before
    other = marks(run(tmp_path, ORDERS.replace("[lod]", "[laod]"), "sarif"))
    assert set(before.values()) ^ set(other.values())
    assert len(set(before.values())) == len(before)


def test_github_gets_the_gravest_ten_and_the_log_has_the_rest(tmp_path: Path) -> None:
    unknown = ", ".join(f"x{number}" for number in range(8))
    put(tmp_path, {"a.wfc.yaml": ORDERS.replace("[抽取, 抽取", f"[抽取, 抽取, {unknown}")})
    printed = wfc("lint", "a.wfc.yaml", "--output-format", "github", cwd=tmp_path).out
    *_, note, error, warning, summary = printed.splitlines()
    told = [each["command"] for each in schemas.judge_github(printed)]
    assert told == ["error"] * 10
    assert note == "GitHub shows 10 annotations of a step; 2 more problems:"
    assert "error[" in error
    assert "warning[duplicate-edge]" in warning
    assert summary.startswith("Found 11 errors and 1 warning in 1 file.")

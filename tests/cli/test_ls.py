"""``wfc ls``: tasks, and what a selection of them means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import wfc

ROOT = Path(__file__).parents[2]
RUN = "samples/manual/nightly_repair.wfc.yaml"
ADHOC = "samples/shop/daily_orders.wfc.yaml"


def listed(*arguments: str) -> list[str]:
    result = wfc("ls", *arguments, cwd=ROOT)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


def test_a_run_shows_what_becomes_of_each_node() -> None:
    lines = listed(RUN)
    assert lines[0] == "run      start           VIRTUAL"
    assert lines[9] == "dry-run  mail_customers  PYODPS3   mail"
    assert lines[-1] == (
        "10 nodes really run; 2 become dry runs that look successful and do nothing"
    )


def test_a_selection_on_the_command_line_takes_the_place_of_the_file_s() -> None:
    lines = listed(RUN, "--select", "load_orders+1", "--exclude", "revenue")
    assert lines[4] == (
        "run       load_orders     ODPS_SQL  dwd"
        "  (left out upstream: extract_orders, extract_users)"
    )
    assert lines[7] == "dry-run   revenue         ODPS_SQL  ads"
    assert lines[-1] == (
        "2 nodes really run; 1 becomes a dry run that looks successful and does nothing; "
        "9 are left out; 2 read what may be stale"
    )


def test_json_says_the_same() -> None:
    found = json.loads("\n".join(listed(RUN, "--select", "load_clicks", "--format", "json")))
    by_name = {node["name"]: node for node in found["nodes"]}
    assert found["workflow"] == "shop_nightly"
    assert by_name["load_clicks"] == {
        "name": "load_clicks",
        "type": "ODPS_SQL",
        "tags": ["dwd"],
        "id": "74325",
        "state": "run",
        "stale": ["extract_clicks"],
    }
    assert by_name["start"]["state"] == "left-out"


def test_tasks_of_an_ad_hoc_workflow_are_selected_by_the_same_grammar() -> None:
    lines = listed(ADHOC, "--select", "+load_facts", "--exclude", "tag:ods,type:ODPS_SQL")
    assert [line.split()[0] for line in lines] == ["check_source", "pick_regions", "load_facts"]


def test_ids_that_no_node_of_the_file_has_are_listed_too() -> None:
    spec = "FlowName: f\nProjectName: p\nProjectEnv: PROD\nIncludeNodeIds: 7,8\nExcludeNodeIds: 9\n"
    result = wfc("ls", "-", cwd=ROOT, stdin=spec)
    assert result.out.splitlines()[:3] == ["run      7", "run      8", "dry-run  9"]


@pytest.mark.parametrize(
    ("option", "error"),
    [
        ("+load_fact", "nothing has the name `load_fact`; did you mean `load_facts`?"),
        ("tag:od", "nothing has the tag `od`; did you mean `ods`?"),
        ("owner:me", "nothing has the owner `me`"),
        ("a b", "is no selector: a blank can stand inside a name in quotes only"),
    ],
)
def test_a_selector_that_means_nothing_is_a_mistake_on_the_command_line(
    option: str, error: str
) -> None:
    result = wfc("ls", ADHOC, "--select", option, cwd=ROOT)
    assert (result.code, result.out) == (2, "")
    assert error in result.err


def test_settings_are_nothing_to_list() -> None:
    result = wfc("ls", "samples/shop/wfc.yaml", cwd=ROOT)
    assert result.code == 2
    assert "nothing to list" in result.err

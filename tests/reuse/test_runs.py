"""Environments and params of runs of manually triggered workflows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import wfc_schemas
from tests.command import wfc
from wfc.resolve.overlays import PARTS, TOP
from wfc.shape.kind import SCHEMAS

from .world import checked, project, rules

WFC = """\
Kind: Project
Environments:
  dev: {ProjectName: shop_dev, ProjectEnv: DEV, Owner: 3, Nodes: {load: {NodeId: 2}, other: {}}}
  prod: {ProjectName: shop_dw, ProjectEnv: PROD, Protected: true}
"""
RUN = """\
FlowName: orders_manual
BizDate: ${{ params.day }}
Params: {day: {Type: date, Default: 2026-11-18}}
Environments:
  prod: {Select: [load], Nodes: {extract: {NodeId: 9}}}
Nodes:
  - {Name: extract, NodeId: 1}
  - {Name: load, NodeId: 3, DependsOn: [extract], Parameters: {env: "${{ env }}"}}
Select: [extract+]
"""


def body(folder: Path, *arguments: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(wfc("compile", "run.wfc.yaml", *arguments, cwd=folder).out)
    return found


def test_an_environment_is_laid_over_the_run_and_its_nodes(tmp_path: Path) -> None:
    """What only workflows have (`Owner`), and nodes that are elsewhere, are skipped in wfc.yaml."""
    project(tmp_path, wfc=WFC, run=RUN)
    dev, prod = (
        body(tmp_path, "-e", "dev"),
        body(tmp_path, "-e", "prod", "--param", "day=2026-11-19"),
    )
    assert (dev["ProjectEnv"], dev["ProjectName"]) == ("DEV", "shop_dev")
    assert (dev["IncludeNodeIds"], dev["NodeParameters"]) == ("1,2", '{"2":"env=dev"}')
    assert dev["BizDate"] == "2026-11-18 00:00:00"
    assert (prod["IncludeNodeIds"], prod["NodeParameters"]) == ("3", '{"3":"env=prod"}')
    assert prod["BizDate"] == "2026-11-19 00:00:00"


def test_an_environment_takes_parameters_of_a_run_away(tmp_path: Path) -> None:
    run = (
        "FlowName: f\nProjectName: p\nProjectEnv: PROD\nBizDate: 2026-11-10\n"
        "DagParameters: {a: 1, b: 2}\n"
        "Nodes: [{Name: load, NodeId: 12, Parameters: {mode: full, t: x}}]\nSelect: [load]\n"
        "Environments:\n"
        "  dev: {Nodes: {load: {Parameters: {mode: null}}}, DagParameters: {a: null}}\n"
    )
    project(tmp_path, run=run)
    dev = body(tmp_path, "-e", "dev")
    assert (dev["NodeParameters"], dev["DagParameters"]) == ('{"12":"t=x"}', '{"b":"2"}')


def test_mistakes_lead_to_where_they_were_written(tmp_path: Path) -> None:
    bad = RUN.replace("extract: {NodeId: 9}", "extrat: {NodeId: 9}").replace(
        "NodeId: 3", "NodeId: '${{ params.day }}'"
    )
    project(tmp_path, wfc=WFC, run=bad)
    for quick in (True, False):
        found = checked(tmp_path, "run", quick=quick)
        assert rules(found)[:2] == ["unknown-overlay-task", "invalid-value"]
        label = found.problems[1].finding.related[-1]
        assert label.message == "`params.day` is `2026-11-18` here"
        assert found.problems[1].environments == ("prod",)  # in dev the overlay hides it


def test_a_clean_run_is_read_quickly(tmp_path: Path) -> None:
    project(tmp_path, wfc=WFC, run=RUN.replace("Select: [load], ", ""))
    found = checked(tmp_path, "run", quick=True)
    assert found.problems == []
    assert found.document.is_quick
    exact = checked(tmp_path, "run", quick=False)
    for one, other in zip(found.graphs, exact.graphs, strict=True):
        assert [node.value for node in one.tasks] == [node.value for node in other.tasks]


def test_the_resolved_run_compiles_to_the_same(tmp_path: Path) -> None:
    project(tmp_path, wfc=WFC, run=RUN)
    resolved = wfc("compile", "run.wfc.yaml", "-e", "prod", "--resolved", cwd=tmp_path).out
    (tmp_path / "wfc.yaml").unlink()
    assert json.loads(wfc("compile", "-", cwd=tmp_path, stdin=resolved).out) == (
        project(tmp_path, wfc=WFC) and body(tmp_path, "-e", "prod")
    )


BOTH = """\
Kind: Project
Marker: false
Environments:
  dev: {ProjectId: 5, EnvType: Dev, ProjectName: shop_dev, ProjectEnv: DEV}
  prod: {ProjectId: 6, EnvType: Prod, ProjectName: shop_dw, ProjectEnv: PROD}
"""


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        (
            "FlowName: f\nBizDate: 2026-11-19",
            {"ProjectId": 5, "ProjectName": "shop_dev", "ProjectEnv": "DEV"},
        ),
        ("WorkflowId: 7\nName: n", {"ProjectId": 5, "EnvType": "Dev"}),
    ],
)
def test_settings_for_several_targets_serve_each(
    text: str, sent: dict[str, Any], tmp_path: Path
) -> None:
    """Of what `wfc.yaml` says each target takes what it has a key for."""
    project(tmp_path, wfc=BOTH, run=f"{text}\n")
    found: dict[str, Any] = body(tmp_path, "-e", "dev")
    said = {"ProjectId", "ProjectName", "ProjectEnv", "EnvType"}
    assert {key: found[key] for key in found if key in said} == sent


def test_in_which_environment_something_runs_is_never_dropped(tmp_path: Path) -> None:
    """The version of 2018 cannot run in `DEV`: the line of `wfc.yaml` is told, not skipped."""
    project(tmp_path, wfc=BOTH, run="FlowName: f\nBizdate: 2026-11-19\nTarget: CreateManualDag\n")
    found = checked(tmp_path, "run")
    assert [(each.rule, each.environments) for each in found.problems] == [
        ("not-for-target", ("dev",))
    ]
    assert found.problems[0].finding.place.file.endswith("wfc.yaml")


def test_a_run_takes_params_from_fragments(tmp_path: Path) -> None:
    run = RUN.replace("Params: {day: {Type: date, Default: 2026-11-18}}", "Include: [p.wfc.yaml]")
    run = run.replace("Select: [load], ", "")
    fragment = "Kind: Fragment\nParams: {day: {Type: date, Default: 2026-11-18}}\n"
    project(tmp_path, wfc=WFC, run=run, p=fragment)
    assert body(tmp_path, "-e", "dev")["BizDate"] == "2026-11-18 00:00:00"
    assert checked(tmp_path, "run", quick=True).document.is_quick
    project(tmp_path, p=f"{fragment}Tasks: [{{Name: t}}]\n")
    found = checked(tmp_path, "run")
    assert [each.finding.message for each in found.problems] == [
        "the fragment `p.wfc.yaml` has `Tasks`, and a run has none"
    ]


def test_a_right_key_in_the_wrong_place_is_not_renamed_unasked(tmp_path: Path) -> None:
    """`Include` in an environment is no safe slip of `Exclude`."""
    project(tmp_path, run=RUN.replace("{Select: [load],", "{Include: [load],"))
    problems = checked(tmp_path, "run").problems
    [found] = [each.finding for each in problems if each.rule == "unknown-key"]
    assert found.help == ("`Include` belongs in the top of the file",)
    assert found.fix is not None
    assert not found.fix.safe


def test_a_run_is_asked_for_one_environment_at_every_door(tmp_path: Path) -> None:
    project(tmp_path, wfc=WFC, run=f"Region: cn-shanghai\n{RUN}")
    for command in (("plan",), ("apply", "--local"), ("ls",), ("graph",), ("explain", "BizDate")):
        result = wfc(*command, "run.wfc.yaml", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert "is for `prod` or `dev`: choose one with `-e`" in result.err
    assert "    run  load\n" in wfc("plan", "run.wfc.yaml", "-e", "dev", cwd=tmp_path).out
    applied = wfc("apply", "run.wfc.yaml", "-e", "dev", "--local", cwd=tmp_path)
    assert (applied.code, "2 tasks" in applied.out) == (0, True)
    refused = wfc("apply", "run.wfc.yaml", "-e", "prod", "--local", cwd=tmp_path)
    assert (refused.code, "is protected: make a plan" in refused.err) == (2, True)


def test_what_a_run_says_is_explained_and_compared(tmp_path: Path) -> None:
    project(tmp_path, wfc=WFC, run=RUN)

    def explained(path: str) -> list[str]:
        return wfc("explain", path, "run.wfc.yaml", "-e", "dev", cwd=tmp_path).out.splitlines()

    assert explained("Nodes.load.NodeId") == [
        "Nodes.load.NodeId = 2 in environment `dev`",
        "  won   wfc.yaml:3:82      2  environment `dev`",
        "  beat  run.wfc.yaml:8:26  3  the node",
    ]
    assert explained("ProjectName")[1:] == [
        "  won   wfc.yaml:3:22  shop_dev  environment `dev`",
    ]
    near = wfc("explain", "Nodes.lod.NodeId", "run.wfc.yaml", "-e", "dev", cwd=tmp_path).err
    assert near == "error: there is no node `lod`; did you mean `load`?\n"
    differs = wfc("diff", "run.wfc.yaml", "-e", "dev", "-e", "prod", cwd=tmp_path)
    assert (differs.code, "    IncludeNodeIds 1,2 -> 3\n" in differs.out) == (1, True)


@pytest.mark.parametrize("kind", TOP)
def test_all_of_the_top_can_be_laid_over(kind: str) -> None:
    """The list of keys that overlays look at is that of the published schema."""
    about_reuse = {"Kind", "Params", "Environments", "Templates", "Include", "Defaults"}
    known = set(wfc_schemas.load(SCHEMAS[kind])["properties"]) - about_reuse - {"Externals"}
    assert set(TOP[kind]) == known - {PARTS[kind]}

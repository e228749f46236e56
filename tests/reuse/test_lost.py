"""What cannot be read or does not fit is told once: nothing that follows from it is told too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import wfc

from .world import HEAD, checked, project, rules


@pytest.mark.parametrize("fragment", ["Kind: Fragment\nTasks: [{", None])
def test_what_a_lost_fragment_may_hold_is_not_missed(fragment: str | None, tmp_path: Path) -> None:
    """Tasks, templates, params and keys that only look missing are not reported on top."""
    spec = (
        "Name: w\nProjectId: 1\nOwner: 1\nInclude: [f.wfc.yaml]\n"
        "Environments: {dev: {Tasks: {z: {Timeout: 1h}}}}\n"
        "Tasks: [{Name: a, Extends: t, DependsOn: [z], Timeout: '${{ params.x }}'}]\n"
    )
    project(tmp_path, spec=spec, **({"f": fragment} if fragment else {}))
    assert rules(checked(tmp_path)) == ["yaml-syntax" if fragment else "include-file"]


@pytest.mark.parametrize(
    "text",
    [
        "Templates: {t: null}\nTasks: [{Name: a, Extends: t}]\n",
        "Templates: [t]\nTasks: [{Name: a, Extends: t}]\n",
        "Params: [p]\nTasks: [{Name: a, Timeout: '${{ params.p }}'}]\n",
        "Environments: {dev: {Params: [p]}}\nTasks: [{Name: a, Timeout: '${{ params.p }}'}]\n",
        "Environments: {dev: {}, prod: }\nTasks: [{Name: a, Only: [prod]}, {Name: b}]\n",
        "Environments: [prod]\nTasks: [{Name: a, Except: [prod]}]\n",
        "Params: {p: {Type: enum, Values: x, Default: y}}\nTasks: [{Name: a}]\n",
        "Params: {p: {Type: enum, Values: [x, {}], Default: y}}\nTasks: [{Name: a}]\n",
        "Params: {p: {Type: enum, Values: [null], Default: 0}}\nTasks: [{Name: a}]\n",
        "Params: {p: {Type: 5, Minimum: 1, Default: 1}}\nTasks: [{Name: a}]\n",
        "Tasks: [{Name: a, ForEach: {x: []}, Timeout: '${{ each.x }}'}, "
        "{Name: b, DependsOn: [a]}]\n",
    ],
)
def test_what_was_cut_is_not_missed(text: str, tmp_path: Path) -> None:
    project(tmp_path, spec=HEAD + text)
    assert len(checked(tmp_path).problems) == 1


def test_a_wrong_entry_of_values_is_told_once_in_settings_too(tmp_path: Path) -> None:
    wrong = "Kind: Project\nParams: {p: {Type: enum, Values: [x, null], Default: y}}\n"
    project(tmp_path, wfc=wrong, spec=HEAD + "Tasks: [{Name: a}]\n")
    result = wfc("lint", "wfc.yaml", "--output-format", "concise", cwd=tmp_path)
    assert result.code == 1
    assert result.out.count("error[") == 1
    given = wfc("lint", "spec.wfc.yaml", "--param", "p=z", cwd=tmp_path)
    assert "None" not in given.out + given.err


def test_an_environment_that_does_not_fit_is_one_all_the_same(tmp_path: Path) -> None:
    project(tmp_path, spec=HEAD + "Environments: {prod: }\nTasks: [{Name: a}]\n")
    result = wfc("compile", "spec.wfc.yaml", "-e", "prod", cwd=tmp_path)
    assert (result.code, "`prod` of `Environments` has no value" in result.err) == (1, True)


def test_a_row_of_templates_that_is_too_long_is_told_once(tmp_path: Path) -> None:
    row = "".join(f"  t{n}: {{Extends: t{n + 1}}}\n" for n in range(200)) + "  t200: {}\n"
    project(tmp_path, spec=f"{HEAD}Templates:\n{row}Tasks: [{{Name: a, Extends: t0}}]\n")
    assert rules(checked(tmp_path)) == ["extends-cycle"]

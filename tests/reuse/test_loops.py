"""ForEach: one task a combination, and one name for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .world import HEAD, bodies, checked, project, rules, tasks


def test_names_are_joined_and_the_last_key_is_fastest(tmp_path: Path) -> None:
    project(
        tmp_path,
        spec=HEAD + "Tasks:\n  - Name: load\n    ForEach: {a: [x, y], b: [u, v]}\n",
    )
    (body,) = bodies(tmp_path)
    assert list(tasks(body)) == ["load_x_u", "load_x_v", "load_y_u", "load_y_v"]


def test_the_name_waits_for_all_and_a_full_name_for_one(tmp_path: Path) -> None:
    project(
        tmp_path,
        spec=HEAD + "Tasks:\n  - {Name: load, ForEach: {a: [x, y]}}\n"
        "  - {Name: all, DependsOn: [load]}\n  - {Name: one, DependsOn: [load_y]}\n",
    )
    (body,) = bodies(tmp_path)
    needs = {name: task.get("Dependencies") for name, task in tasks(body).items()}
    assert needs["all"] == [{"UpstreamOutput": "w.load_x"}, {"UpstreamOutput": "w.load_y"}]
    assert needs["one"] == [{"UpstreamOutput": "w.load_y"}]


def test_a_name_that_refers_to_a_value_is_the_whole_name(tmp_path: Path) -> None:
    project(tmp_path, spec=HEAD + "Tasks: [{Name: 'x_${{ each.a }}_y', ForEach: {a: [1a, 2b]}}]\n")
    assert list(tasks(bodies(tmp_path)[0])) == ["x_1a_y", "x_2b_y"]


def test_values_of_a_loop_may_refer_to_params(tmp_path: Path) -> None:
    project(
        tmp_path,
        spec=HEAD + "Params: {p: {Default: orders}}\n"
        "Tasks: [{Name: load, ForEach: {a: ['${{ params.p }}', users]}}]\n",
    )
    assert list(tasks(bodies(tmp_path)[0])) == ["load_orders", "load_users"]


def test_a_mistake_in_a_loop_is_told_once(tmp_path: Path) -> None:
    project(
        tmp_path,
        spec=HEAD + "Tasks: [{Name: load, ForEach: {a: [x, y, z]}, DependsOn: [nowhere]}]\n",
    )
    assert rules(checked(tmp_path)) == ["unknown-task"]


def test_a_thousand_turns_are_taken_and_no_more(tmp_path: Path) -> None:
    def spec(count: int) -> str:
        values = ", ".join(f"v{number}" for number in range(count))
        return HEAD + f"Tasks: [{{Name: load, ForEach: {{a: [{values}]}}}}]\n"

    assert len(bodies(project(tmp_path, spec=spec(1000)))[0]["Tasks"]) == 1000
    assert rules(checked(project(tmp_path, spec=spec(1001)))) == ["for-each"]


def test_each_environment_is_checked_so_there_are_not_too_many(tmp_path: Path) -> None:
    named = "".join(f"  e{number}: {{}}\n" for number in range(101))
    spec = f"{HEAD}Environments:\n{named}Tasks: [{{Name: a, DependsOn: [b]}}]\n"
    found = checked(project(tmp_path, spec=spec))
    assert rules(found) == ["expansion-limit", "unknown-task"]
    assert found.problems[0].finding.place.route == ("Environments", "e100")
    assert len(found.problems[1].environments) == 100
    fewer = spec.replace("  e100: {}\n", "")
    assert rules(checked(project(tmp_path, spec=fewer))) == ["unknown-task"]


@pytest.mark.parametrize(
    "spec",
    [
        "Tasks:\n  - {Name: load, ForEach: {a: [x, y]}}\n"
        "  - {Name: all, DependsOn: [load_x, load]}\n",
        "Tasks:\n  - {Name: x}\n  - {Name: y}\n"
        "  - {Name: all, ForEach: {a: [x, y]}, DependsOn: ['${{ each.a }}', x]}\n",
        "Environments: {dev: {}, prod: {Tasks: {all: {Dependencies: [{UpstreamOutput: w.x}]}}}}\n"
        "Tasks:\n  - {Name: x, Outputs: {TaskOutputs: [{Output: w.x}]}}\n"
        "  - {Name: all, DependsOn: [x]}\n",
    ],
    ids=["a loop's name", "a turn's value", "an environment's list"],
)
def test_what_is_twice_here_and_not_elsewhere_is_not_taken_out(tmp_path: Path, spec: str) -> None:
    (problem,) = checked(project(tmp_path, spec=HEAD + spec)).problems
    assert (problem.rule, problem.finding.fix) == ("duplicate-edge", None)


def test_what_the_same_list_says_twice_is_taken_out(tmp_path: Path) -> None:
    text = "Tasks:\n  - {Name: load, ForEach: {a: [x]}}\n  - {Name: all, DependsOn: [load, load]}\n"
    (problem,) = checked(project(tmp_path, spec=HEAD + text)).problems
    assert problem.finding.fix is not None
    assert problem.finding.fix.safe

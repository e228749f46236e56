"""Layers are laid over each other in one order, and ``null`` removes and stays removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.problem import Place
from wfc.resolve.layers import Layer, over, winner
from wfc.resolve.origins import leaves

from .world import HEAD, TASK, bodies, checked, project, rules, tasks

#: Every layer a task's Timeout may come from, weakest first: where it is written.
LAYERS = (
    "project",
    "file",
    "project environment",
    "file environment",
    "base template",
    "template",
    "task",
    "project overlay",
    "overlay",
)


def written(folder: Path, layers: tuple[str, ...]) -> Path:
    """Write a project in which each of ``layers`` gives a Timeout of its own."""

    def value(layer: str) -> str:
        return f"Timeout: {LAYERS.index(layer) + 1}h" if layer in layers else "x-none: 1"

    wfc = (
        f"Kind: Project\nDefaults: {{{TASK}, {value('project')}}}\n"
        f"Environments: {{prod: {{Defaults: {{{value('project environment')}}}, "
        f"Tasks: {{load: {{{value('project overlay')}}}}}}}}}\n"
    )
    spec = (
        "Name: w\nProjectId: 1\nOwner: 1\n"
        f"Defaults: {{{value('file')}}}\n"
        f"Environments: {{prod: {{Defaults: {{{value('file environment')}}}, "
        f"Tasks: {{load: {{{value('overlay')}}}}}}}}}\n"
        f"Templates:\n  base: {{{value('base template')}}}\n"
        f"  sql: {{Extends: base, {value('template')}}}\n"
        f"Tasks:\n  - {{Name: load, Extends: sql, {value('task')}}}\n"
    )
    return project(folder, wfc=wfc, spec=spec)


@pytest.mark.parametrize("strongest", range(len(LAYERS)))
def test_the_strongest_layer_wins(strongest: int, tmp_path: Path) -> None:
    folder = written(tmp_path, LAYERS[: strongest + 1])
    (body,) = bodies(folder, environment="prod")
    assert tasks(body)["load"]["Timeout"] == (strongest + 1) * 3600


def test_an_environment_takes_away_what_lies_under_it(tmp_path: Path) -> None:
    spec = (
        f"Name: w\nProjectId: 1\nOwner: 1\nDefaults: {{{TASK}, Timeout: 1h}}\n"
        "Environments:\n  dev: {Defaults: {Timeout: null}, Tasks: {own: {DataSource: null}}}\n"
        "  prod: {}\n"
        "Tasks:\n  - {Name: bare}\n  - {Name: own, Timeout: 2h, DataSource: {Name: d}}\n"
    )
    dev, prod = bodies(project(tmp_path, spec=spec))
    assert "Timeout" not in tasks(dev)["bare"]
    assert tasks(dev)["own"]["Timeout"] == 7200
    assert "DataSource" not in tasks(dev)["own"]
    assert tasks(prod)["bare"]["Timeout"] == 3600


def test_an_environment_takes_a_parameter_away(tmp_path: Path) -> None:
    spec = HEAD + (
        "Environments:\n  dev: {Tasks: {t: {Script: {Parameters: {a: null, c: 3}}}}}\n  prod: {}\n"
        "Tasks:\n  - {Name: t, Script: {Content: x, Parameters: {a: 1, b: 2}}}\n"
    )
    dev, prod = bodies(project(tmp_path, spec=spec))
    assert tasks(dev)["t"]["Script"]["Parameters"] == "c=3 b=2"
    assert tasks(prod)["t"]["Script"]["Parameters"] == "a=1 b=2"


def test_what_is_no_mapping_hides_all_that_lies_under_it(tmp_path: Path) -> None:
    """A text between two maps: the upper one is not mixed with the lower one."""
    spec = HEAD + (
        "Templates:\n  base: {Script: {Parameters: {a: low}}}\n"
        "  mid: {Extends: base, Script: {Parameters: text=mid}}\n"
        "Tasks:\n  - {Name: t, Extends: mid, Script: {Content: x, Parameters: {b: high}}}\n"
    )
    (body,) = bodies(project(tmp_path, spec=spec))
    assert tasks(body)["t"]["Script"]["Parameters"] == "b=high"


def test_content_and_file_take_each_others_place_across_layers(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("from a file\n")
    spec = HEAD + (
        "Templates:\n  file: {Script: {File: a.sql}}\n"
        "  text: {Extends: file, Script: {Content: t}}\n"
        "Tasks:\n  - {Name: one, Extends: file}\n  - {Name: two, Extends: text}\n"
        "  - {Name: three, Extends: text, Script: {File: a.sql}}\n"
    )
    (body,) = bodies(project(tmp_path, spec=spec))
    scripts = [task["Script"] for task in body["Tasks"]]
    assert scripts == [{"Content": "from a file\n"}, {"Content": "t"}, {"Content": "from a file\n"}]


def test_tasks_and_externals_are_joined_fragments_first(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        base="Kind: Fragment\nExternals: [e0]\nTasks: [{Name: t0}]\n",
        common="Kind: Fragment\nInclude: [base.wfc.yaml]\nExternals: [e1]\n"
        "Defaults: {Timeout: 1h}\nTasks: [{Name: t1}]\n",
        other="Kind: Fragment\nDefaults: {Timeout: 2h, Owner: 7}\nTasks: [{Name: t2}]\n",
        spec=HEAD + "Include: [common.wfc.yaml, other.wfc.yaml]\nExternals: [e2]\n"
        "Tasks:\n  - Name: t3\n    Dependencies: [{UpstreamOutput: e0}, {UpstreamOutput: e2}]\n",
    )
    (body,) = bodies(folder)
    assert list(tasks(body)) == ["t0", "t1", "t2", "t3"]
    assert tasks(body)["t0"]["Timeout"] == 7200
    assert tasks(body)["t0"]["Owner"] == "7"


def test_a_script_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/a.sql").write_text("shared\n")
    (tmp_path / "shared/part.wfc.yaml").write_text(
        "Kind: Fragment\nTasks: [{Name: t, Script: {File: a.sql}}]\n"
    )
    folder = project(tmp_path, spec=HEAD + "Include: [shared/part.wfc.yaml]\nTasks: [{Name: u}]\n")
    assert tasks(bodies(folder)[0])["t"]["Script"]["Content"] == "shared\n"


def test_a_task_name_twice_is_an_error_across_files(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        common="Kind: Fragment\nTasks: [{Name: load}]\n",
        spec=HEAD + "Include: [common.wfc.yaml]\nTasks: [{Name: load}]\n",
    )
    assert "duplicate-task-name" in rules(checked(folder))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.sampled_from(["a", "b"]) | st.lists(st.just("i"), max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
    max_leaves=6,
)
STACKS = st.lists(
    st.dictionaries(st.sampled_from("xyz"), VALUES, max_size=3), min_size=1, max_size=4
)


@given(STACKS)
def test_where_a_value_is_said_to_come_from_is_where_it_is_written(stack: list[Any]) -> None:
    """The look-up and the merge are two walks: they agree on every value."""
    layers = tuple(Layer(Place("f", (index,)), value) for index, value in enumerate(stack))
    merged: Any = {}
    for layer in reversed(layers):
        merged = over(layer.value, merged)
    for route in leaves(merged):
        value: Any = merged
        for step in route:
            value = value[step]
        source: Any = winner(layers, route).value
        for step in route:
            source = source[step]
        assert source == value


@given(STACKS)
def test_laying_layers_is_the_same_from_either_side_of_a_null(stack: list[Any]) -> None:
    """A key that a layer removes comes back only from a stronger one."""
    merged: Any = {}
    for value in reversed(stack):
        merged = over(value, merged)
    for key, value in merged.items():
        strongest = next(layer for layer in stack if key in layer)
        assert (value is None) == (strongest[key] is None)

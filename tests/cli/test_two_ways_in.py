"""``wfc lint`` has two ways in: a short one, and click for all else. They must not differ."""

from __future__ import annotations

from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.cli.app import lint_command
from wfc.cli.lint import lint
from wfc.cli.options import LINT, parsed


def by_click(arguments: list[str]) -> dict[str, Any] | None:
    """Return what click makes of ``arguments``, or None where it finds a mistake."""
    try:
        return lint_command().make_context("lint", list(arguments)).params
    except (click.ClickException, click.exceptions.Exit):
        return None


DEFAULTS: dict[str, Any] = {
    "paths": (),
    "output_format": "full",
    "output": (),
    "select": (),
    "ignore": (),
    "fail_level": "error",
    "fix": False,
    "diff": False,
    "unsafe_fixes": False,
    "baseline": None,
    "write_baseline": False,
    "statistics": False,
    "watch": False,
    "environment": None,
    "param": (),
    "stdin_filename": None,
    "no_quick": False,
    "color": "auto",
}


def test_both_have_the_same_options_with_the_same_defaults_and_choices() -> None:
    command = lint_command()
    options = {each.name: each for each in command.params if isinstance(each, click.Option)}
    assert sorted(options) == sorted(option.key() for option in LINT)
    for option in LINT:
        other = options[option.key()]
        short = [f"-{option.short}"] if option.short else []
        assert other.opts == [*short, f"--{option.name}"]
        assert other.multiple is option.repeated
        assert other.is_flag is option.flag
        choices = other.type.choices if isinstance(other.type, click.Choice) else ()
        assert tuple(choices) == option.choices
        assert other.help == option.help
    assert parsed([]) == by_click([]) == DEFAULTS


def test_what_is_parsed_is_what_lint_takes() -> None:
    assert set(DEFAULTS) == set(lint.__kwdefaults__ or {}) | set(lint.__annotations__) - {"return"}


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (["a.wfc.yaml"], {"paths": ("a.wfc.yaml",)}),
        (["a", "b", "-", ""], {"paths": ("a", "b", "-", "")}),
        (["--output-format", "json"], {"output_format": "json"}),
        (["--output-format=concise", "a"], {"output_format": "concise", "paths": ("a",)}),
        (["a", "--color", "never", "b"], {"color": "never", "paths": ("a", "b")}),
        (["--color=never", "--color=always"], {"color": "always"}),
        (["--select", "x", "--select=y"], {"select": ("x", "y")}),
        (["--ignore", "x", "--select", "y"], {"ignore": ("x",), "select": ("y",)}),
        (["--select="], {"select": ("",)}),
        (["--select", ""], {"select": ("",)}),
        (["--select=a=b"], {"select": ("a=b",)}),
        (["--select", "--ignore"], {"select": ("--ignore",)}),
        (["--stdin-filename", "-"], {"stdin_filename": "-"}),
        (["--output", "json:a", "--output", "full:b"], {"output": ("json:a", "full:b")}),
        (["--no-quick", "a"], {"no_quick": True, "paths": ("a",)}),
        (["--no-quick", "--no-quick"], {"no_quick": True}),
    ],
)
def test_both_understand_the_same(arguments: list[str], values: dict[str, Any]) -> None:
    assert parsed(arguments) == by_click(arguments) == DEFAULTS | values


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["a", "--help"],
        ["--nonsense"],
        ["--output-form", "json"],
        ["-x"],
        ["-"[0] * 3],
        ["--=x"],
        ["--color"],
        ["--color", "red"],
        ["--color="],
        ["--output-format", "JSON"],
        ["--select"],
        ["--no-quick=yes"],
        ["--no-quick="],
    ],
)
def test_the_short_way_leaves_what_is_odd_to_click_which_refuses_it(arguments: list[str]) -> None:
    assert parsed(arguments) is None
    assert by_click(arguments) is None


@pytest.mark.parametrize("arguments", [["--"], ["--", "a"], ["a", "--", "--select"]])
def test_the_short_way_leaves_the_double_dash_to_click_which_knows_it(arguments: list[str]) -> None:
    assert parsed(arguments) is None
    paths = tuple(each for each in arguments if each != "--")
    assert by_click(arguments) == DEFAULTS | {"paths": paths}


WORDS = st.sampled_from(
    [
        *(f"--{option.name}" for option in LINT),
        *(f"--{option.name}={value}" for option in LINT for value in ("", "json", "auto", "-")),
        *("a.wfc.yaml", "-", "--", "---", "-h", "-s", "", "=", "json", "auto", "all", "--selec"),
    ]
)


@given(st.lists(WORDS, max_size=6))
def test_wherever_the_short_way_answers_click_agrees(arguments: list[str]) -> None:
    short = parsed(arguments)
    assert short is None or short == by_click(arguments)

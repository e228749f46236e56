"""Params and references: typed, in one order, and nothing but references."""

from __future__ import annotations

from pathlib import Path

import pytest

from wfc.exits import UsageError

from .world import HEAD, bodies, checked, project, rules, tasks


def test_the_command_line_wins_then_environment_file_fragment_project(tmp_path: Path) -> None:
    def body(environment: str | None, **params: str) -> str:
        (found,) = bodies(tmp_path, environment=environment, params=params)
        return str(found["Name"])

    def params(value: str) -> str:
        return f"Params: {{a: {{Default: {value}}}}}"

    project(
        tmp_path,
        wfc="Kind: Project\n"
        + params("project")
        + "\nEnvironments: {dev: {}, test: {"
        + params("projects_test")
        + "}, prod: {"
        + params("projects_prod")
        + "}}\n",
        common="Kind: Fragment\n" + params("fragment") + "\n",
        spec=HEAD.replace("Name: w", "Name: ${{ params.a }}")
        + "Include: [common.wfc.yaml]\n"
        + "Environments: {prod: {"
        + params("prod")
        + "}}\nTasks: [{Name: t}]\n",
    )
    assert body("dev") == "fragment"
    assert body("test") == "projects_test"
    assert body("prod") == "prod"
    assert body("prod", a="given") == "given"
    spec = tmp_path / "spec.wfc.yaml"
    spec.write_text(spec.read_text() + params("file") + "\n")
    assert body("dev") == "file"


def test_a_scalar_that_is_only_a_reference_keeps_its_type(tmp_path: Path) -> None:
    project(
        tmp_path,
        spec="Name: w\nProjectId: ${{ params.id }}\nOwner: ${{ params.id }}\n"
        "EnvType: ${{ params.env }}\nBizDate: ${{ params.day }}\n"
        "Params:\n  id: {Type: integer, Default: 100}\n  env: {Default: Dev}\n"
        "  day: {Type: date, Default: 2026-11-19}\n  hours: {Type: integer, Default: 2}\n"
        "Tasks:\n  - Name: t\n    Type: VIRTUAL\n    RuntimeResource: {ResourceGroupId: rg}\n"
        "    Timeout: ${{ params.hours }}h\n",
    )
    (body,) = bodies(tmp_path)
    assert (body["ProjectId"], body["Owner"], body["EnvType"]) == (100, "100", "Dev")
    assert body["BizDate"] == 1795017600000
    assert tasks(body)["t"]["Timeout"] == 7200


def test_scripts_keys_params_and_include_take_no_references(tmp_path: Path) -> None:
    text = "echo ${{ params.a }} ${x} $[hh24]"
    project(
        tmp_path,
        spec=HEAD + "Params: {a: {Default: 1}}\nTasks:\n"
        f"  - {{Name: t, Type: DIDE_SHELL, Script: {{Content: '{text}'}}}}\n",
    )
    found = checked(tmp_path)
    assert "reference-in-script" in rules(found)
    assert found.graph is not None
    assert found.graph.tasks[0].script == text


def test_what_belongs_to_dataworks_is_left_alone(tmp_path: Path) -> None:
    values = "{a: '${x}', b: '$[yyyymmdd]', c: $bizdate, d: '${yyyymmdd-1}'}"
    project(
        tmp_path,
        spec=HEAD + "Params: {p: {Default: q}}\nTasks:\n"
        f"  - {{Name: '${{{{ params.p }}}}', Script: {{Content: x, Parameters: {values}}}}}\n",
    )
    (body,) = bodies(tmp_path)
    parameters = "a=${x} b=$[yyyymmdd] c=$bizdate d=${yyyymmdd-1}"
    assert tasks(body)["q"]["Script"]["Parameters"] == parameters


@pytest.mark.parametrize(
    ("param", "value", "said"),
    [
        ("{Type: integer}", "1.5", "a whole number"),
        ("{Type: integer}", "9" * 200, "a whole number"),
        ("{Type: integer, Minimum: 1}", "0", "1 or more"),
        ("{Type: number, Maximum: 1.5}", "2", "1.5 or less"),
        ("{Type: number}", "nan", "a number"),
        ("{Type: number}", "1e999", "a number"),
        ("{Type: boolean}", "yes", "`true` or `false`"),
        ("{Type: date}", "2026-02-30", "a day such as"),
        ("{Type: date, Minimum: 2026-01-01}", "2025-12-31", "2026-01-01 or more"),
        ("{Type: enum, Values: [full, delta]}", "half", "`full` or `delta`"),
        ("{MaxLength: 3}", "long", "at most 3 characters"),
    ],
)
def test_the_command_line_is_held_to_the_declaration(
    param: str, value: str, said: str, tmp_path: Path
) -> None:
    project(tmp_path, spec=HEAD + f"Params: {{a: {param}}}\nTasks: [{{Name: t}}]\n")
    with pytest.raises(UsageError, match=said):
        checked(tmp_path, params={"a": value})


def test_a_param_without_a_value_hides_nothing_else(tmp_path: Path) -> None:
    """Lint does not know what the command line will say; what depends on it is not judged."""
    project(
        tmp_path,
        spec="Name: ${{ params.a }}\nProjectId: ${{ params.b }}\nOwner: 1\n"
        "Params: {a: {Required: true}, b: {Type: integer}}\n"
        "Tasks:\n  - {Name: t, Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg},\n"
        "     DependsOn: ['${{ params.a }}', nowhere]}\n",
    )
    found = checked(tmp_path)
    assert rules(found) == ["unknown-task"]
    assert found.graph is not None
    assert found.graph.workflow.unset == ("a", "b")


@pytest.mark.parametrize(
    ("default", "kind", "text"),
    [
        ("010", "string", "010"),
        ("1.10", "number", "1.10"),
        ("no", "string", "no"),
        ("0x10", "integer", "16"),
        ("true", "string", "true"),
        ("1_000", "string", "1_000"),
    ],
)
def test_text_keeps_the_spelling_of_the_file(
    default: str, kind: str, text: str, tmp_path: Path
) -> None:
    spec = HEAD + f"Params: {{a: {{Type: {kind}, Default: {default}}}}}\n"
    project(tmp_path, spec=spec + "Tasks: [{Name: t, DataSource: {Name: '${{ params.a }}'}}]\n")
    for quick in (True, False):
        found = checked(tmp_path, quick=quick)
        assert not found.has_errors()
        assert found.graph is not None
        assert found.graph.tasks[0].value["DataSource"] == {"Name": text}


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("Extends: '${{ env }}'", "`Extends` takes no references"),
        ("Only: ['${{ env }}']", "`Only` takes no references"),
        ("Except: [dev, '${{ params.p }}']", "`Except` takes no references"),
    ],
)
def test_what_decides_on_a_task_takes_no_references(task: str, said: str, tmp_path: Path) -> None:
    """Templates and environments come before references: the message says so."""
    spec = f"{HEAD}Environments: {{dev: {{}}}}\nTasks: [{{Name: a, {task}}}, {{Name: b}}]\n"
    found = checked(project(tmp_path, spec=spec))
    assert [each.finding.message for each in found.problems] == [said]

"""What an editor offers while one writes."""

from __future__ import annotations

import pytest

import wfc_schemas
from wfc_spec import one_schema
from wfc_spec.targets import VERSIONS
from wfc_spec.task_types import LABELS, SECOND_NAMES, TASK_TYPES

from .language_server import LanguageServer

TASK = "Tasks:\n  - Name: load\n    "
#: What the server offers wherever a boolean may stand, and in a text field it may.
NOISE = {"true", "false"}


def keys_of(definition: str) -> set[str]:
    return set(wfc_schemas.load("adhoc-workflow")["$defs"][definition]["properties"])


def top(name: str) -> set[str]:
    return set(wfc_schemas.load(name)["properties"])


def test_the_keys_of_a_workflow(editor: LanguageServer) -> None:
    offered = editor.completions("Tasks:\n  - Name: load\n¦")
    assert set(offered) == top("adhoc-workflow") - {"Tasks"}


@pytest.mark.parametrize("shown", ["FlowName: orders", "WorkflowId: 1", "Kind: ManualRun"])
def test_the_keys_of_a_manual_run(editor: LanguageServer, shown: str) -> None:
    assert set(editor.completions(f"{shown}\n¦")) == top("manual-run") - {shown.partition(":")[0]}


def test_the_keys_of_a_file_that_may_become_either(editor: LanguageServer) -> None:
    offered = editor.completions("Name: orders\n¦")
    assert set(offered) == top("adhoc-workflow") - {"Name"} | {*one_schema.FIRST}


def test_the_keys_of_a_request(editor: LanguageServer) -> None:
    assert set(editor.completions("Action: x\nParameters: {}\n¦")) == {"Version"}


@pytest.mark.parametrize("typed", ["", "T", "De"])
def test_the_keys_of_a_task(editor: LanguageServer, typed: str) -> None:
    offered = editor.completions(f"{TASK}{typed}¦\n")
    assert set(offered) == keys_of("Task") - {"Name"}
    assert offered["Timeout"]["documentation"] == "When to give up, in seconds or as a duration."


def test_the_keys_of_a_section(editor: LanguageServer) -> None:
    assert set(editor.completions(f"{TASK}Script:\n      ¦\n")) == keys_of("Script")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EnvType: ¦\n", {"Prod", "Dev"}),
        ("Kind: ¦\n", {*one_schema.KINDS}),
        ("FlowName: a\nProjectEnv: ¦\n", {"PROD", "DEV"}),
        ("Parameters: {}\nAction: ¦\n", set(VERSIONS)),
        (f"{TASK}Script:\n      Language: ¦\n", {"odps", "python2", "shell"}),
        (
            f"{TASK}Outputs:\n      Variables:\n        - Name: n\n          Type: ¦\n",
            {"System", "Constant", "NodeOutput", "PassThrough"},
        ),
    ],
)
def test_the_words_a_key_takes(editor: LanguageServer, text: str, words: set[str]) -> None:
    offered = editor.completions(text)
    assert set(offered) == words
    assert all(item["documentation"] for item in offered.values())


@pytest.mark.parametrize("section", [TASK, "Defaults:\n  "])
@pytest.mark.parametrize("typed", ["", "ODPS"])
def test_the_task_types_that_are_known(editor: LanguageServer, section: str, typed: str) -> None:
    offered = editor.completions(f"{section}Type: {typed}¦\n")
    assert set(offered) == {*TASK_TYPES, *SECOND_NAMES, *NOISE}
    assert offered["ODPS_SQL"]["insertText"] == "ODPS_SQL"
    assert offered["ODPS_SQL"]["documentation"] == "MaxCompute SQL"
    assert not set(LABELS) & set(offered)


def test_the_severities_of_a_rule_quoted_where_yaml_1_1_would_misread_them(
    editor: LanguageServer,
) -> None:
    text = "Lint:\n  Severity:\n    duplicate-edge: ¦\n"
    assert set(editor.completions(text, "wfc.yaml")) == {"error", "warning", "info", '"off"'}

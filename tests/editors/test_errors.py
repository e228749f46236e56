"""What does not fit is underlined, with the words wfc has for it wherever the server lets us."""

from __future__ import annotations

import pytest

from wfc_spec.targets import VERSIONS

from .language_server import LanguageServer

TASK = "Tasks:\n  - Name: load\n    "


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Nme: orders\n", ["1:1 Property Nme is not allowed."]),
        (f"{TASK}Scrpt: {{}}\n", ["3:5 Property Scrpt is not allowed."]),
        ("EnvType: prod\n", ["1:10 expected `Prod` or `Dev`"]),
        ("Kind: Workflow\n", ["1:7 expected `AdhocWorkflow` or `ManualRun` or `Fragment`"]),
        ("FlowName: a\nNods: []\n", ["2:1 Property Nods is not allowed."]),
        ("FlowName: a\nProjectEnv: Prod\n", ["2:13 expected `PROD` or `DEV`"]),
        ("Kind: ManualRun\nTasks: []\n", ["2:1 Property Tasks is not allowed."]),
        (
            "Action: a\nParameters: {}\n",
            [f"1:9 expected {' or '.join(map('`{}`'.format, VERSIONS))}"],
        ),
        (
            f"{TASK}Outputs: {{Variables: [{{Name: n, Type: Text}}]}}\n",
            ["3:43 expected `System` or `Constant` or `NodeOutput` or `PassThrough`"],
        ),
        ("Name: [orders]\n", ["1:7 expected text"]),
        ("Name:\n", ["1:6 expected text"]),
        ("Tasks: load\n", ['1:8 Incorrect type. Expected "array".']),
        ("Tasks: []\n", ["1:8 Array has too few items. Expected 1 or more."]),
        ("ProjectId: shop\n", ["1:12 expected a whole number, such as `100`"]),
        (
            "BizDate: 2026-11\n",
            ["1:10 expected a date (`2026-11-19`) or milliseconds since 1970 (`1763481600000`)"],
        ),
        ("BizDate: 20261119\n", ["1:10 Value is below the minimum of 1000000000000."]),
        (
            f"{TASK}Timeout: 90x\n",
            ["3:14 expected seconds (`3600`) or a duration (`90m`, `2h`, `1h30m`)"],
        ),
        (f"{TASK}Timeout: 0\n", ["3:14 Value is below the minimum of 1."]),
        (f"{TASK}Script: {{Parameters: {{dt: [1]}}}}\n", ["3:31 expected text"]),
    ],
)
def test_what_does_not_fit(editor: LanguageServer, text: str, problems: list[str]) -> None:
    assert editor.problems(text) == problems


def test_the_settings_are_checked_by_their_own_schema(editor: LanguageServer) -> None:
    text = "Lint:\n  Severity:\n    duplicate-edge: loud\n"
    problems = ["3:21 expected `error` or `warning` or `info` or `off`"]
    assert editor.problems(text, "wfc.yaml") == problems

"""What wfc takes is not underlined in an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_house import EXAMPLE, RULES

from .language_server import ROOT, SPEC, LanguageServer

SAMPLES = sorted(
    path
    for pattern in ("samples/**/*.wfc.*", "samples/**/wfc.yaml", "tests/compile/*.yaml")
    for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_that_compiles(editor: LanguageServer, path: Path) -> None:
    # The inputs of tests/compile are specs whatever they are called.
    name = SPEC if path.parent.name == "compile" else path.name
    assert editor.problems(path.read_text("utf-8"), name) == []


def test_every_example_of_a_rule_that_works(editor: LanguageServer) -> None:
    manuals = [module.__doc__ or "" for module in RULES.values()]
    texts = [
        text for manual in manuals for kind, text in EXAMPLE.findall(manual) if kind == "works"
    ]
    assert len(texts) > 30
    # Many documents in one text, where it has no marks of its own: the server looks at each.
    marked = [text for text in texts if text.startswith(("---", "%"))]
    settings = [text for text in texts if "Kind: Project" in text]
    specs = [text for text in texts if text not in marked and text not in settings]
    for spec in ["---\n".join(specs), *marked]:
        assert editor.problems(spec) == []
    assert editor.problems("---\n".join(settings), "wfc.yaml") == []


TASK = "Tasks:\n  - Name: load\n    "


@pytest.mark.parametrize(
    "text",
    [
        "Owner: 1000\n",
        'Owner: "1000"\n',
        "Name: no\n",
        "Name: 1.10\n",
        "Name: true\n",
        "BizDate: 2026-11-19\n",
        "BizDate: 1763481600000\n",
        'BizDate: "1763481600000"\n',
        "ProjectId: 9223372036854775807\n",
        'ProjectId: "100"\n',
        "x-team: {any: [thing]}\n",
        "FlowName: orders\nBizDate: 2026-11-19 00:00:00\nProjectEnv: PROD\n",
        "WorkflowId: 1\nNodes: [{Name: a, TaskId: 1}]\nSelect: [a+]\n",
        "Kind: ManualRun\nDescription: so far\n",
        "{Action: RunManualDagNodes, Version: 2020-05-18, Parameters: {FlowName: orders}}\n",
        f"{TASK}Timeout: 90m\n",
        f"{TASK}Timeout: 3600\n",
        f"{TASK}RuntimeResource: {{ResourceGroupId: rg, Cu: 0.25}}\n",
        f"{TASK}Type: MY_TYPE\n",
        f"{TASK}Type: PY_ODPS\n",
        f"{TASK}Type: odps_pl\n",
        f"{TASK}Script: {{Parameters: dt=$bizdate}}\n",
        f"{TASK}Script: {{Parameters: {{dt: $bizdate, n: 1, full: true}}}}\n",
        f"{TASK}Script: {{Parameters: [$bizdate, 1]}}\n",
        f"{TASK}Inputs: {{Variables: [{{Name: n, From: extract:rows}}]}}\n",
        f"{TASK}Inputs: {{Variables: [{{Name: n, Value: shop.extract:rows}}]}}\n",
        "Tasks:\n  - &first {Name: a, Type: VIRTUAL}\n  - {<<: *first, Name: b}\n",
    ],
)
def test_a_value_as_people_write_it(editor: LanguageServer, text: str) -> None:
    assert editor.problems(text) == []

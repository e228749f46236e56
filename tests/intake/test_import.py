"""A request becomes a spec that compiles to an equal body, or what was lost is said."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given

from tests.command import wfc
from tests.properties.workflows import bodies
from wfc.intake.request import IntakeError, body_of
from wfc.intake.spec import taken
from wfc.pipeline import check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

ROOT = Path(__file__).parents[2]
BODY = json.loads((ROOT / "tests/compile/our_keys_compile_away.json").read_text("utf-8"))
BODIES = sorted((ROOT / "tests/compile").glob("*.json"))


def compiled(text: str) -> Any:
    found = check(read("a.wfc.yaml", text.encode()), Folder(str(ROOT)), Choice())
    assert not found.has_errors(), [problem.finding.message for problem in found.problems]
    assert found.graph is not None
    return compile_graph(found.graph).body


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_a_body_comes_back(path: Path) -> None:
    body = json.loads(path.read_text("utf-8"))
    found = taken(body, None)
    assert found.remarks == ()
    assert compiled(found.text) == body


@given(bodies())
def test_any_body_comes_back_or_it_is_said_what_does_not(spec: dict[str, Any]) -> None:
    source = check(read("a.wfc.yaml", json.dumps(spec).encode()), Folder(str(ROOT)), Choice())
    if source.has_errors() or source.graph is None:
        return
    body = compile_graph(source.graph).body
    found = taken(body, None)
    again = check(read("b.wfc.yaml", found.text.encode()), Folder(str(ROOT)), Choice())
    if not found.remarks:
        assert again.graph is not None
        assert compile_graph(again.graph).body == body


def test_the_wire_the_envelope_and_the_command_line_are_one_body() -> None:
    wire = {key: each if isinstance(each, str) else json.dumps(each) for key, each in BODY.items()}
    envelope = {
        "Action": "ExecuteAdhocWorkflowInstance",
        "Version": "2024-05-18",
        "Parameters": wire,
    }
    options = " \\\n  ".join(f"--{key} {shlex.quote(each)}" for key, each in wire.items())
    line = f"$ aliyun dataworks-public ExecuteAdhocWorkflowInstance --region cn-shanghai {options}"
    signed = wire | {"Action": envelope["Action"], "Version": "2024-05-18", "Signature": "x="}
    for body in (BODY, wire, envelope, signed):
        assert body_of(json.dumps(body).encode()) == BODY
    for form in (urlencode(wire), f"https://x.aliyuncs.com/?{urlencode(signed)}"):
        assert body_of(form.encode()) == BODY
    assert body_of(line.encode()) == BODY


def test_a_plugin_of_the_command_line_writes_names_in_kebab_case() -> None:
    text = (
        "aliyun dataworks-public run-manual-dag-nodes --biz-region-id cn-shanghai --cli-dry-run "
        "--flow-name f --project-env DEV --include-node-ids 1,2 --biz-date '2026-11-19 00:00:00' "
        '--dag-parameters \'{"a":"b"}\' --user-agent x'
    )
    assert body_of(text.encode()) == {
        "FlowName": "f", "ProjectEnv": "DEV", "IncludeNodeIds": "1,2",
        "BizDate": "2026-11-19 00:00:00", "DagParameters": '{"a":"b"}',
    }  # fmt: skip


def test_options_of_the_command_line_itself_are_passed_over() -> None:
    """Some take no value and some several words; tasks may come one by one, a boolean as text."""
    text = (
        "aliyun dataworks-public create-workflow-instances --pager --waiter expr=Status to=1 "
        "--ram-role-name r --skip-secure-verify -o cols=Id rows=Ids[] --secure=true -q "
        "--workflow-id 5 --auto-start-enabled True --body-file x --header a=b c=d --name -n"
    )
    assert body_of(text.encode()) == {"WorkflowId": 5, "AutoStartEnabled": True, "Name": "-n"}
    tasks = """aliyun x execute-adhoc-workflow-instance --tasks '{"Name": "a"}' --tasks '[{}]'"""
    assert body_of(tasks.encode()) == {"Tasks": [{"Name": "a"}, {}]}


RUN = "aliyun dataworks-public RunManualDagNodes --FlowName f"


def test_a_line_of_a_script_is_taken_up_to_its_pipe() -> None:
    text = f"#!/bin/sh\n# run it\n\n{RUN} \\\n  --ProjectName p | jq .\n"
    assert body_of(text.encode()) == {"FlowName": "f", "ProjectName": "p"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("[]", "neither a JSON object nor a form"),
        ("a=1&a=2", "a parameter stands twice"),
        ("{", "it is no valid JSON"),
        ('{"a": 1, "a": 2}', "a key stands twice"),
        ('{"Name": "x"}', "neither `Tasks` nor `FlowName`"),
        ('{"Tasks": "["}', "`Tasks` is no valid JSON"),
        ('{"Tasks": ' + "[" * 100_000, "nested too deeply"),
        ('{"Tasks": ' + "[" * 65 + "]" * 65 + "}", "nested more than 64 deep"),
        ('{"Tasks": [{"Cu": NaN}]}', "holds `NaN`"),
        ("aliyun ecs DescribeInstances", "names no operation"),
        ("aliyun dataworks-public run-manual-dag-node", "did you mean `RunManualDagNodes`?"),
        ("aliyun dataworks-public RunManualDagNodes x", "`x` of the command line belongs to no"),
        (f"{RUN} --ProjectName --ProjectEnv DEV", "`--ProjectName` of the command line has no"),
        (f"{RUN} --secure x", "`x` of the command line belongs to no option"),
        (f"{RUN} --Tasks Name=a Type=b", "what `--Tasks` takes has to be one word"),
        (f"{RUN} --Tasks '$(cat x)'", "is filled in by the shell"),
        (f"{RUN} --FlowName g", "`--FlowName` stands twice"),
        ("aliyun dataworks-public ExecuteAdhocWorkflowInstance 'x", "a quote"),
    ],
)
def test_what_is_no_request_is_told(text: str, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        taken(body_of(text.encode()), None)


def test_what_is_no_list_of_tasks_is_not_kept() -> None:
    said = taken(body_of(b'{"Name": "w", "Tasks": "5"}'), None).remarks
    assert said[0].startswith("`Tasks` of the workflow is a number, not a list")


def test_what_cannot_be_kept_is_said_and_why(tmp_path: Path) -> None:
    body = BODY | {"Nonsense": 1}
    result = wfc("import", "-", cwd=tmp_path, stdin=json.dumps(body))
    assert result.code == 1
    assert result.err == "not kept: unknown key `Nonsense` in the workflow\n"
    assert compiled(result.out) == BODY


def test_what_is_wrong_with_the_request_is_said(tmp_path: Path) -> None:
    body = BODY | {"Tasks": [{"Name": "a"}]}
    result = wfc("import", "-", cwd=tmp_path, stdin=json.dumps(body))
    assert result.code == 1
    assert "not kept: the request has errors, so nothing can be compared: `Type`" in result.err


def test_the_owner_of_the_workflow_is_written_once() -> None:
    task = {"Type": "VIRTUAL", "RuntimeResource": {"ResourceGroupId": "rg"}}
    tasks = [task | {"Name": f"t{n}", "Owner": str(n), "ClientUniqueCode": str(n)} for n in (1, 2)]
    body = {"Name": "w", "ProjectId": 1, "Owner": "1", "Tasks": tasks}
    found = taken(body, None)
    assert (found.text.count("Owner: 1"), found.text.count("Owner: 2")) == (1, 1)
    assert compiled(found.text) == body


def test_a_run_has_days_and_maps() -> None:
    """What would not compile to the same text stays: the blank in `DagParameters` here."""
    body = {
        "FlowName": "f", "ProjectName": "p", "ProjectEnv": "DEV", "BizDate": "2026-11-19 00:00:00",
        "IncludeNodeIds": "1,2", "DagParameters": '{"a": "b"}', "NodeParameters": '{"1":"x=y"}',
    }  # fmt: skip
    found = taken(body, None)
    assert found.remarks == ()
    assert "BizDate: 2026-11-19\n" in found.text
    assert 'NodeParameters:\n  "1": x=y\n' in found.text
    assert compiled(found.text) == body


def test_long_scripts_become_files_and_nothing_is_written_over(tmp_path: Path) -> None:
    script = "select 1\nunion all\nselect 2\nunion all\nselect 3;\n"
    task = {
        "Name": "load it", "Type": "ODPS_SQL", "Owner": "1", "Script": {"Content": script},
        "RuntimeResource": {"ResourceGroupId": "rg"}, "ClientUniqueCode": "c",
    }  # fmt: skip
    body = {"Name": "w", "ProjectId": 1, "Owner": "1", "Tasks": [task]}
    (tmp_path / "r.json").write_text(json.dumps(body))
    result = wfc("import", "r.json", "-o", "orders.wfc.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "orders/load_it.sql").read_text() == script
    assert "Script: {File: orders/load_it.sql}" in (tmp_path / "orders.wfc.yaml").read_text()
    assert json.loads(wfc("compile", "orders.wfc.yaml", cwd=tmp_path).out) == body
    again = wfc("import", "r.json", "-o", "orders.wfc.yaml", cwd=tmp_path)
    assert again.code == 2
    assert "is there already: nothing was written" in again.err

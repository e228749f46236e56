"""Every way ExecuteAdhocWorkflowInstance refuses a request, with its exact words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest

from wfc.emulator.behaviours import BEHAVIOURS

from .world import Client, numbered, submission, task

EXECUTE = "ExecuteAdhocWorkflowInstance"
LONG = "n" * 129


def without(fields: dict[str, object], *names: str) -> dict[str, object]:
    """Return ``fields`` without some."""
    return {name: value for name, value in fields.items() if name not in names}


def inputs(name: str, value: str) -> dict[str, object]:
    return {"Variables": [{"Name": name, "Value": value}]}


def producing(output: str, *variables: str) -> dict[str, object]:
    """Return Outputs with constants."""
    constants = [{"Name": name, "Type": "Constant", "Value": "1"} for name in variables]
    return {"TaskOutputs": [{"Output": output}], "Variables": constants}


@dataclass(frozen=True)
class Case:
    """A request and how it is refused: its behaviour, its message, what ``{}`` in the code is."""

    behaviour: str
    message: str
    request: dict[str, object]
    missing: str = field(default="")


A = task("a", Outputs=producing("p.a", "v"))
CASES = [
    Case(
        "parameter-missing",
        "Name is mandatory for this action.",
        without(submission(A), "Name"),
        "Name",
    ),
    Case(
        "parameter-missing", "Tasks is mandatory for this action.", submission(A, Tasks=""), "Tasks"
    ),
    Case(
        "parameter-missing",
        "Owner is mandatory for this action.",
        without(submission(A), "Owner"),
        "Owner",
    ),
    Case(
        "parameter-malformed",
        'ProjectId is "x": it must be a whole number from 1 to 9223372036854775807.',
        submission(A, ProjectId="x"),
    ),
    Case(
        "parameter-not-allowed",
        'EnvType is "dev": it must be one of Prod, Dev.',
        submission(A, EnvType="dev"),
    ),
    Case(
        "parameter-unknown",
        "Bizdate is not a parameter of this action; names are case-sensitive.",
        submission(A, Bizdate=1),
    ),
    Case(
        "biz-date-out-of-range",
        "BizDate is 20240312: it must be a time in milliseconds, of 13 digits.",
        submission(A, BizDate=20240312),
    ),
    Case(
        "name-too-long",
        f'Name is "{LONG[:119]}…: a name has at most 128 characters.',
        submission(A, Name=LONG),
    ),
    Case(
        "name-too-long",
        f'Tasks[0].Name (task "{LONG[:119]}…) is "{LONG[:119]}…: a name has at most 128 '
        "characters.",
        submission(task(LONG)),
    ),
    Case(
        "tasks-not-json",
        "Tasks cannot be read: it is not JSON at character 2.",
        submission(Tasks="["),
    ),
    Case("tasks-not-json", "Tasks cannot be read: it must be an array.", submission(Tasks="{}")),
    Case(
        "tasks-not-json",
        'Tasks cannot be read: the key "Name" stands there twice.',
        submission(Tasks='[{"Name":"a","Name":"b"}]'),
    ),
    Case(
        "tasks-not-json",
        "Tasks cannot be read: NaN is not JSON.",
        submission(Tasks='[{"Timeout":NaN}]'),
    ),
    Case(
        "tasks-not-json",
        "Tasks cannot be read: it is nested too deeply.",
        submission(Tasks="[" * 100_000),
    ),
    Case("tasks-empty", "Tasks is []: there must be at least one task.", submission()),
    Case(
        "task-field-unknown",
        'Tasks[1].Script.content (task "b") is not a field of this action; names are '
        "case-sensitive.",
        submission(A, task("b", Script={"content": "x"})),
    ),
    Case(
        "task-field-unknown",
        "Tasks[0].name is not a field of this action; names are case-sensitive.",
        submission(without(A, "Name") | {"name": "a"}),
    ),
    Case(
        "task-field-missing",
        'Tasks[0].ClientUniqueCode (task "a") is mandatory for this action.',
        submission(without(A, "ClientUniqueCode")),
        "ClientUniqueCode",
    ),
    Case(
        "task-field-missing",
        "Tasks[0].Name is mandatory for this action.",
        submission(without(A, "Name")),
        "Name",
    ),
    Case(
        "task-field-missing",
        'Tasks[0].Owner (task "a") is mandatory for this action.',
        submission(A | {"Owner": ""}),
        "Owner",
    ),
    Case(
        "task-field-missing",
        'Tasks[0].RuntimeResource.ResourceGroupId (task "a") is mandatory for this action.',
        submission(A | {"RuntimeResource": {}}),
        "ResourceGroupId",
    ),
    Case(
        "task-field-missing",
        'Tasks[1].Dependencies[0].UpstreamOutput (task "b") is mandatory for this action.',
        submission(A, task("b", Dependencies=[{}])),
        "UpstreamOutput",
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Owner (task "a") is 1000: it must be a text.',
        submission(A | {"Owner": 1000}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Timeout (task "a") is "3600": it must be a whole number.',
        submission(A | {"Timeout": "3600"}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Timeout (task "a") is true: it must be a whole number.',
        submission(A | {"Timeout": True}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Timeout (task "a") is 0: it must be at least 1.',
        submission(A | {"Timeout": 0}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Dependencies (task "a") is {}: it must be an array.',
        submission(A | {"Dependencies": {}}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Script (task "a") is "x": it must be an object.',
        submission(A | {"Script": "x"}),
    ),
    Case(
        "task-field-malformed",
        'Tasks[0].Script (task "a") is null: it must be an object.',
        submission(A | {"Script": None}),
    ),
    Case("task-field-malformed", "Tasks[0] is 1: it must be an object.", submission(Tasks="[1]")),
    Case(
        "task-field-malformed",
        'Tasks[0].Outputs.Variables[0].Type (task "a") is "constant": it must be one '
        "of System, Constant, NodeOutput, PassThrough.",
        submission(
            task("a", Outputs={"Variables": [{"Name": "v", "Type": "constant", "Value": "1"}]})
        ),
    ),
    Case(
        "task-name-repeated",
        'Tasks[1].Name (task "a") is "a": that is already Tasks[0].Name (task "a").',
        submission(A, task("b", Name="a")),
    ),
    Case(
        "task-code-repeated",
        'Tasks[1].ClientUniqueCode (task "b") is "code_a": that is already '
        'Tasks[0].ClientUniqueCode (task "a").',
        submission(A, task("b", ClientUniqueCode="code_a")),
    ),
    Case(
        "output-repeated",
        'Tasks[1].Outputs.TaskOutputs[0].Output (task "b") is "p.a": that is already '
        'Tasks[0].Outputs.TaskOutputs[0].Output (task "a").',
        submission(A, task("b", Outputs=producing("p.a"))),
    ),
    Case(
        "dependency-repeated",
        'Tasks[1].Dependencies[1].UpstreamOutput (task "b") is "p.a": that is already '
        'Tasks[1].Dependencies[0].UpstreamOutput (task "b").',
        submission(A, task("b", "a", "a")),
    ),
    Case(
        "dependency-on-itself",
        'Tasks[0].Dependencies[0].UpstreamOutput (task "a") is "p.a": the task would '
        "depend on itself.",
        submission(task("a", "a")),
    ),
    Case(
        "dependency-cycle",
        'Tasks[1].Dependencies (task "b") is ["p.d"]: b waits for d waits for c waits '
        "for b, in a circle.",
        submission(task("a", "b"), task("b", "d"), task("c", "b"), task("d", "c")),
    ),
    Case(
        "variable-repeated",
        'Tasks[0].Outputs.Variables[1].Name (task "a") is "v": that is already '
        'Tasks[0].Outputs.Variables[0].Name (task "a").',
        submission(task("a", Outputs=producing("p.a", "v", "v"))),
    ),
    Case(
        "variable-reference-malformed",
        'Tasks[1].Inputs.Variables[0].Value (task "b") is "p.a": it must be <output of '
        "an upstream task>:<variable of that task>.",
        submission(A, task("b", "a", Inputs=inputs("i", "p.a"))),
    ),
    Case(
        "variable-unknown",
        'Tasks[1].Inputs.Variables[0].Value (task "b") is "p.x:v": no task of this '
        "request has the output p.x.",
        submission(A, task("b", "a", Inputs=inputs("i", "p.x:v"))),
    ),
    Case(
        "variable-unknown",
        'Tasks[1].Inputs.Variables[0].Value (task "b") is "p.a:w": task a has no '
        "output variable w.",
        submission(A, task("b", "a", Inputs=inputs("i", "p.a:w"))),
    ),
    Case(
        "variable-not-upstream",
        'Tasks[2].Inputs.Variables[0].Value (task "c") is "p.a:v": the task does not '
        "depend on a directly.",
        submission(A, task("b", "a"), task("c", "b", Inputs=inputs("i", "p.a:v"))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=numbered(case.behaviour for case in CASES))
def test_it_is_refused_in_these_words_and_nothing_runs(client: Client, case: Case) -> None:
    reply = client.call(EXECUTE, case.request)
    entry = BEHAVIOURS[case.behaviour]
    assert reply.body == {
        "Code": entry.code.format(case.missing),
        "Message": case.message,
        "RequestId": client.emulator.log[-1].request_id,
        "HostId": client.emulator.endpoint,
    }
    assert reply.status == entry.status
    assert client.emulator.log[-1].behaviour == case.behaviour
    assert client.emulator.instances() == ()


def test_the_request_they_are_made_of_is_accepted(client: Client) -> None:
    reader = task("b", "a", Inputs=inputs("i", "p.a:v"))
    assert client.call(EXECUTE, submission(A, reader)).status == 200


def test_empty_inputs_and_outputs_are_accepted(client: Client) -> None:
    """As a third party saw the service do."""
    assert client.call(EXECUTE, submission(A | {"Inputs": {}, "Outputs": {}})).status == 200


def test_an_output_with_a_colon_is_split_at_the_last_one(client: Client) -> None:
    maker = task("a", Outputs=producing("p:a", "v"))
    reader = task("b", Dependencies=[{"UpstreamOutput": "p:a"}], Inputs=inputs("i", "p:a:v"))
    assert client.call(EXECUTE, submission(maker, reader)).status == 200


def test_ten_thousand_tasks_in_a_row_are_accepted(client: Client) -> None:
    """No recursion over the graph."""
    row = [task("0"), *(task(str(n), str(n - 1)) for n in range(1, 10_000))]
    assert client.call(EXECUTE, submission(*row)).status == 200
    assert json.loads(client.emulator.log[-1].parameters["Tasks"])[-1]["Name"] == "9999"

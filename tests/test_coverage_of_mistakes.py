"""What of the mistakes people make is found: the table of `docs/found.md`, row by row.

The 21 mistakes were put into a request of two tasks that the official SDK (2024-05-18, 9.11.0)
takes without a word; each is put into the same request here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from wfc.pipeline import check
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

Body = dict[str, Any]
HERE = Path(__file__).parent
REQUESTS = HERE / "emulator/data/requests"
SOUND: Body = {
    "Name": "orders",
    "ProjectId": 100,
    "Owner": "1000",
    "EnvType": "Dev",
    "BizDate": 1763481600000,
    "Tasks": [
        {
            "Name": "extract",
            "ClientUniqueCode": "extract_1",
            "Type": "ODPS_SQL",
            "Owner": "1000",
            "Timeout": 3600,
            "Script": {"Content": "SELECT '${dt}';", "Parameters": "dt=$bizdate"},
            "RuntimeResource": {"ResourceGroupId": "S_res_group_1_1", "Cu": "0.25"},
            "DataSource": {"Name": "shop_odps"},
            "Outputs": {
                "TaskOutputs": [{"Output": "shop.extract"}],
                "Variables": [{"Name": "rows", "Type": "Constant", "Value": "42"}],
            },
        },
        {
            "Name": "load",
            "ClientUniqueCode": "load_1",
            "Type": "ODPS_SQL",
            "Owner": "1000",
            "Script": {"Content": "SELECT ${rows};"},
            "RuntimeResource": {"ResourceGroupId": "S_res_group_1_1"},
            "DataSource": {"Name": "shop_odps"},
            "Inputs": {"Variables": [{"Name": "rows", "Value": "shop.extract:rows"}]},
            "Outputs": {"TaskOutputs": [{"Output": "shop.load"}]},
            "Dependencies": [{"UpstreamOutput": "shop.extract"}],
        },
    ],
}


def _set(*route: Any) -> Callable[[Body], None]:
    *path, key, value = route

    def edit(body: Body) -> None:
        for step in path:
            body = body[step]
        body[key] = value

    return edit


def _rename(*route: Any) -> Callable[[Body], None]:
    *path, old, new = route

    def edit(body: Body) -> None:
        for step in path:
            body = body[step]
        body[new] = body.pop(old)

    return edit


FIRST, SECOND = ("Tasks", 0), ("Tasks", 1)
MISTAKES: dict[str, tuple[Callable[[Body], None], str]] = {
    "a misspelt key": (_rename(*FIRST, "Timeout", "Timeot"), "unknown-key"),
    "lower-case content": (_rename(*FIRST, "Script", "Content", "content"), "unknown-key"),
    "a required key left out": (lambda body: body["Tasks"][0].pop("Type"), "missing-key"),
    "EnvType in another case": (_set("EnvType", "PROD"), "invalid-value"),
    "YYYYMMDD as milliseconds": (_set("BizDate", 20251119), "invalid-value"),
    "milliseconds that are no midnight": (_set("BizDate", 1710239005403), "bizdate-not-midnight"),
    "no tasks": (_set("Tasks", []), "invalid-value"),
    "a dangling output": (
        _set(*SECOND, "Dependencies", 0, "UpstreamOutput", "shop.extarct"),
        "dangling-output",
    ),
    "a cycle": (
        _set(*FIRST, "Dependencies", [{"UpstreamOutput": "shop.load"}]),
        "dependency-cycle",
    ),
    "a task that waits for itself": (
        _set(*FIRST, "Dependencies", [{"UpstreamOutput": "shop.extract"}]),
        "self-dependency",
    ),
    "one output of two tasks": (
        _set(*SECOND, "Outputs", "TaskOutputs", 0, "Output", "shop.extract"),
        "output-produced-twice",
    ),
    "one code for two tasks": (
        _set(*SECOND, "ClientUniqueCode", "extract_1"),
        "duplicate-client-unique-code",
    ),
    "one name for two tasks": (_set(*SECOND, "Name", "extract"), "duplicate-task-name"),
    "an unknown type": (_set(*FIRST, "Type", "ODPS_SQ"), "task-type"),
    "a variable of an unknown type": (
        _set(*FIRST, "Outputs", "Variables", 0, "Type", "constant"),
        "invalid-value",
    ),
    "a reference in another form": (
        _set(*SECOND, "Inputs", "Variables", 0, "Value", "shop.extract.rows"),
        "variable-reference-form",
    ),
    "a variable that is not there": (
        _set(*SECOND, "Inputs", "Variables", 0, "Value", "shop.extract:row"),
        "unknown-variable",
    ),
    "a variable without a dependency": (
        _set(*SECOND, "Dependencies", []),
        "variable-without-dependency",
    ),
    "a negative timeout": (_set(*FIRST, "Timeout", -1), "invalid-value"),
    "compute units that are no number": (
        _set(*FIRST, "RuntimeResource", "Cu", "many"),
        "compute-units",
    ),
    "an unknown scheduling variable": (
        _set(*FIRST, "Script", "Parameters", "dt=$tbods"),
        "scheduling-expression",
    ),
}


def found(body: Body) -> set[str]:
    """Return the rules that speak about ``body``; all are asked."""
    checked = check(read("request.json", json.dumps(body).encode()), Folder("."), Choice(("all",)))
    return {problem.rule for problem in checked.problems}


def test_the_request_without_a_mistake_is_clean() -> None:
    assert found(SOUND) == set()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_of_the_21_mistakes_is_found_by_its_rule(mistake: str) -> None:
    edit, rule = MISTAKES[mistake]
    body = deepcopy(SOUND)
    edit(body)
    assert rule in found(body)
    assert len(MISTAKES) == 21


#: What the checker says of the two requests that were recorded with the official SDK, whose values
#: were made up: all of it is true by the help pages, and errors there are none.
SAID = {
    "ExecuteAdhocWorkflowInstance": {
        "node-output",  # a shell task gives nothing out
        "positional-parameters",  # `dt=…` is the text of $1 in a shell script
    },
    "ExecuteAdhocWorkflowInstance.minimal": set(),
}


@pytest.mark.parametrize("name", SAID)
def test_the_recorded_requests_have_no_false_alarms(name: str) -> None:
    recorded = json.loads((REQUESTS / f"{name}.json").read_text("utf-8"))
    body = {key: value for key, value in recorded["body"].items() if key != "Tasks"}
    body |= {"Tasks": json.loads(recorded["body"]["Tasks"])}
    document = read("request.json", json.dumps(body).encode())
    problems = check(document, Folder("."), Choice()).problems
    assert {problem.rule for problem in problems} == SAID[name]
    assert {problem.severity for problem in problems} <= {"warning"}


#: The requests of manual runs that were recorded with the official SDKs, and what is said of each.
RUNS: list[tuple[Body, set[str]]] = [
    (  # 2018-06-01 CreateManualDag
        {
            "ProjectName": "test_project",
            "FlowName": "test_flow",
            "Bizdate": "2018-12-12 00:00:00",
            "NodePara": '{"103180025": "test=$[yyyy-mm-dd]"}',
            "DagPara": "param_k1=param_v1 param_k2=param_v2",
        },
        set(),
    ),
    (  # 2020-05-18 RunManualDagNodes: the node with parameters is in neither set
        {
            "ProjectName": "test_workspace",
            "ProjectId": 123,
            "FlowName": "test_workflow",
            "ProjectEnv": "PROD",
            "BizDate": "2020-11-10 00:00:00",
            "IncludeNodeIds": "74324,74325",
            "ExcludeNodeIds": "123,456",
            "NodeParameters": '{"20000123121": "key1=val2 key2=$[yyyymmdd-1]"}',
            "DagParameters": '{"kaaaa": "vaaaaa"}',
        },
        {"parameters-of-other-node"},
    ),
    (  # 2024-05-18 CreateWorkflowInstances
        {
            "Name": "w",
            "ProjectId": 100,
            "EnvType": "Prod",
            "Type": "ManualWorkflow",
            "WorkflowId": 1234,
            "AutoStartEnabled": True,
            "Periods": {"BizDates": [{"StartBizDate": "2024-11-20", "EndBizDate": "2024-11-20"}]},
            "WorkflowParameters": '{"k":"v"}',
        },
        set(),
    ),
]


@pytest.mark.parametrize(("body", "said"), RUNS)
def test_recorded_runs_have_no_false_alarms(body: Body, said: set[str]) -> None:
    document = read("run.json", json.dumps(body).encode())
    problems = check(document, Folder("."), Choice()).problems
    assert {problem.rule for problem in problems} == said
    assert {problem.severity for problem in problems} <= {"warning"}

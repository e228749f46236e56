"""The log as lines of JSON: what a program can count instances by."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from .world import faults, submission, task

if TYPE_CHECKING:
    from .world import Client

SUBMIT = "ExecuteAdhocWorkflowInstance"


def test_each_request_is_a_line(client: Client) -> None:
    lines = io.StringIO()
    client.emulator.write_log(lines)
    reply = {"Status": 503, "Code": "ServiceUnavailable"}
    rule = {"Operations": [SUBMIT], "Requests": 2, "Deliver": "never", "Reply": reply}
    client.emulator.inject(faults(rule))
    instance = client.ask(SUBMIT, **submission(task("a")))["WorkflowInstanceId"]
    client.call(SUBMIT, submission(task("a")))
    client.call("GetWorkflowInstance", {"Id": 1})
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line.pop("request_id") is None for line in written] == [False, True, False]
    assert written == [
        {
            "number": 1,
            "action": SUBMIT,
            "status": 200,
            "code": None,
            "behaviour": None,
            "executed": instance,
            "name": "demo",
            "faults": [],
        },
        {
            "number": 2,
            "action": SUBMIT,
            "status": 503,
            "code": None,
            "behaviour": None,
            "executed": None,
            "name": None,
            "faults": ["Deliver", "Reply"],
        },
        {
            "number": 3,
            "action": "GetWorkflowInstance",
            "status": 404,
            "code": "InvalidWorkflowInstance.NotFound",
            "behaviour": "workflow-instance-unknown",
            "executed": None,
            "name": None,
            "faults": [],
        },
    ]

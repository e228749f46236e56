"""Answers that are not the true one: whole ones, and values inside."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING

import pytest

from .world import Client, faults, submission, task

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBMIT = "ExecuteAdhocWorkflowInstance"
WANTED = submission(task("a"))
TRUE = 700_000_100_000_001


def raw(client: Client, action: str = SUBMIT) -> tuple[int, Mapping[str, str], str]:
    """Submit; return status, headers and text of the answer."""
    body = "&".join(f"{name}={value}" for name, value in _encoded().items()).encode()
    connection = http.client.HTTPConnection(client.emulator.endpoint, timeout=10)
    connection.request("POST", "/", body, client.signed("POST", "/", body, action))
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.headers), text


def _encoded() -> dict[str, str]:
    from urllib.parse import quote

    return {name: quote(str(value), safe="") for name, value in WANTED.items()}


def test_an_error_in_the_form_of_the_service(client: Client) -> None:
    reply = {"Status": 503, "Code": "ServiceUnavailable", "Message": "later", "RetryAfter": 2}
    client.emulator.inject(faults({"Deliver": "never", "Reply": reply}))
    status, headers, text = raw(client)
    body = json.loads(text)
    assert (status, headers["x-acs-retry-after"]) == (503, "2000")
    assert list(body) == ["Code", "Message", "RequestId", "HostId"]
    assert (body["Code"], body["Message"]) == ("ServiceUnavailable", "later")
    assert client.emulator.instances() == ()
    assert client.emulator.log[-1].status == 503


def test_the_same_error_after_the_request_was_done(client: Client) -> None:
    client.emulator.inject(faults({"Reply": {"Status": 500, "Code": "InternalError.System"}}))
    assert raw(client)[0] == 500
    assert len(client.emulator.instances()) == 1


def test_html(client: Client) -> None:
    client.emulator.inject(faults({"Reply": {"Text": "<h1>Sign in</h1>"}}))
    status, headers, text = raw(client)
    assert (status, headers["Content-Type"]) == (200, "text/html;charset=utf-8")
    assert text == "<h1>Sign in</h1>"


def test_a_redirect(client: Client) -> None:
    client.emulator.inject(faults({"Reply": {"Status": 307, "Location": "http://127.0.0.1:9/"}}))
    status, headers, text = raw(client)
    assert (status, headers["Location"], text) == (307, "http://127.0.0.1:9/", "")


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ('"{}"', f'"{TRUE}"'),
        ("null", "null"),
        ("0", "0"),
        ("-{}", f"-{TRUE}"),
        ("1.2e18", "1.2e18"),
        ("{}.0", f"{TRUE}.0"),
        ("92233720368547758080", "92233720368547758080"),
        ("not json", "not json"),
    ],
)
def test_an_id_as_anything(client: Client, template: str, written: str) -> None:
    client.emulator.inject(faults({"Values": {"WorkflowInstanceId": template}}))
    _, _, text = raw(client)
    assert text.endswith(f',"WorkflowInstanceId":{written}}}')
    assert client.emulator.instances()[0].id == TRUE


def test_a_field_left_out_and_one_that_was_not_there(client: Client) -> None:
    rule: dict[str, object] = {"Without": ["WorkflowInstanceId"], "Values": {"Success": "false"}}
    client.emulator.inject(faults(rule))
    body = json.loads(raw(client)[2])
    assert body.keys() == {"RequestId", "Success"}
    assert body["Success"] is False


def test_a_value_deep_in_an_answer(client: Client) -> None:
    instance = client.ask(SUBMIT, **WANTED)["WorkflowInstanceId"]
    get = "GetWorkflowInstance"
    client.emulator.inject(faults({"Operations": [get], "Values": {"Status": '"WaitTrigger2"'}}))
    assert client.ask(get, Id=instance)["WorkflowInstance"]["Status"] == "WaitTrigger2"


def test_an_instance_that_is_there_and_is_said_not_to_be(client: Client) -> None:
    instance = client.ask(SUBMIT, **WANTED)["WorkflowInstanceId"]
    reply = {"Status": 404, "Code": "InvalidWorkflowInstance.NotFound"}
    client.emulator.inject(faults({"Operations": ["GetWorkflowInstance"], "Reply": reply}))
    assert client.call("GetWorkflowInstance", {"Id": instance}).status == 404

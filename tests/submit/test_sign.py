"""The signature, against the document's worked example and the official client."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import Endpoint
from wfc.submit.request import VERSION, Request, write_request
from wfc.submit.sign import authorization, sign
from wfc.targets.payload import Payload

DATA = Path(__file__).parent / "data"
VECTORS = json.loads((DATA / "acs3-vectors.json").read_text())["vectors"]
RECORDED = json.loads((DATA / "requests.json").read_text())["requests"]

UNSIGNED = ("Accept-Encoding", "Authorization", "Content-Length")


def request_of(vector: dict[str, Any]) -> Request:
    query = dict(parse_qsl(urlsplit(vector["target"]).query, keep_blank_values=True))
    return Request("", "", vector["method"], query, vector["body"].encode())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_authorization_is_that_of_the_vector(vector: dict[str, Any]) -> None:
    headers = {name: value for name, value in vector["headers"] if name not in UNSIGNED}
    credentials = Credentials(vector["access_key_id"], vector["access_key_secret"])
    wanted = dict(vector["headers"])["Authorization"]
    assert authorization(request_of(vector), headers, credentials) == wanted


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_another_secret_signs_otherwise(vector: dict[str, Any]) -> None:
    headers = {name: value for name, value in vector["headers"] if name not in UNSIGNED}
    credentials = Credentials(vector["access_key_id"], "another-secret")
    wanted = dict(vector["headers"])["Authorization"]
    assert authorization(request_of(vector), headers, credentials) != wanted


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["name"])
def test_the_headers_are_those_of_the_official_client(recorded: dict[str, Any]) -> None:
    parameters = recorded["query"] | recorded["body"]
    said = recorded["headers"]
    payload = Payload(said["x-acs-action"], said["x-acs-version"], {}, parameters)
    headers = sign(
        write_request(payload),
        Endpoint("127.0.0.1", 8080, secure=False),
        Credentials("LTAI-dummy-id", "dummy-secret"),
        datetime(2026, 11, 21, 23, 38, 54, tzinfo=UTC),
        "80ca1b842ecec601c39418f5e373ab97",
    )
    assert sorted(map(str.lower, headers)) == sorted(map(str.lower, recorded["header_order"]))
    lower = {name.lower(): value for name, value in headers.items()}
    assert recorded["headers"].items() <= lower.items()
    assert lower["host"] == "127.0.0.1:8080"
    assert lower["x-acs-date"] == "2026-11-21T23:38:54Z"
    assert lower["x-acs-signature-nonce"] == "80ca1b842ecec601c39418f5e373ab97"
    assert lower["accept-encoding"] == "identity"


def test_a_token_is_sent_and_signed() -> None:
    headers = sign(
        write_request(Payload("GetWorkflowInstance", VERSION, {}, {"Id": "1"})),
        Endpoint("127.0.0.1", 8080, secure=False),
        Credentials("LTAI-dummy-id", "dummy-secret", "token-1", "static_sts"),
        datetime(2026, 11, 21, tzinfo=UTC),
        "n",
    )
    assert headers["x-acs-security-token"] == "token-1"
    assert headers["x-acs-accesskey-id"] == "LTAI-dummy-id"
    assert "x-acs-security-token" in headers["Authorization"]
    assert "dummy-secret" not in str(headers)

"""Requests are, byte for byte, those of the official client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.submit.request import VERSION, write_request
from wfc.targets.payload import Payload

RECORDED = json.loads((Path(__file__).parent / "data/requests.json").read_text())["requests"]


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["name"])
def test_the_bytes_are_those_of_the_official_client(recorded: dict[str, Any]) -> None:
    action = recorded["headers"]["x-acs-action"]
    parameters = dict(reversed((recorded["query"] | recorded["body"]).items()))
    version = recorded["headers"]["x-acs-version"]
    request = write_request(Payload(action, version, {}, parameters))
    assert request.method == recorded["method"]
    assert request.target.partition("?")[2] == recorded["query_raw"]
    assert request.body.decode() == recorded["body_raw"]


@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_any_text_survives_the_form(parameters: dict[str, str]) -> None:
    request = write_request(Payload("ListTaskInstances", VERSION, {}, parameters))
    sent = dict(parse_qsl(request.body.decode(), keep_blank_values=True, strict_parsing=False))
    assert sent == parameters


@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_any_text_survives_the_query(parameters: dict[str, str]) -> None:
    request = write_request(Payload("GetTaskInstance", VERSION, {}, parameters))
    assert dict(parse_qsl(urlsplit(request.target).query, keep_blank_values=True)) == parameters
    assert request.body == b""

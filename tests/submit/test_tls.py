"""The way through TLS, with a certificate made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from wfc.submit.endpoint import Endpoint
from wfc.submit.exchange import Answer
from wfc.submit.request import Request
from wfc.submit.transport import NotSent, Outcome, send


def call(secured: Endpoint, hooks: list[str]) -> Outcome:
    headers = {"host": secured.authority, "Content-Length": "6"}
    request = Request("A", "V", "POST", {}, b"Name=n")
    return send(request, headers, secured, 20, lambda: hooks.append("ran"))


def test_a_trusted_server_is_spoken_to(
    secured: Endpoint, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    hooks: list[str] = []
    assert call(secured, hooks) == Answer(200, {"content-length": "2"}, b"{}")
    assert hooks == ["ran"]


def test_a_server_that_is_not_trusted_gets_nothing(secured: Endpoint) -> None:
    hooks: list[str] = []
    outcome = call(secured, hooks)
    assert outcome == NotSent("the certificate of the server is not valid for it")
    assert hooks == []

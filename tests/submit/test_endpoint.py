"""Endpoints as people type them."""

from __future__ import annotations

import pytest

from wfc.submit.endpoint import Endpoint, parse_endpoint
from wfc.submit.errors import EndpointError


@pytest.mark.parametrize(
    ("text", "endpoint", "shown"),
    [
        ("127.0.0.1:8080", Endpoint("127.0.0.1", 8080, False), "http://127.0.0.1:8080"),
        ("localhost:8080", Endpoint("localhost", 8080, False), "http://localhost:8080"),
        ("LocalHost", Endpoint("localhost", 80, False), "http://localhost"),
        ("[::1]:8080", Endpoint("::1", 8080, False), "http://[::1]:8080"),
        ("http://127.8.9.1:1/", Endpoint("127.8.9.1", 1, False), "http://127.8.9.1:1"),
        ("https://127.0.0.1:8443", Endpoint("127.0.0.1", 8443, True), "https://127.0.0.1:8443"),
        (
            "dataworks.example",
            Endpoint("dataworks.example", 443, True),
            "https://dataworks.example",
        ),
    ],
)
def test_a_host_and_port_is_read(text: str, endpoint: Endpoint, shown: str) -> None:
    assert parse_endpoint(text) == endpoint
    assert str(endpoint) == shown


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            ":80",
            "a..b",
            "x" * 64,
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "ftp://127.0.0.1",
            "127.0.0.1/path",
        ),
        *("127.0.0.1?q", "127.0.0.1#f", "a b", "[::1", "[zz]:1", "http://", "127.0.0.1:80\r\nx: y"),
        *("user:hunter2@127.0.0.1:80", "127.0.0.1@evil.example", "127.0.0.1\\@evil.example"),
    ],
)
def test_anything_else_is_refused_without_repeating_a_password(text: str) -> None:
    with pytest.raises(EndpointError) as caught:
        parse_endpoint(text)
    assert "hunter2" not in str(caught.value)
    assert str(caught.value).isprintable()
    assert caught.value.exit_code == 2


def test_plain_http_is_spoken_on_loopback_only() -> None:
    with pytest.raises(EndpointError, match="plain http is spoken on loopback only"):
        parse_endpoint("http://dataworks.cn-shanghai.aliyuncs.com")

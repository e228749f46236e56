"""The proxy of the environment: a tunnel to the service, and proof where it does not open."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from wfc.submit.endpoint import Endpoint, parse_endpoint
from wfc.submit.errors import EndpointError
from wfc.submit.exchange import Answer
from wfc.submit.proxy import Proxy, proxy_of
from wfc.submit.request import Request
from wfc.submit.transport import NotSent, Outcome, send

Serve = Callable[[Callable[[socket.socket], None]], Endpoint]

SERVICE = parse_endpoint("dataworks.cn-shanghai.aliyuncs.com")
PROXY = "http://proxy.example:3128"
REQUEST = Request("A", "V", "POST", {}, b"Name=n")


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, None),
        ({"HTTPS_PROXY": PROXY}, Proxy("proxy.example", 3128)),
        ({"https_proxy": "proxy.example"}, Proxy("proxy.example", 8080)),
        ({"HTTP_PROXY": PROXY, "ALL_PROXY": "socks5://proxy.example:1080"}, None),
        (
            {"HTTPS_PROXY": "http://joe:a%40b@proxy.example:1"},
            Proxy("proxy.example", 1, "Basic am9lOmFAYg=="),
        ),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "*"}, None),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "example.com, .aliyuncs.com"}, None),
        ({"HTTPS_PROXY": PROXY, "no_proxy": "aliyuncs.com"}, None),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "uncs.com"}, Proxy("proxy.example", 3128)),
    ],
)
def test_the_environment_names_it(environ: dict[str, str], wanted: Proxy | None) -> None:
    assert proxy_of(SERVICE, environ) == wanted


@pytest.mark.parametrize("local", ["127.0.0.1:8080", "https://localhost:8443", "[::1]:80"])
def test_for_this_machine_there_is_none(local: str) -> None:
    assert proxy_of(parse_endpoint(local), {"HTTPS_PROXY": PROXY}) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("socks5://joe:s3cret@p:1", "`HTTPS_PROXY`: only HTTP proxies are used, not socks5"),
        ("http://joe:s3cret@p:port", "`HTTPS_PROXY`: not a proxy: 'p:port'"),
        ("http://", "`HTTPS_PROXY`: not a proxy: 'http://'"),
    ],
)
def test_what_is_none_is_an_error_that_tells_no_secret(text: str, said: str) -> None:
    with pytest.raises(EndpointError) as found:
        proxy_of(SERVICE, {"HTTPS_PROXY": text})
    assert (found.value.message, "s3cret" in str(found.value.help)) == (said, False)


def test_its_password_does_not_show() -> None:
    proxy = proxy_of(SERVICE, {"HTTPS_PROXY": "http://joe:s3cret@p:1"})
    assert proxy is not None
    assert str(proxy) == "p:1"
    assert "Basic" not in repr(proxy)


class Tunnel:
    """A proxy that leads on, and keeps the heads it was sent."""

    def __init__(self) -> None:
        self.heads: list[bytes] = []

    def __call__(self, near: socket.socket) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += near.recv(1)
        self.heads.append(head)
        host, _, port = head.split()[1].decode().rpartition(":")
        with socket.create_connection((host, int(port)), 10) as far:
            near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pour, args=(far, near))
            back.start()
            _pour(near, far)
            back.join(10)


def _pour(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


def through(endpoint: Endpoint, proxy: Endpoint, hooks: list[str]) -> Outcome:
    headers = {"host": endpoint.authority, "Content-Length": "6"}
    tunnel = Proxy(proxy.host, proxy.port, "Basic am9lOmFAYg==")
    return send(REQUEST, headers, endpoint, 20, lambda: hooks.append("ran"), tunnel)


def test_the_proxy_sees_where_it_goes_and_nothing_of_it(
    serve: Serve,
    secured: Endpoint,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    tunnel, hooks = Tunnel(), list[str]()
    outcome = through(secured, serve(tunnel), hooks)
    assert outcome == Answer(200, {"content-length": "2"}, b"{}")
    assert hooks == ["ran"]
    target = f"{secured.host}:{secured.port}"
    assert tunnel.heads == [
        f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n"
        "Proxy-Authorization: Basic am9lOmFAYg==\r\n\r\n".encode()
    ]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (
            b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
            "refused: HTTP 407 (it wants a user and a password)",
        ),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nno!", "refused: HTTP 502"),
        (b"<h1>Sign in</h1>\r\n\r\n", "does not speak HTTP as it should"),
        (b"", "does not speak HTTP as it should"),
    ],
)
def test_what_it_refuses_was_not_sent(
    serve: Serve, secured: Endpoint, reply: bytes, reason: str
) -> None:
    def refuse(sock: socket.socket) -> None:
        sock.recv(65536)
        sock.sendall(reply)

    proxy, hooks = serve(refuse), list[str]()
    outcome = through(secured, proxy, hooks)
    assert outcome == NotSent(f"the proxy {proxy.host}:{proxy.port} {reason}")
    assert hooks == []


def test_one_that_is_not_there_is_named(secured: Endpoint) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = Endpoint("127.0.0.1", closed.getsockname()[1], secure=False)
        outcome = through(secured, nowhere, [])
    assert outcome == NotSent(f"the proxy 127.0.0.1:{nowhere.port}: the connection was refused")

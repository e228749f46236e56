"""The way through TLS, with a certificate made for the test."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import socket

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from wfc.submit.endpoint import Endpoint
from wfc.submit.exchange import Answer
from wfc.submit.request import Request
from wfc.submit.transport import NotSent, Outcome, send

Serve = Callable[[Callable[[socket], None]], Endpoint]

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with a key and a certificate for 127.0.0.1 that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "wfc test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    key_text = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path / "certificate.pem"
    file.write_bytes(key_text + made.public_bytes(pem))
    return file


def call(serve: Serve, certificate: Path, hooks: list[str]) -> Outcome:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def behave(raw: socket) -> None:
        with context.wrap_socket(raw, server_side=True) as sock:
            data = b""
            while not data.endswith(b"Name=n"):
                data += sock.recv(65536)
            sock.sendall(ANSWER)

    server = serve(behave)
    endpoint = Endpoint(server.host, server.port, secure=True)
    headers = {"host": endpoint.authority, "Content-Length": "6"}
    request = Request("A", "V", "POST", {}, b"Name=n")
    return send(request, headers, endpoint, 20, lambda: hooks.append("ran"))


def test_a_trusted_server_is_spoken_to(
    serve: Serve, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    hooks: list[str] = []
    assert call(serve, certificate, hooks) == Answer(200, {"content-length": "2"}, b"{}")
    assert hooks == ["ran"]


def test_a_server_that_is_not_trusted_gets_nothing(serve: Serve, certificate: Path) -> None:
    hooks: list[str] = []
    outcome = call(serve, certificate, hooks)
    assert outcome == NotSent("the certificate of the server is not valid for it")
    assert hooks == []

"""A server for one test: it does to each connection what the test says."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from wfc.submit.endpoint import Endpoint

Behaviour = Callable[[socket.socket], None]
Serve = Callable[[Behaviour], Endpoint]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that starts a server on loopback and returns its endpoint."""
    with contextlib.ExitStack() as at_end:

        def start(behave: Behaviour) -> Endpoint:
            listener = at_end.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = threading.Thread(target=_attend, args=(listener, behave), daemon=True)
            thread.start()
            at_end.callback(thread.join, 10)
            at_end.callback(listener.shutdown, socket.SHUT_RDWR)
            return Endpoint("127.0.0.1", listener.getsockname()[1], secure=False)

        yield start


def _attend(listener: socket.socket, behave: Behaviour) -> None:
    """Take one connection after the other until the listener is shut."""
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        with sock, contextlib.suppress(OSError):
            sock.settimeout(10)
            behave(sock)


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


@pytest.fixture
def secured(serve: Serve, certificate: Path) -> Endpoint:
    """Start a server behind TLS that answers ``{}`` to what ends with ``Name=n``."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def behave(raw: socket.socket) -> None:
        with context.wrap_socket(raw, server_side=True) as sock:
            data = b""
            while not data.endswith(b"Name=n"):
                data += sock.recv(65536)
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    server = serve(behave)
    return Endpoint(server.host, server.port, secure=True)

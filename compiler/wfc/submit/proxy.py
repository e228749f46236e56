"""The HTTP proxy that the user's environment names, and the way through it to the service.

Only a tunnel (CONNECT): TLS goes from end to end, so that a proxy sees where a call goes and
nothing of it. What a proxy refuses was not sent.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from wfc.report.text import plain
from wfc.submit.errors import EndpointError

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

    from wfc.submit.deadline import PacedSocket
    from wfc.submit.endpoint import Endpoint

#: Where the environment may name one, the first that does so counts (as with curl).
NAMES = ("https_proxy", "HTTPS_PROXY")

_PORT = 8080


class ProxyError(OSError):
    """The proxy did not open the way; nothing of the request was sent."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; ``authorization`` is what it is told of the user."""

    host: str
    port: int
    authorization: str = field(default="", repr=False)

    def __str__(self) -> str:
        """Return its address, and nothing of the user."""
        return f"{self.host}:{self.port}"

    def open(self, paced: PacedSocket, endpoint: Endpoint) -> None:
        """Have a connection to the proxy led on to ``endpoint``. Raises ProxyError, OSError."""
        host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
        target = f"{host}:{endpoint.port}"
        lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
        if self.authorization:
            lines.append(f"Proxy-Authorization: {self.authorization}")
        paced.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
        # http.client asks nothing of a socket but makefile. What follows the head is TLS.
        answer = HTTPResponse(cast("socket.socket", paced), method="CONNECT")
        try:
            answer.begin()
        except (HTTPException, ValueError):
            raise ProxyError(f"the proxy {self} does not speak HTTP as it should") from None
        if answer.status != HTTPStatus.OK:
            raise ProxyError(f"the proxy {self} refused: {_said(answer.status)}")


def proxy_of(endpoint: Endpoint, environ: Mapping[str, str]) -> Proxy | None:
    """Return the proxy that ``environ`` names for ``endpoint``: for this machine none.

    Raises EndpointError for one that cannot be read, or is of another kind.
    """
    name = next((each for each in NAMES if environ.get(each)), None)
    if name is None or endpoint.is_loopback or not endpoint.secure:
        return None
    spared = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    if any(_is_meant(each.strip(), endpoint) for each in spared.split(",")):
        return None
    return _read(environ[name], name)


def _is_meant(spared: str, endpoint: Endpoint) -> bool:
    """Tell whether an entry of NO_PROXY is ``endpoint``: its host, or a domain that is in."""
    domain = spared.lower().removeprefix("*").lstrip(".")
    host = endpoint.host.lower()
    if spared == "*":
        return True
    return bool(domain) and (
        f".{host}".endswith(f".{domain}") or f"{host}:{endpoint.port}" == domain
    )


def _read(text: str, name: str) -> Proxy:
    scheme, _, rest = text.rpartition("://")
    try:
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host, port = None, 0
    shown = plain(text.rpartition("@")[2])
    if not host or not host.isascii():
        raise EndpointError(f"`{name}`: not a proxy: {shown!r}", (_FORM,))
    if scheme not in ("", "http"):
        raise EndpointError(f"`{name}`: only HTTP proxies are used, not {plain(scheme)}", (_FORM,))
    user = unquote(parts.username or "")
    if not user:
        return Proxy(host, port)
    pair = f"{user}:{unquote(parts.password or '')}".encode()
    return Proxy(host, port, f"Basic {b64encode(pair).decode()}")


_FORM = "write it as http://HOST:PORT; NO_PROXY lists hosts that need none"


def _said(status: int) -> str:
    reasons = {407: "it wants a user and a password", 403: "it forbids this host"}
    return f"HTTP {status}{f' ({reasons[status]})' if status in reasons else ''}"

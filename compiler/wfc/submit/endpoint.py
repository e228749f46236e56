"""Where calls go: a host, a port, and whether the way there is encrypted."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from wfc.report.text import plain
from wfc.submit.errors import EndpointError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the DataWorks API; ``secure`` means TLS."""

    host: str
    port: int
    secure: bool

    @property
    def is_loopback(self) -> bool:
        """Tell whether the host is this machine by its very name (``localhost`` or an address)."""
        return _is_loopback(self.host)

    @property
    def authority(self) -> str:
        """Return the ``host`` header: with the port, unless it is the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.secure else "http"]
        return host if self.port == usual else f"{host}:{self.port}"

    def __str__(self) -> str:
        """Return the address as people write it, with its scheme."""
        return f"{'https' if self.secure else 'http'}://{self.authority}"


def parse_endpoint(text: str) -> Endpoint:
    """Read ``HOST:PORT`` or an URL without path; without a scheme only loopback is plain HTTP.

    Raises EndpointError for anything else, and for plain HTTP beyond loopback.
    """
    scheme, _, rest = text.rpartition("://")
    try:
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _unreadable(text) from None
    if not _is_address_only(rest) or scheme not in ("", *_PORTS) or not _is_host(host):
        raise _unreadable(text)
    scheme = scheme or ("http" if _is_loopback(host) else "https")
    if scheme == "http" and not _is_loopback(host):
        raise EndpointError(f"plain http is spoken on loopback only, not to {plain(host)}")
    return Endpoint(host, _PORTS[scheme] if port is None else port, scheme == "https")


def _is_loopback(host: str) -> bool:
    """Judge the text of ``host``; nothing is looked up."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address_only(rest: str) -> bool:
    """Tell whether ``rest`` has no user, path, query, fragment or blank in it."""
    return not any(char in "@/?#\\" or not "!" <= char <= "~" for char in rest.removesuffix("/"))


def _is_host(host: str) -> bool:
    """Tell whether ``host`` is spelled like an address or a DNS name (RFC 1123)."""
    if ":" in host:
        return _is_ip(host)
    labels = host.split(".")
    return all(0 < len(label) < 64 and label.replace("-", "a").isalnum() for label in labels)


def _is_ip(host: str) -> bool:
    """Tell whether ``host`` is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unreadable(text: str) -> EndpointError:
    """Say how an endpoint is written; never repeat a user or password in ``text``."""
    shown = plain(text.rpartition("@")[2])
    return EndpointError(
        f"not an endpoint: `{shown}`" if shown else "the endpoint is empty",
        ("write it as HOST:PORT, for example 127.0.0.1:8080",),
    )

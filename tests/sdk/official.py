"""The SDKs of the vendor for DataWorks, a version each, and its generic client: imported late.

It is big (a second, 2,000 modules) and not typed, so it is imported by name and its objects are
``Any``. It reads clock, nonce and user agent by itself; ``pinned`` headers take their place.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from wfc.emulator.server import LOCAL_CREDENTIALS

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRODUCT = "alibabacloud_dataworks_public"
_OPEN_API = "alibabacloud_tea_openapi"
VERSION = "2024-05-18"


@cache
def load(module: str) -> Any:
    """Import a module of the vendor, and take its debug handler off standard error."""
    loaded = import_module(module)
    logging.getLogger("darabonba-core").handlers[:] = [logging.NullHandler()]
    return loaded


def product(module: str, version: str = VERSION) -> Any:
    """Return ``client`` or ``models`` of the product's SDK for ``version`` of the API."""
    return load(f"{_PRODUCT}{version.replace('-', '')}.{module}")


def exceptions() -> Any:
    """Return the module of the SDK's exceptions."""
    return load(f"{_OPEN_API}.exceptions")


def unretryable() -> Any:
    """Return the exception for everything that is no answer of the service."""
    return load("darabonba.exceptions").UnretryableException


@dataclass(frozen=True)
class Key:
    """An access key as the SDK takes it; ``None`` gives it none at all."""

    id: str | None = "an-access-key-id"
    secret: str | None = "an-access-key-secret"
    token: str | None = None


LOCAL_KEY = Key(LOCAL_CREDENTIALS.access_key_id, LOCAL_CREDENTIALS.access_key_secret)


@dataclass(frozen=True)
class Official:
    """Calls operations at ``endpoint`` (host:port, plain HTTP) as ``key``.

    ``pinned`` are laid over the headers before they are signed; timeouts are in ms.
    """

    endpoint: str
    key: Key = Key()
    pinned: Mapping[str, str] = field(default_factory=dict)
    read_timeout: int = 10_000
    version: str = VERSION

    def request(self, operation: str, fields: Mapping[str, Any]) -> Any:
        """Return the SDK's model of a request, from the API's own field names."""
        return getattr(product("models", self.version), f"{operation}Request")().from_map(
            dict(fields)
        )

    def call(self, operation: str, **fields: Any) -> Any:
        """Call ``operation`` by the product's SDK; return the body of its answer, a model."""
        return getattr(self.client(), snake(operation))(self.request(operation, fields)).body

    async def call_async(self, operation: str, **fields: Any) -> Any:
        """Do the same by the SDK's other transport."""
        method = getattr(self.client(), f"{snake(operation)}_async")
        return (await method(self.request(operation, fields))).body

    def client(self) -> Any:
        """Return a client of the product's SDK."""
        return product("client", self.version).Client(self._config())

    def call_generic(self, method: str, operation: str, parameters: Mapping[str, str]) -> Any:
        """Call ``operation`` by the vendor's generic client; return the JSON of its answer."""
        models = load(f"{_OPEN_API}.utils_models")
        where = "query" if method == "GET" else "body"
        asked = models.OpenApiRequest(**{where: dict(parameters)})
        params = models.Params(
            action=operation,
            version=self.version,
            protocol="HTTPS",
            pathname="/",
            method=method,
            auth_type="AK",
            style="RPC",
            req_body_type="formData",
            body_type="json",
        )
        client = load(f"{_OPEN_API}.client").Client(self._config())
        return client.call_api(params, asked, load("darabonba.runtime").RuntimeOptions())["body"]

    def _config(self) -> Any:
        models = load(f"{_OPEN_API}.utils_models")
        return models.Config(
            access_key_id=self.key.id,
            access_key_secret=self.key.secret,
            security_token=self.key.token,
            endpoint=self.endpoint,
            protocol="http",
            connect_timeout=5_000,
            read_timeout=self.read_timeout,
            global_parameters=models.GlobalParameters(headers=dict(self.pinned)),
        )


def snake(operation: str) -> str:
    """Return the SDK's name of the method for ``operation``."""
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in operation)[1:]

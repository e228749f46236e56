"""What goes back to the client."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wfc.emulator.service_error import ServiceError


@dataclass(frozen=True, slots=True)
class Answer:
    """HTTP status, body (JSON, unless ``headers`` say otherwise), and further headers."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def success(request_id: str, body: Mapping[str, object]) -> Answer:
    """Return the answer of an operation that was done."""
    return Answer(200, _json({"RequestId": request_id, **body}))


@shows("error-form")
def failure(request_id: str, host: str, error: ServiceError) -> Answer:
    """Return the answer to a refused request, in the service's form."""
    body = code_body(request_id, host, error.code, error.message)
    return Answer(error.behaviour.status, body, wait_header(error.retry_after))


def code_body(request_id: str, host: str, code: str, message: str) -> bytes:
    """Return the body of an error answer."""
    return _json({"Code": code, "Message": message, "RequestId": request_id, "HostId": host})


@shows("retry-after")
def wait_header(seconds: float | None) -> dict[str, str]:
    """Return the header that asks a client to wait, if it is to."""
    return {} if seconds is None else {"x-acs-retry-after": str(round(seconds * 1000))}


def _json(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

"""What goes back to the client."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wfc.emulator.service_error import ServiceError


@dataclass(frozen=True, slots=True)
class Answer:
    """HTTP status and JSON body."""

    status: int
    body: bytes


def success(request_id: str, body: Mapping[str, object]) -> Answer:
    """Return the answer of an operation that was done."""
    return Answer(200, _json({"RequestId": request_id, **body}))


@shows("error-form")
def failure(request_id: str, host: str, error: ServiceError) -> Answer:
    """Return the answer to a refused request, in the service's form."""
    body = {
        "Code": error.code,
        "Message": error.message,
        "RequestId": request_id,
        "HostId": host,
    }
    return Answer(error.behaviour.status, _json(body))


def _json(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

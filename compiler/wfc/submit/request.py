"""An API call as HTTP: method, target and body, still without a signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from wfc.targets.payload import Payload

VERSION = "2024-05-18"

# How the official client sends each operation (recorded on loopback): a GET has its
# parameters in the query and no body, a POST has them in a form body and no query.
_METHODS = {
    "ExecuteAdhocWorkflowInstance": "POST",
    "ListWorkflowInstances": "POST",
    "ListTaskInstances": "POST",
    "StopWorkflowInstances": "POST",
    "RerunTaskInstances": "POST",
    "GetWorkflowInstance": "GET",
    "GetTaskInstance": "GET",
    "GetTaskInstanceLog": "GET",
    "CreateWorkflowInstances": "POST",
    "GetCreateWorkflowInstancesResult": "GET",
}

# Every operation of the older versions is a POST; the oldest has all parameters in the query.
_ALL_POST = ("2020-05-18", "2018-06-01")
_ALL_IN_QUERY = "2018-06-01"


@dataclass(frozen=True, slots=True)
class Request:
    """What is signed and sent for one call of ``action`` of API ``version``.

    ``query`` holds the parameters of a GET by name, of 2018-06-01 those of a POST too; ``body``
    is the form of a POST.
    """

    action: str
    version: str
    method: str
    query: dict[str, str]
    body: bytes

    @property
    def target(self) -> str:
        """Return the request target: always the root path."""
        return f"/?{urlencode(sorted(self.query.items()))}" if self.query else "/"


def write_request(payload: Payload) -> Request:
    """Return the HTTP request of ``payload``: fields in alphabetical order, blanks as ``+``."""
    method = "POST" if payload.version in _ALL_POST else _METHODS[payload.action]
    if method == "GET" or payload.version == _ALL_IN_QUERY:
        return Request(payload.action, payload.version, method, payload.parameters, b"")
    form = urlencode(sorted(payload.parameters.items())).encode("ascii")
    return Request(payload.action, payload.version, method, {}, form)

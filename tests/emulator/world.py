"""A client of the emulator that owes it nothing: http.client, its own signature, its own clock."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import itertools
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

from wfc.emulator.flow import Flow, FlowNode
from wfc.emulator.server import LOCAL_CREDENTIALS, Credentials
from wfc_spec.faults import FaultScript

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wfc.emulator.server import Emulator

DATA = Path(__file__).parent / "data"
DAY = 1_710_172_800_000  # 2024-03-12 00:00 UTC+8, in ms
_nonces = itertools.count()


class Clock:
    """A clock that goes when it is told to; epoch seconds."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Reply:
    """Status, headers and JSON body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: Any  # JSON, looked into by each test


def numbered(names: Iterable[str]) -> list[str]:
    """Return ``names`` as ids of test cases: each once."""
    return [f"{number}-{name}" for number, name in enumerate(names)]


def recorded(path: str) -> Any:
    """Return a recorded request or answer (JSON, looked into by each test)."""
    return json.loads((DATA / f"{path}.json").read_text("utf-8"))


def sign(
    method: str, target: str, headers: Mapping[str, str], body: bytes, who: Credentials
) -> str:
    """Return the Authorization header over all of ``headers`` (lower-case names)."""
    path, _, query = target.partition("?")
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    encoded = "&".join("=".join(quote(part, safe="-_.~") for part in pair) for pair in pairs)
    names = sorted(headers)
    lines = [method, path, encoded, *(f"{name}:{headers[name]}" for name in names), ""]
    lines += [";".join(names), hashlib.sha256(body).hexdigest()]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    key = who.access_key_secret.encode()
    signature = hmac.new(key, f"ACS3-HMAC-SHA256\n{digest}".encode(), "sha256").hexdigest()
    signed = f"SignedHeaders={';'.join(names)},Signature={signature}"
    return f"ACS3-HMAC-SHA256 Credential={who.access_key_id},{signed}"


@dataclass
class Client:
    """Calls ``emulator``; ``headers`` are laid over the official client's (None: left out)."""

    emulator: Emulator
    clock: Clock
    who: Credentials = LOCAL_CREDENTIALS
    headers: dict[str, str | None] = field(default_factory=dict)

    def call(self, action: str, parameters: Mapping[str, object]) -> Reply:
        """Call ``action`` as the official client of its version would.

        In 2024-05-18 a Get has its parameters in the query, in 2018-06-01 everything has; all
        else is a form.
        """
        encoded = urlencode({name: str(value) for name, value in parameters.items()})
        version = self.headers.get("x-acs-version", "2024-05-18")
        if version == "2018-06-01":
            return self.send("POST", f"/?{encoded}", b"", action)
        if action.startswith("Get") and version == "2024-05-18":
            return self.send("GET", f"/?{encoded}", b"", action)
        return self.send("POST", "/", encoded.encode(), action)

    def of(self, version: str) -> Client:
        """Return the same client for another version of the API."""
        return Client(
            self.emulator, self.clock, self.who, self.headers | {"x-acs-version": version}
        )

    def ask(self, action: str, **parameters: object) -> Any:
        """Call ``action``, which must be done; return the body of the answer."""
        reply = self.call(action, parameters)
        assert reply.status == 200, reply.body
        return reply.body

    def signed(self, method: str, target: str, body: bytes, action: str) -> dict[str, str]:
        """Return the headers of a request, Authorization last."""
        date = datetime.fromtimestamp(self.clock.now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        headers: dict[str, str | None] = {
            "host": self.emulator.endpoint,
            "x-acs-version": "2024-05-18",
            "x-acs-action": action,
            "x-acs-date": date,
            "x-acs-signature-nonce": f"{next(_nonces):032x}",
            "accept": "application/json",
            "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
        }
        if body:
            headers["content-type"] = "application/x-www-form-urlencoded"
        if self.who.security_token:
            headers["x-acs-security-token"] = self.who.security_token
        headers |= self.headers
        sent = {name: value for name, value in headers.items() if value is not None}
        return sent | {"Authorization": sign(method, target, sent, body, self.who)}

    def send(self, method: str, target: str, body: bytes, action: str) -> Reply:
        """Sign and send a request."""
        return self.exchange(method, target, body, self.signed(method, target, body, action))

    def exchange(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Send a request as it is."""
        connection = http.client.HTTPConnection(self.emulator.endpoint, timeout=10)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body or method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        is_json = (answer.headers["content-type"] or "").startswith("application/json")
        reply = Reply(answer.status, dict(answer.headers), json.loads(text) if is_json else text)
        connection.close()
        return reply


FLOW = Flow(
    "orders_manual",
    "shop_dw",
    (
        FlowNode("extract", 74324, 880024),
        FlowNode("load", 74325, 880025, "ODPS_SQL", upstream=("extract",)),
        FlowNode("report", 74326, 880026, upstream=("load",)),
        FlowNode("nightly", 74327, 880027, scheduled=True),
    ),
    project_id=100,
    workflow_id=1234,
)


def faults(*rules: dict[str, object], **top: object) -> FaultScript:
    """Return a fault script, from its keys."""
    return FaultScript.model_validate({**top, "Faults": list(rules)})


def task(name: str, *after: str, **fields: object) -> dict[str, object]:
    """Return a task that produces ``p.<name>`` and waits for the tasks ``after``."""
    return {
        "ClientUniqueCode": f"code_{name}",
        "Dependencies": [{"UpstreamOutput": f"p.{before}"} for before in after],
        "Name": name,
        "Outputs": {"TaskOutputs": [{"Output": f"p.{name}"}]},
        "Owner": "1000",
        "RuntimeResource": {"ResourceGroupId": "g"},
        "Type": "VIRTUAL",
        **fields,
    }


def submission(*tasks: dict[str, object], **fields: object) -> dict[str, object]:
    """Return the parameters of ExecuteAdhocWorkflowInstance."""
    return {
        "BizDate": DAY,
        "EnvType": "Dev",
        "Name": "demo",
        "Owner": "1000",
        "ProjectId": 100,
        "Tasks": json.dumps(tasks),
        **fields,
    }

"""The identity of a submission: the same work is recognised, by us and in DataWorks.

The API has no idempotency key and returns no field of ours but the Name, so a marker at the
end of the Name is the one thing a lost submission can be found by.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING, Any

from wfc.targets.payload import Payload

if TYPE_CHECKING:
    from wfc.targets.payload import Facets

#: ``_wfc`` and 80 bits.
MARKER_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Submission:
    """One payload to be submitted to one region, under one run key.

    The run key is empty, or random where the same work is done again on purpose (``--again``).
    ``marks`` is whether the Name may get a marker.
    """

    payload: Payload
    facets: Facets
    region: str
    run_key: str = ""
    marks: bool = True

    @property
    def project(self) -> str:
        """Return ProjectId or ProjectName."""
        return str(self.payload.body.get(self.facets.project, ""))

    @property
    def env(self) -> str:
        """Return the environment of the API (Dev, Prod), empty when it is left to the service."""
        return str(self.payload.body.get(self.facets.env, ""))

    @property
    def day(self) -> str:
        """Return the business date or range, as it is sent."""
        return "/".join(str(self.payload.body.get(key, "")) for key in self.facets.days)

    @property
    def name(self) -> str:
        """Return what people call it: the Name or FlowName."""
        return str(self.payload.body.get(self.facets.name, ""))

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the body without the marker, in hex."""
        return digest_of(self.payload.body)

    @property
    def base(self) -> str:
        """Return the identity of the work, whichever run of it this is."""
        return self._identity("")

    @property
    def id(self) -> str:
        """Return the identity of this run of the work."""
        return self._identity(self.run_key)

    @property
    def marker(self) -> str:
        """Return what is added to the Name, empty where the target has no room for it."""
        if not (self.facets.marked and self.marks):
            return ""
        return "_wfc" + b32encode(bytes.fromhex(self.id)[:10]).decode().lower()

    def marked(self) -> Payload:
        """Return the payload that is sent: with the marker at the end of the Name."""
        if not self.marker:
            return self.payload
        name = self.name + self.marker
        body = {**self.payload.body, self.facets.name: name}
        parameters = {**self.payload.parameters, self.facets.name: name}
        return Payload(self.payload.action, self.payload.version, body, parameters)

    def _identity(self, run_key: str) -> str:
        """Hash everything that makes it another submission; the account is no part of it."""
        parts = (self.region, self.payload.action, self.payload.version, self.project, self.env)
        text = canonical([*parts, self.day, canonical(self.payload.body), run_key])
        return sha256(text.encode()).hexdigest()


def digest_of(value: Any) -> str:
    """Return the SHA-256 of ``value`` as canonical JSON, in hex."""
    return sha256(canonical(value).encode()).hexdigest()


def canonical(value: Any) -> str:
    """Return ``value`` as compact JSON with sorted keys."""
    return dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

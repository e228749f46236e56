"""ACS3-HMAC-SHA256: what the signature of a request must be, and whether it is.

After the document "V3 request structure and signature"; nothing is shared with the code
that signs, so that one mistake cannot hide the other.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from wfc.emulator.behaviours import shows
from wfc.emulator.request import fields
from wfc.emulator.service_error import ServiceError

if TYPE_CHECKING:
    from wfc.emulator.credentials import Credentials
    from wfc.emulator.request import Request

ALGORITHM: Final = "ACS3-HMAC-SHA256"
_AUTHORIZATION: Final = re.compile(
    rf"{ALGORITHM} +Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{{64}})"
)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_REQUIRED: Final = (
    *("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date"),
    *("x-acs-signature-nonce", "x-acs-version"),
)


@dataclass(frozen=True, slots=True)
class Authorization:
    """What the Authorization header claims."""

    access_key_id: str
    signed: tuple[str, ...]
    signature: str


def canonical_request(request: Request, signed: tuple[str, ...]) -> str:
    """Return the text the signature is made over; raises ValueError for a query not UTF-8."""
    query = "&".join(
        f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}"
        for name, value in sorted(fields(request.query))
    )
    headers = "".join(f"{name}:{request.headers[name].strip()}\n" for name in signed)
    body = hashlib.sha256(request.body).hexdigest()
    return "\n".join((request.method, request.path or "/", query, headers, ";".join(signed), body))


def string_to_sign(canonical: str) -> str:
    """Return the algorithm and the hash of the canonical request, on two lines."""
    return f"{ALGORITHM}\n{hashlib.sha256(canonical.encode()).hexdigest()}"


def signature_of(secret: str, to_sign: str) -> str:
    """Return the signature as 64 lower-case hex digits."""
    return hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()


def read_authorization(request: Request) -> Authorization:
    """Return the claim of ``request``; raises ServiceError where it is not complete."""
    claim = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
    if claim is None:
        raise _incomplete("Authorization has not the form of ACS3-HMAC-SHA256")
    signed = tuple(claim[2].split(";"))
    if list(signed) != sorted(set(signed)) or claim[2] != claim[2].lower():
        raise _incomplete("SignedHeaders are not in lower case, sorted, each once")
    sent = (name for name in request.headers if name.startswith("x-acs-"))
    # Of nothing there is no type: the official client's async GETs carry one, unsigned.
    typed = ("content-type",) if request.body and "content-type" in request.headers else ()
    for name in (*_REQUIRED, *sent, *typed, *signed):
        if name not in request.headers:
            raise _incomplete(f"the header {name} is missing")
        if name not in signed:
            raise _incomplete(f"the header {name} is not signed")
    return Authorization(claim[1], signed, claim[3])


def _incomplete(why: str) -> ServiceError:
    text = "The request signature does not conform to Aliyun standards"
    return ServiceError("signature-incomplete", f"{text}: {why}.")


@shows("signature-canonical")
def verify(request: Request, credentials: Credentials, now: float, age: float) -> None:
    """Check key, token, time and signature of ``request``.

    ``now`` is in epoch seconds, ``age`` the seconds a signature may be old or early.
    Raises ServiceError.
    """
    claim = read_authorization(request)
    if claim.access_key_id != credentials.access_key_id:
        raise ServiceError("access-key-unknown", "Specified access key is not found.")
    if request.headers.get("x-acs-security-token") != credentials.security_token:
        text = "The security token does not belong to the access key."
        raise ServiceError("security-token-wrong", text)
    if abs(now - _signed_at(request)) > age:
        raise ServiceError("timestamp-expired", "Specified time stamp or date value is expired.")
    _compare(request, claim, credentials.access_key_secret)


def _signed_at(request: Request) -> float:
    """Return the time of the signature in epoch seconds."""
    written = request.headers["x-acs-date"]
    try:
        if _DATE.fullmatch(written) is None:
            raise ValueError
        return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        text = "Specified time stamp or date value is not well formatted."
        raise ServiceError("timestamp-malformed", text) from None


def _compare(request: Request, claim: Authorization, secret: str) -> None:
    """Raise ServiceError unless body hash and signature are what they must be."""
    if request.headers["x-acs-content-sha256"] != hashlib.sha256(request.body).hexdigest():
        raise _mismatch("x-acs-content-sha256 is not the hash of the body")
    try:
        to_sign = string_to_sign(canonical_request(request, claim.signed))
    except ValueError:
        raise _mismatch("the query cannot be read") from None
    if not hmac.compare_digest(claim.signature, signature_of(secret, to_sign)):
        raise _mismatch(f"server string to sign is: {to_sign!r}")


def _mismatch(why: str) -> ServiceError:
    text = "Specified signature is not matched with our calculation"
    return ServiceError("signature-mismatch", f"{text}: {why}.")

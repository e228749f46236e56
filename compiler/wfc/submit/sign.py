"""The signature ACS3-HMAC-SHA256, as the vendor's own library computes it."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace
from typing import TYPE_CHECKING

from wfc import __version__
from wfc.submit.vendor import load_vendor

if TYPE_CHECKING:
    from datetime import datetime

    from wfc.submit.credentials import Credentials
    from wfc.submit.endpoint import Endpoint
    from wfc.submit.request import Request

ALGORITHM = "ACS3-HMAC-SHA256"


def sign(
    request: Request, endpoint: Endpoint, credentials: Credentials, when: datetime, nonce: str
) -> dict[str, str]:
    """Return every header of ``request``, signed at ``when`` (UTC) under ``nonce``.

    All but the last three are signed, as the official client does.
    """
    headers = _headers_to_sign(request, endpoint, credentials, when, nonce)
    signature = authorization(request, headers, credentials)
    length = {"Content-Length": str(len(request.body))} if request.method == "POST" else {}
    return {**headers, "Authorization": signature, "Accept-Encoding": "identity", **length}


def authorization(request: Request, headers: dict[str, str], credentials: Credentials) -> str:
    """Return the ``Authorization`` header that covers exactly ``headers``."""
    utils = load_vendor("alibabacloud_tea_openapi.utils").Utils
    asked = SimpleNamespace(
        method=request.method, pathname="/", query=request.query, headers=headers
    )
    digest = hashlib.sha256(request.body).hexdigest()
    secret = credentials.access_key_secret
    signed = utils.get_authorization(asked, ALGORITHM, digest, credentials.access_key_id, secret)
    return str(signed)


def _headers_to_sign(
    request: Request, endpoint: Endpoint, credentials: Credentials, when: datetime, nonce: str
) -> dict[str, str]:
    """Return the headers under the signature, in the order of the official client."""
    headers = {
        "host": endpoint.authority,
        "x-acs-version": request.version,
        "x-acs-action": request.action,
        "user-agent": f"wfc/{__version__}",
        "x-acs-date": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": nonce,
        "accept": "application/json",
        "x-acs-content-sha256": hashlib.sha256(request.body).hexdigest(),
        "x-acs-credentials-provider": credentials.provider,
    }
    if request.body:
        headers["content-type"] = "application/x-www-form-urlencoded"
    if credentials.security_token is not None:
        headers["x-acs-accesskey-id"] = credentials.access_key_id
        headers["x-acs-security-token"] = credentials.security_token
    return headers

"""The verifier against the document's example and the official client's own requests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wfc.emulator.credentials import Credentials
from wfc.emulator.request import Request
from wfc.emulator.service_error import ServiceError
from wfc.emulator.signature import canonical_request, read_authorization, string_to_sign, verify

from .world import recorded

VECTORS: list[dict[str, Any]] = recorded("acs3-vectors")
NAMES = [vector["name"] for vector in VECTORS]


def request_of(vector: dict[str, Any]) -> Request:
    headers = {name.lower(): value for name, value in vector["headers"]}
    return Request(vector["method"], vector["target"], headers, vector["body"].encode())


def check(vector: dict[str, Any], request: Request, secret: str | None = None) -> None:
    """Verify ``request`` at the time ``vector`` was signed."""
    token = dict(vector["headers"]).get("x-acs-security-token")
    secret = secret or vector["access_key_secret"]
    who = Credentials(vector["access_key_id"], secret, token)
    signed_at = datetime.fromisoformat(dict(vector["headers"])["x-acs-date"]).astimezone(UTC)
    verify(request, who, signed_at.timestamp(), 900)


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_every_step_gives_the_recorded_text(vector: dict[str, Any]) -> None:
    request = request_of(vector)
    claim = read_authorization(request)
    canonical = canonical_request(request, claim.signed)
    assert canonical == vector["canonical_request"]
    assert string_to_sign(canonical) == vector["string_to_sign"]
    assert claim.signature == vector["signature"]
    check(vector, request)


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_another_secret_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ServiceError, match="not matched"):
        check(vector, request_of(vector), "another-secret")


def changed(text: str, at: int, by: str) -> str:
    return text[:at] + by + text[at + 1 :]


def meant(target: str) -> list[tuple[str, str]]:
    return parse_qsl(target, keep_blank_values=True)


@given(st.data())
def test_a_request_changed_in_one_character_is_refused(data: st.DataObject) -> None:
    vector = data.draw(st.sampled_from(VECTORS))
    request = request_of(vector)
    parts = {"target": request.target, "body": request.body.decode(), **request.headers}
    # Not signed: what HTTP itself adds.
    signed = [name for name in parts if name not in {"accept-encoding", "content-length"}]
    name = data.draw(st.sampled_from([name for name in signed if parts[name]]))
    at = data.draw(st.integers(0, len(parts[name]) - 1))
    # No blank: values are trimmed, and a + in the query is a blank too.
    other = data.draw(st.sampled_from("09azAZ").filter(lambda letter: letter != parts[name][at]))
    parts[name] = changed(parts[name], at, other)
    # %2a is %2A: the same request, written in another way.
    assume(name != "target" or meant(parts[name]) != meant(request.target))
    target, body = parts.pop("target"), parts.pop("body").encode()
    with pytest.raises(ServiceError):
        check(vector, Request(request.method, target, parts, body))

"""One request by wfc, the same by an official client, and in what the two may differ.

Date, nonce and user agent are pinned to the same in both: then nothing is left to differ, not
even the signature.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wfc import __version__
from wfc.emulator.credentials import Credentials as EmulatorCredentials
from wfc.emulator.signature import read_authorization, verify
from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import parse_endpoint

from .official import Key, Official

if TYPE_CHECKING:
    from .recorder import Recorder, Sent

SUBMIT = "ExecuteAdhocWorkflowInstance"
KEY = Key()
TOKEN = Key(token="an-sts-token")
WHEN = datetime(2026, 11, 21, 23, 38, 54, tzinfo=UTC)
NONCE = "80ca1b842ecec601c39418f5e373ab97"
PINNED = {
    "x-acs-date": "2026-11-21T23:38:54Z",
    "x-acs-signature-nonce": NONCE,
    "user-agent": f"wfc/{__version__}",
}
OF_THE_BODY = {"Authorization", "Content-Length", "x-acs-content-sha256"}


def wfc_credentials(key: Key) -> Credentials:
    """Return ``key`` as wfc takes it, from the provider that the SDK would name."""
    provider = "static_sts" if key.token else "static_ak"
    return Credentials(str(key.id), str(key.secret), key.token, provider)


def ours(recorder: Recorder, key: Key = KEY) -> Client:
    """Return a client of wfc, pinned."""
    return Client(
        parse_endpoint(recorder.endpoint),
        wfc_credentials(key),
        clock=lambda: WHEN,
        nonce=lambda: NONCE,
    )


def theirs(recorder: Recorder, key: Key = KEY) -> Official:
    """Return the official clients, pinned."""
    return Official(recorder.endpoint, key, PINNED)


def headers(sent: Sent) -> dict[str, str]:
    """Return the headers to compare; that wfc closes its connection is its own, on purpose."""
    return {name: value for name, value in sent.headers if name != "Connection"}


def assert_same(own: Sent, other: Sent) -> None:
    """Hold that two requests differ in nothing but the order of the headers."""
    assert (own.method, own.target, own.body) == (other.method, other.target, other.body)
    assert headers(own) == headers(other)


def assert_same_headers(own: Sent, other: Sent, *, but: set[str]) -> None:
    """Hold that headers are the same, the signed ones too, and their values ``but`` for some."""
    assert headers(own).keys() == headers(other).keys()
    for name in headers(own).keys() - but:
        assert headers(own)[name] == headers(other)[name], name
    assert read_authorization(own.request).signed == read_authorization(other.request).signed


def assert_signed(sent: Sent, key: Key = KEY, now: float = WHEN.timestamp()) -> None:
    """Hold that the emulator's verifier agrees, which shares nothing with either client."""
    who = EmulatorCredentials(str(key.id), str(key.secret), key.token)
    verify(sent.request, who, now, 60)

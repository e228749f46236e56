"""Who calls: an access key, taken from the vendor's chain or given by the caller."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from wfc.submit.errors import CredentialsError
from wfc.submit.vendor import load_vendor


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key pair, with the token of a temporary one.

    ``provider`` tells where it came from in the vendor's words; it is sent as the header
    ``x-acs-credentials-provider``. Neither secret nor token ever shows in a repr.
    """

    access_key_id: str
    access_key_secret: str = field(repr=False)
    security_token: str | None = field(default=None, repr=False)
    provider: str = "static_ak"

    def __post_init__(self) -> None:
        """Refuse what no header can carry; CredentialsError without naming the value."""
        parts = (
            self.access_key_id,
            self.access_key_secret,
            self.security_token or "-",
            self.provider,
        )
        for part in parts:
            if not part or not all("!" <= char <= "~" for char in part):
                raise CredentialsError("the credentials found are empty or garbled")

    @property
    def hidden(self) -> tuple[str, ...]:
        """Return what may never be shown."""
        return tuple(part for part in (self.access_key_secret, self.security_token) if part)


class Chain:
    """The vendor's chain of sources, asked before every call: it renews a temporary key in time.

    The source that answered first stays the source, until it is forgotten.
    """

    def __init__(self) -> None:
        """Ask nothing yet."""
        self._client: Any = None

    def current(self) -> Credentials:
        """Return the key as it is now; CredentialsError names the sources tried, no contents."""
        vendor = load_vendor("alibabacloud_credentials.client")
        try:
            self._client = self._client or vendor.Client()
            found = self._client.get_credential()
        except Exception:
            # The chain raises anything, and its text may hold what it read in a file.
            raise _not_found() from None
        return Credentials(
            access_key_id=found.access_key_id or "",
            access_key_secret=found.access_key_secret or "",
            security_token=found.security_token or None,
            provider=found.provider_name or "default",
        )

    def forget(self) -> None:
        """Read every source anew at the next call."""
        self._client = None


def _not_found() -> CredentialsError:
    """List the places the chain looks at, in its order (alibabacloud-credentials 1.0)."""
    return CredentialsError("no credentials found", (f"looked in: {'; '.join(_sources())}",))


def _sources() -> list[str]:
    """Name each source of the chain as far as it is switched on."""
    sources = ["ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
    if os.environ.get("ALIBABA_CLOUD_OIDC_TOKEN_FILE"):
        sources.append("the OIDC role of ALIBABA_CLOUD_ROLE_ARN")
    if os.environ.get("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "").lower() != "true":
        sources.append("~/.aliyun/config.json")
    own_file = os.environ.get("ALIBABA_CLOUD_CREDENTIALS_FILE")
    sources.append(
        "the file of ALIBABA_CLOUD_CREDENTIALS_FILE"
        if own_file
        else "~/.alibabacloud/credentials.ini"
    )
    if os.environ.get("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "").lower() != "true":
        sources.append("the RAM role of this ECS instance")
    if os.environ.get("ALIBABA_CLOUD_CREDENTIALS_URI"):
        sources.append("ALIBABA_CLOUD_CREDENTIALS_URI")
    return sources

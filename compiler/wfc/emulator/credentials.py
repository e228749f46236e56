"""Who may call the emulator."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key, its STS token if it is a temporary one, and the account it belongs to."""

    access_key_id: str
    access_key_secret: str = field(repr=False)
    security_token: str | None = field(default=None, repr=False)
    account_id: str = "1000"


LOCAL_CREDENTIALS: Final = Credentials(
    access_key_id="wfc-emulator-only",
    access_key_secret="no-secret-opens-nothing-but-the-wfc-emulator",  # noqa: S106 - public
)
"""The pair for local use. A real id begins with ``LTAI`` or ``STS.``: this is none, and opens
nothing but an emulator on this machine."""

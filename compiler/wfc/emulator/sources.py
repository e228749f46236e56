"""Where a behaviour is known from; the texts that several entries share."""

from __future__ import annotations

from typing import Final

SIGNATURE: Final = 'document "V3 request structure and signature"'
GATEWAY: Final = "gateway documents, common error codes"
PUBLIC_CODES: Final = 'document "Public error codes" (DataWorks)'
CONTEXT: Final = 'document "Configure and use node context parameters"'
NODE_NAME: Final = "document on ad hoc queries: a node name has at most 128 characters"
CLIENT: Final = "alibabacloud-dataworks-public20240518 9.11.0 against a recording server"
STRICTER: Final = "not documented; the emulator prefers to refuse"
UNKNOWN: Final = "not documented"
OURS: Final = "protection of the emulator itself"
THIRD_PARTY: Final = 'third party, public skill file "operation-center"; not confirmed'


def sdk(model: str) -> str:
    """Return the source text for ``model`` of the official 2024-05-18 SDK."""
    return f"alibabacloud-dataworks-public20240518 9.11.0, {model}"

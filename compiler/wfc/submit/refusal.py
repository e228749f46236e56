"""The service's own way to say no."""

from __future__ import annotations

from dataclasses import dataclass

from wfc.report.text import plain

# Gateway and service codes that speak of who is calling rather than of what is asked
# ("Public error codes" of DataWorks and the gateway's common errors).
_CREDENTIAL_CODES = (
    "InvalidAccessKeyId",
    "InvalidSecurityToken",
    "MissingSecurityToken",
    "SignatureDoesNotMatch",
    "IncompleteSignature",
    "Forbidden",
    "NoPermission",
    "ResourceNotAuthorized",
)

# "Too many for today", as opposed to "too many just now" (document "Public error codes").
_FOR_THE_DAY = ("Throttling.Api.Risk", "Throttling.Resource")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error answer of the service: ``{Code, Message, RequestId}`` and the HTTP status."""

    code: str
    message: str
    request_id: str
    status: int

    @property
    def concerns_credentials(self) -> bool:
        """Tell whether the caller's rights were refused rather than the request."""
        return self.code.startswith(_CREDENTIAL_CODES)

    @property
    def is_expired_token(self) -> bool:
        """Tell whether a temporary key was refused, which a new one may replace."""
        return self.code.startswith("InvalidSecurityToken")

    @property
    def is_out_of_time(self) -> bool:
        """Tell whether it is the time of the signature that was refused."""
        return self.code.startswith("InvalidTimeStamp")

    @property
    def is_for_the_day(self) -> bool:
        """Tell whether the account's calls of this day are used up."""
        return self.code.startswith(_FOR_THE_DAY)

    def __str__(self) -> str:
        """Return one printable line: ``InvalidParameter: Name is empty (request 22C9…)``."""
        request = f" (request {plain(self.request_id)})" if self.request_id else ""
        message = f": {plain(self.message)}" if self.message else ""
        return f"{plain(self.code)}{message}{request}"

"""A request that is not done: what the service would answer, and which behaviour that is."""

from __future__ import annotations

from wfc.emulator.behaviours import BEHAVIOURS


class ServiceError(Exception):
    """Refuse a request as behaviour ``name``, which gives the status and the error code.

    ``parameter`` fills the code's ``{}`` (``Missing{}`` becomes ``MissingName``).
    """

    def __init__(
        self, name: str, message: str, *, parameter: str = "", retry_after: float | None = None
    ) -> None:
        """Say ``message`` to the client, and after how many seconds to try again."""
        super().__init__(message)
        self.behaviour = BEHAVIOURS[name]
        self.code = self.behaviour.code.format(parameter)
        self.message = message
        self.retry_after = retry_after

"""A request that is not done: what the service would answer, and which behaviour that is."""

from __future__ import annotations

from wfc.emulator.behaviours import BEHAVIOURS


class ServiceError(Exception):
    """Refuse a request as behaviour ``name``, which gives the status and the error code.

    ``parameter`` fills the code's ``{}`` (``Missing{}`` becomes ``MissingName``).
    """

    def __init__(self, name: str, message: str, *, parameter: str = "") -> None:
        """Say ``message`` to the client."""
        super().__init__(message)
        self.behaviour = BEHAVIOURS[name]
        self.code = self.behaviour.code.format(parameter)
        self.message = message

"""The request of one API operation, ready to be signed and sent."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final


class Payload:
    """One API call: ``body`` as people read it, ``parameters`` as they go on the wire.

    ``parameters`` maps each parameter name to its text; lists and objects in it are
    compact JSON (what the official clients send, api version 2024-05-18).
    """

    __slots__ = ("action", "body", "parameters", "version")

    def __init__(
        self, action: str, version: str, body: dict[str, Any], parameters: dict[str, str]
    ) -> None:
        """Describe a call of ``action`` of API ``version``."""
        self.action: Final = action
        self.version: Final = version
        self.body: Final = body
        self.parameters: Final = parameters

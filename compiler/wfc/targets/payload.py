"""The request of one API operation, ready to be signed and sent."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final


class Facets:
    """Which keys of a body tell one submission from another, whatever the operation calls them.

    ``days`` are the keys of the business date or range; ``marked`` says that instances can be
    looked up by ``name``, so that a marker in it is worth something.
    """

    __slots__ = ("days", "env", "marked", "name", "project")

    def __init__(
        self, *, name: str, project: str, env: str, days: tuple[str, ...], marked: bool
    ) -> None:
        """Name the keys."""
        self.name: Final = name
        self.project: Final = project
        self.env: Final = env
        self.days: Final = days
        self.marked: Final = marked


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

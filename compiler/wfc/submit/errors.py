"""What can go wrong between us and the service, each kind with its own class.

The text of each is one line, fit to be printed, and never holds a secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.submit.refusal import Refusal


class SubmitError(Exception):
    """Anything this room raises; ``help`` are lines of advice, ``exit_code`` is for the CLI."""

    exit_code = 2

    def __init__(self, message: str, help: tuple[str, ...] = ()) -> None:  # noqa: A002 - the word of Problem
        """Say ``message`` and advise ``help``."""
        super().__init__(message)
        self.message = message
        self.help = help


class EndpointError(SubmitError):
    """The endpoint cannot be read, or may not be spoken to."""


class MissingExtraError(SubmitError):
    """The libraries of the ``apply`` extra are not installed."""


class CredentialsError(SubmitError):
    """No credentials were found, or they cannot be used."""

    exit_code = 77


class CallError(SubmitError):
    """A call did not bring the answer it was made for."""


class UnsentError(CallError):
    """The call was surely not executed: its last byte was never sent."""

    exit_code = 69


class RefusedError(CallError):
    """The service refused the call, with a code of its own: it was not executed."""

    exit_code = 76

    def __init__(self, refusal: Refusal) -> None:
        """Carry ``refusal``."""
        super().__init__(str(refusal))
        self.refusal = refusal
        if refusal.concerns_credentials:
            self.exit_code = 77


class ThrottledError(RefusedError):
    """The service had too many calls: this one was not executed.

    ``retry_after`` is the wait in seconds that the service asked for, None when it did not.
    """

    def __init__(self, refusal: Refusal, retry_after: float | None) -> None:
        """Carry ``refusal`` and the wait."""
        super().__init__(refusal)
        self.retry_after = retry_after
        self.exit_code = 75


class UnclearError(CallError):
    """Nothing that came back proves whether the call was executed."""

    exit_code = 80

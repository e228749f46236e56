"""Submit a payload once, and tell which of three things became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from wfc.submit.errors import CallError, RefusedError, SubmitError, UnsentError
from wfc.submit.run_answers import OperationAnswer
from wfc.submit.start import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.journal.records import Attempt
    from wfc.submit.answers import WorkflowInstance
    from wfc.submit.client import Client
    from wfc.targets.payload import Payload


ALREADY: Final = "already submitted"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Submitted: the service gave the workflow instance this id.

    ``how`` is empty for one just sent, else says why nothing had to be sent. ``others`` are the
    further instances that the same call has made, one for each business date.
    """

    workflow_instance_id: int
    request_id: str
    how: str = ""
    others: tuple[int, ...] = ()

    @classmethod
    def of(cls, attempt: Attempt) -> Receipt:
        """Return what the journal knows of an acknowledged ``attempt``."""
        first, *others = attempt.instances
        return cls(first, attempt.request_id, ALREADY, tuple(others))

    @property
    def instances(self) -> tuple[int, ...]:
        """Return all ids."""
        return (self.workflow_instance_id, *self.others)

    @property
    def is_known(self) -> bool:
        """Tell whether the journal knew it: nothing had to be looked up."""
        return self.how == ALREADY


@dataclass(frozen=True, slots=True)
class NotSubmitted:
    """Surely not submitted; ``cause`` says why, and which exit code that is."""

    cause: SubmitError

    @property
    def reason(self) -> str:
        """Return why, on one line."""
        return str(self.cause)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps submitted: nothing proves either.

    ``candidates`` are instances it may be; ``absent`` says that a look-up was answered and
    listed none. ``entry`` is the submission in the journal that is in doubt, not always the one
    at hand; empty: nothing was sent from here.
    """

    reason: str
    candidates: tuple[WorkflowInstance, ...] = ()
    absent: bool = False
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Taken on by the service, which tells under ``operation_id`` what became of it."""

    operation_id: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Submitted, and the journal could not take it down: the id must not get lost."""

    receipt: Receipt
    reason: str


Outcome: TypeAlias = Receipt | NotSubmitted | Unknown | Unrecorded


def submit(
    payload: Payload, client: Client, before_last_byte: Callable[[], None] | None = None
) -> Receipt | Accepted | NotSubmitted | Unknown:
    """Send ``payload`` once; there is no second try in here.

    ``before_last_byte`` is where the journal notes that the request may now execute.
    """
    try:
        answer = start(client, payload, before_last_byte)
    except (UnsentError, RefusedError) as problem:
        return NotSubmitted(problem)
    except CallError as problem:
        return Unknown(str(problem))
    except SubmitError as problem:  # no key to sign with: nothing was sent
        return NotSubmitted(problem)
    if isinstance(answer, OperationAnswer):
        return Accepted(answer.operation_id, answer.request_id)
    return Receipt(answer.workflow_instance_id, answer.request_id)

"""From a request to its answer: who asks, what for, and a line in the log."""

from __future__ import annotations

import threading
import traceback
import uuid
from typing import TYPE_CHECKING, Final

from wfc.emulator.answer import Answer, failure, success
from wfc.emulator.behaviours import shows
from wfc.emulator.handled import Handled
from wfc.emulator.nonces import Nonces
from wfc.emulator.operation import Call, Operation
from wfc.emulator.operations import OPERATIONS
from wfc.emulator.parameters import Parameters
from wfc.emulator.request import fields
from wfc.emulator.service_error import ServiceError
from wfc.emulator.signature import verify
from wfc.emulator.timeline import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.emulator.instances import WorkflowInstance
    from wfc.emulator.request import Request
    from wfc.emulator.settings import Settings
    from wfc.emulator.store import Store

_FORM: Final = "application/x-www-form-urlencoded"


class Gateway:
    """Answers requests one at a time; ``log`` holds what was answered, in order."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], float]) -> None:
        """Answer out of ``store``, at the time (epoch seconds) that ``clock`` tells."""
        self.log: Final[list[Handled]] = []
        self.clock: Final = clock
        self._settings = settings
        self._store = store
        self._nonces = Nonces(settings.nonce_seconds)
        self._turn = threading.Lock()

    def answer(self, request: Request) -> Answer:
        """Do what ``request`` asks, or refuse it."""
        with self._turn:
            try:
                return self._perform(request)
            except ServiceError as error:
                return self._refuse(request, error)
            except Exception:
                message = "An internal system error occurred. Try again later."
                bug = ServiceError("internal-error", message)
                return self._refuse(request, bug, traceback.format_exc())

    def instances(self) -> tuple[WorkflowInstance, ...]:
        """Return every workflow instance, as it stands now."""
        with self._turn:
            return self._store.every(int(self.clock() * SECOND))

    def refuse(self, request: Request, error: ServiceError) -> Answer:
        """Answer a request that never became one of HTTP."""
        with self._turn:
            return self._refuse(request, error)

    @shows("checks-in-order")
    def _perform(self, request: Request) -> Answer:
        now, settings = self.clock(), self._settings
        verify(request, settings.credentials, now, settings.signature_seconds)
        if not self._nonces.use(request.headers["x-acs-signature-nonce"], now):
            raise ServiceError("nonce-used", "Specified signature nonce was used already.")
        operation = _operation(request)
        parameters = Parameters(_fields(request), operation.parameters)
        call = Call(parameters, self._store, settings, int(now * SECOND))
        outcome = operation.perform(call)
        handled = Handled(
            number=len(self.log) + 1,
            action=request.action,
            status=200,
            request_id=_request_id(),
            executed=outcome.executed,
            parameters=parameters.values,
        )
        self.log.append(handled)
        return success(handled.request_id, outcome.body)

    def _refuse(self, request: Request, error: ServiceError, bug: str = "") -> Answer:
        handled = Handled(
            number=len(self.log) + 1,
            action=request.action,
            status=error.behaviour.status,
            request_id=_request_id(),
            behaviour=error.behaviour.name,
            code=error.code,
            bug=bug,
        )
        self.log.append(handled)
        return failure(handled.request_id, request.headers.get("host", ""), error)


def _request_id() -> str:
    return str(uuid.uuid4()).upper()


@shows("parameters-in-one-place")
def _operation(request: Request) -> Operation:
    """Return the operation that is asked for; raises ServiceError."""
    version, action = request.headers["x-acs-version"], request.action
    if request.path != "/":
        raise ServiceError("path-unknown", f"The path {request.path} is not /.")
    offered = [operation for operation in OPERATIONS if operation.version == version]
    if not offered:
        raise ServiceError("version-unknown", f"The version {version} is not emulated.")
    found = next((operation for operation in offered if operation.action == action), None)
    if found is None:
        message = f"Specified api is not found: the emulator has no {action} in {version}."
        raise ServiceError("action-unknown", message)
    if request.method != found.method:
        message = f"{action} is called by {found.method}, not by {request.method}."
        raise ServiceError("method-unsupported", message)
    return found


def _fields(request: Request) -> list[tuple[str, str]]:
    """Return the parameters of ``request``; raises ServiceError."""
    kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
    if request.body and (request.method == "GET" or kind != _FORM):
        raise ServiceError("body-not-a-form", f"A POST has a body of {_FORM}, a GET has none.")
    query = fields(request.query)
    if request.method == "GET":
        return query
    if query:
        message = f"{query[0][0]} is not a parameter of the query: a POST has them in its body."
        raise ServiceError("parameter-unknown", message)
    try:
        return fields(request.body.decode("ascii"))
    except ValueError:
        raise ServiceError("body-not-a-form", "The form is not percent-encoded UTF-8.") from None

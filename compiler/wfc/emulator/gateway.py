"""From a request to its answer: who asks, what for, and a line in the log."""

from __future__ import annotations

import threading
import traceback
import uuid
from typing import TYPE_CHECKING, Final

from wfc.emulator.answer import Answer, failure, success
from wfc.emulator.behaviours import shows
from wfc.emulator.faults.chosen import NONE, Faults, turned_names
from wfc.emulator.faults.delivery import TIMES, UnderWay
from wfc.emulator.faults.quota import Calls
from wfc.emulator.faults.reply import replied
from wfc.emulator.handled import Handled
from wfc.emulator.log import Log
from wfc.emulator.nonces import Nonces
from wfc.emulator.operation import Call, Operation
from wfc.emulator.operations import OPERATIONS
from wfc.emulator.parameters import Parameters
from wfc.emulator.printed import printed
from wfc.emulator.request import fields
from wfc.emulator.service_error import ServiceError
from wfc.emulator.signature import verify
from wfc.emulator.timeline import SECOND
from wfc_spec.faults import Knobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.emulator.instances import WorkflowInstance
    from wfc.emulator.request import Request
    from wfc.emulator.settings import Settings
    from wfc.emulator.store import Store
    from wfc_spec.faults import FaultScript

NO_KNOBS: Final = Knobs()
_FORM: Final = "application/x-www-form-urlencoded"


class Gateway:
    """Answers requests one at a time; ``log`` holds what was answered, in order."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], float]) -> None:
        """Answer out of ``store``, at the time (epoch seconds) that ``clock`` tells."""
        self.log: Final = Log()
        self._clock: Final = clock
        self._settings = settings
        self._store = store
        self._nonces = Nonces(settings.nonce_seconds)
        self._faults = Faults(NONE)
        self._calls = Calls()
        self._under_way = UnderWay()
        self._turn = threading.Lock()

    def inject(self, script: FaultScript) -> None:
        """Let go wrong what ``script`` says; the next request counts as the first."""
        with self._turn:
            self._faults = Faults(script)

    def close(self) -> None:
        """Let go of the state, after the request that is being answered."""
        with self._turn:
            self._store.close()

    def now(self, knobs: Knobs) -> float:
        """Return the service's time, in epoch seconds."""
        return self._clock() + (knobs.clock_offset or 0)

    def meet(self, action: str) -> Knobs:
        """Count a request of which the headers have come; return what goes wrong with it."""
        with self._turn:
            return self._faults.meet(action)

    def answer(self, request: Request, knobs: Knobs) -> Answer | None:
        """Do what ``request`` asks, or refuse it; None where no answer goes back."""
        with self._turn:
            now = self.now(knobs)
            self._catch_up(now)
            if knobs.deliver_after is not None:
                self._under_way.put(request, knobs, now + knobs.deliver_after)
                answers = []
            else:
                answers = [self._serve(request, knobs, now) for _ in range(TIMES[knobs.deliver])]
            true = answers[0] if answers else None
            host = request.headers.get("host", "")
            answer = replied(true, knobs, _request_id(), host)
            if not answers:
                self._lose(request, knobs, answer)
            return answer

    def instances(self) -> tuple[WorkflowInstance, ...]:
        """Return every workflow instance, as it stands now."""
        with self._turn:
            now = self._clock()
            self._catch_up(now)
            return self._store.every(int(now * SECOND))

    def refuse(self, request: Request, error: ServiceError) -> Answer:
        """Answer a request that never became one of HTTP."""
        with self._turn:
            return self._refuse(request, error, NO_KNOBS)

    def lose(self, request: Request, knobs: Knobs) -> None:
        """Note a request that was cut off on its way."""
        with self._turn:
            self._lose(request, knobs, None)

    def _catch_up(self, now: float) -> None:
        """Take in what was under way and has arrived by ``now``."""
        for late in self._under_way.arrived(now):
            self._serve(late.request, late.knobs, late.at)

    def _serve(self, request: Request, knobs: Knobs, now: float) -> Answer:
        try:
            return self._perform(request, knobs, now)
        except ServiceError as error:
            return self._refuse(request, error, knobs)
        except Exception:
            message = "An internal system error occurred. Try again later."
            bug = ServiceError("internal-error", message)
            return self._refuse(request, bug, knobs, traceback.format_exc())

    @shows("checks-in-order")
    def _perform(self, request: Request, knobs: Knobs, now: float) -> Answer:
        settings = self._settings
        self._calls.let_in(knobs.quota, now)
        age = knobs.signature_seconds
        verify(
            request, settings.credentials, now, settings.signature_seconds if age is None else age
        )
        nonce = request.headers["x-acs-signature-nonce"]
        if not self._nonces.use(nonce, now, knobs.nonce_seconds):
            raise ServiceError("nonce-used", "Specified signature nonce was used already.")
        operation = _operation(request)
        parameters = Parameters(_fields(request, operation), operation.parameters)
        call = Call(parameters, self._store, settings, int(now * SECOND), knobs)
        outcome = operation.perform(call)
        request_id = _request_id()
        self.log.note(
            Handled(
                number=len(self.log) + 1,
                action=request.action,
                status=200,
                request_id=request_id,
                executed=outcome.executed,
                parameters=parameters.values,
                faults=turned_names(knobs),
            )
        )
        form = parameters.find("Format") if operation.in_query else None
        if form is not None:
            return printed(request.action, request_id, outcome.body, form)
        return success(request_id, outcome.body)

    def _refuse(self, request: Request, error: ServiceError, knobs: Knobs, bug: str = "") -> Answer:
        handled = Handled(
            number=len(self.log) + 1,
            action=request.action,
            status=error.behaviour.status,
            request_id=_request_id(),
            behaviour=error.behaviour.name,
            code=error.code,
            faults=turned_names(knobs),
            bug=bug,
        )
        self.log.note(handled)
        return failure(handled.request_id, request.headers.get("host", ""), error)

    def _lose(self, request: Request, knobs: Knobs, answer: Answer | None) -> None:
        """Note a request that never reached the service, whoever answered it."""
        self.log.note(
            Handled(
                number=len(self.log) + 1,
                action=request.action,
                status=answer.status if answer else 0,
                request_id="",
                faults=turned_names(knobs),
            )
        )


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


def _fields(request: Request, operation: Operation) -> list[tuple[str, str]]:
    """Return the parameters of ``request``; raises ServiceError."""
    kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
    if request.body and (request.method == "GET" or kind != _FORM):
        raise ServiceError("body-not-a-form", f"A POST has a body of {_FORM}, a GET has none.")
    query = fields(request.query)
    if operation.in_query and request.body:
        raise ServiceError("body-not-a-form", f"{operation.action} has no body.")
    if request.method == "GET" or operation.in_query:
        return query
    if query:
        message = f"{query[0][0]} is not a parameter of the query: a POST has them in its body."
        raise ServiceError("parameter-unknown", message)
    try:
        return fields(request.body.decode("ascii"))
    except ValueError:
        raise ServiceError("body-not-a-form", "The form is not percent-encoded UTF-8.") from None

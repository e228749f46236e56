"""What became of instances that the service took on to make a little later (2024-05-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wfc.submit.errors import CallError, RefusedError
from wfc.submit.refusal import Refusal
from wfc.submit.run_answers import ResultAnswer
from wfc.submit.submit import NotSubmitted, Receipt, Unknown
from wfc.targets.payload import Payload
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.submit.client import Client
    from wfc.submit.run_answers import Result

#: How long to ask right after it was taken on; the pauses in seconds.
PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0)
AT_ONCE: Final = (0.0,)

_ACTION: Final = "GetCreateWorkflowInstancesResult"


def created(
    client: Client,
    operation_id: str,
    pauses: tuple[float, ...],
    sleep: Callable[[float], None],
    interrupted: Callable[[], bool] = lambda: False,
) -> Receipt | NotSubmitted | Unknown:
    """Ask what became of ``operation_id``, after each of ``pauses`` (s), until that is told.

    Somebody who has ``interrupted`` it is not kept waiting: it can be asked for later.
    """
    asked = {"OperationId": operation_id}
    payload = Payload(_ACTION, VERSIONS[CREATE_WORKFLOW_INSTANCES], dict(asked), asked)
    reason = "the instances were not made in time"
    for pause in pauses:
        if interrupted():
            break
        sleep(pause)
        try:
            result = client.ask(payload, ResultAnswer).result
        except CallError as problem:
            reason = str(problem)
            continue
        told = _told(result)
        if told is not None:
            return told
        reason = f"the service says {result.status or 'nothing'} of it"
    return Unknown(f"operation {operation_id} was accepted; {reason}")


def _told(result: Result) -> Receipt | NotSubmitted | None:
    """Return what ``result`` proves; a failure beside instances contradicts itself."""
    if result.status == "Created" and result.workflow_instance_ids:
        first, *others = result.workflow_instance_ids
        return Receipt(first, "", others=tuple(others))
    if result.status == "CreateFailure" and not result.workflow_instance_ids:
        refusal = Refusal(result.status, result.failure_message, "", 200)
        return NotSubmitted(RefusedError(refusal))
    return None

"""The one call that submits, for whichever operation: it answers an instance, or raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.submit.answers import SubmitAnswer
from wfc.submit.errors import RefusedError, UnclearError
from wfc.submit.refusal import Refusal
from wfc.submit.run_answers import DagAnswer, OperationAnswer, ReturnedAnswer
from wfc_spec.targets import (
    CREATE_MANUAL_DAG,
    CREATE_WORKFLOW_INSTANCES,
    RUN_MANUAL_DAG_NODES,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.submit.client import Client
    from wfc.targets.payload import Payload


def start(
    client: Client, payload: Payload, before_last_byte: Callable[[], None] | None
) -> SubmitAnswer | OperationAnswer:
    """Send ``payload`` once; there is no second try in here. Raises CallError as Client does.

    Of what is made a little later the answer is where to ask for it.
    """
    if payload.action == RUN_MANUAL_DAG_NODES:
        made = client.ask(payload, DagAnswer, before_last_byte)
        return SubmitAnswer(workflow_instance_id=made.dag_id, request_id=made.request_id)
    if payload.action == CREATE_MANUAL_DAG:
        return _returned(client.ask(payload, ReturnedAnswer, before_last_byte))
    if payload.action == CREATE_WORKFLOW_INSTANCES:
        return client.ask(payload, OperationAnswer, before_last_byte)
    return client.execute_adhoc_workflow_instance(payload, before_last_byte)


def _returned(answer: ReturnedAnswer) -> SubmitAnswer:
    """Read what 2018-06-01 says of a refusal in an answer that is none by its status."""
    if answer.return_code == "0" and answer.return_value is not None:
        return SubmitAnswer(workflow_instance_id=answer.return_value, request_id=answer.request_id)
    if answer.return_code in ("", "0"):
        raise UnclearError("the answer has no usable ReturnValue")
    raise RefusedError(Refusal(answer.return_code, answer.return_message, answer.request_id, 200))

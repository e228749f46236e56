"""The DataWorks API of version 2024-05-18, one method an operation."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from wfc.submit import answers
from wfc.submit.errors import UnclearError, UnsentError
from wfc.submit.request import VERSION, write_request
from wfc.submit.sign import sign
from wfc.submit.transport import NoAnswer, NotSent, send
from wfc.submit.verdict import judge
from wfc.targets.payload import Payload

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.submit.credentials import Credentials
    from wfc.submit.endpoint import Endpoint

Model = TypeVar("Model", bound=answers.ApiModel)

PAGE_SIZE = 500  # the most that ListTaskInstances gives
MOST_PAGES = 200


def _now() -> datetime:
    """Return the time of this machine, which the signature carries."""
    return datetime.now(UTC)


def _nonce() -> str:
    """Return 32 random hex digits, as the official client's nonces are."""
    return secrets.token_hex(16)


class Client:
    """Signs calls, sends each exactly once, and judges what comes back.

    Every method raises CallError: UnsentError, RefusedError or ThrottledError when the call
    was surely not executed, UnclearError otherwise. Nothing is ever sent again from here.
    ``deadline_seconds`` is the total time of one call.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        credentials: Credentials,
        *,
        deadline_seconds: float = 30.0,
        clock: Callable[[], datetime] = _now,
        nonce: Callable[[], str] = _nonce,
    ) -> None:
        """Speak to ``endpoint`` as ``credentials``; ``clock`` gives UTC."""
        self._endpoint = endpoint
        self._credentials = credentials
        self._deadline_seconds = deadline_seconds
        self._clock = clock
        self._nonce = nonce

    def __repr__(self) -> str:
        """Name the endpoint, and nothing of the credentials."""
        return f"Client({self._endpoint})"

    def execute_adhoc_workflow_instance(
        self, payload: Payload, before_last_byte: Callable[[], None] | None = None
    ) -> answers.SubmitAnswer:
        """Submit ``payload``; ``before_last_byte`` runs just before it can execute."""
        return self._call(payload, answers.SubmitAnswer, before_last_byte)

    def get_workflow_instance(self, workflow_instance_id: int) -> answers.WorkflowInstance:
        """Read one workflow instance."""
        payload = _read("GetWorkflowInstance", Id=workflow_instance_id)
        return self._call(payload, answers.WorkflowInstanceAnswer).workflow_instance

    def list_workflow_instances(
        self, project_id: int, biz_date: int, name: str | None = None, page: int = 1
    ) -> answers.WorkflowInstancePage:
        """Read one page of the workflow instances of a day; ``name`` matches fuzzily."""
        payload = _read(
            "ListWorkflowInstances",
            BizDate=biz_date,
            Name=name,
            PageNumber=page,
            PageSize=100,  # the most is not documented
            ProjectId=project_id,
        )
        return self._call(payload, answers.WorkflowInstancesAnswer).paging_info

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[answers.TaskInstance, ...]:
        """Read all task instances of a workflow instance, every page, ordered by id.

        ``biz_date`` must be exactly the one the service stored for the instance (ms).
        """
        rows: dict[int, answers.TaskInstance] = {}
        for number in range(1, MOST_PAGES + 1):
            payload = _read(
                "ListTaskInstances",
                Bizdate=biz_date,
                PageNumber=number,
                PageSize=PAGE_SIZE,
                ProjectEnv=env,
                ProjectId=project_id,
                WorkflowInstanceId=workflow_instance_id,
            )
            page = self._call(payload, answers.TaskInstancesAnswer).paging_info
            known = len(rows)
            rows |= {row.id: row for row in page.task_instances}
            # A page that brings nothing new ends it, whatever TotalCount promises.
            if len(rows) == known or len(rows) >= (page.total_count or 0):
                break
        return tuple(rows[key] for key in sorted(rows))

    def get_task_instance(self, task_instance_id: int) -> answers.TaskInstance:
        """Read one task instance."""
        payload = _read("GetTaskInstance", Id=task_instance_id)
        return self._call(payload, answers.TaskInstanceAnswer).task_instance

    def get_task_instance_log(self, task_instance_id: int, run_number: int | None = None) -> str:
        """Read the log of a run of a task instance, the latest when not said otherwise."""
        payload = _read("GetTaskInstanceLog", Id=task_instance_id, RunNumber=run_number)
        return self._call(payload, answers.TaskInstanceLogAnswer).task_instance_log or ""

    def _call(
        self,
        payload: Payload,
        model: type[Model],
        before_last_byte: Callable[[], None] | None = None,
    ) -> Model:
        """Make one call and return its answer as ``model``."""
        request = write_request(payload)
        headers = sign(request, self._endpoint, self._credentials, self._clock(), self._nonce())
        outcome = send(request, headers, self._endpoint, self._deadline_seconds, before_last_byte)
        if isinstance(outcome, NotSent):
            raise UnsentError(f"{self._endpoint}: {outcome.reason}")
        if isinstance(outcome, NoAnswer):
            raise UnclearError(f"{self._endpoint}: {outcome.reason}")
        return judge(outcome, model)


def _read(action: str, **parameters: int | str | None) -> Payload:
    """Return the payload of a reading operation; None is left out."""
    given = {name: value for name, value in parameters.items() if value is not None}
    return Payload(action, VERSION, given, {name: str(value) for name, value in given.items()})

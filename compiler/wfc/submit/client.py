"""The DataWorks API of version 2024-05-18, one method an operation."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any, Final, TypeVar

from wfc.submit import answers
from wfc.submit.credentials import Chain, Credentials
from wfc.submit.errors import RefusedError, UnclearError, UnsentError
from wfc.submit.request import VERSION, write_request
from wfc.submit.server_clock import ServerClock, local_now
from wfc.submit.sign import sign
from wfc.submit.transport import NoAnswer, NotSent, send
from wfc.submit.verdict import judge
from wfc.targets.payload import Payload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from wfc.submit.endpoint import Endpoint
    from wfc.submit.proxy import Proxy

Model = TypeVar("Model", bound=answers.ApiModel)

PAGE_SIZE = 500  # the most that ListTaskInstances gives
MOST_PAGES = 200
_READING: Final = ("Get", "List")


def _nonce() -> str:
    """Return 32 random hex digits, as the official client's nonces are."""
    return secrets.token_hex(16)


class Client:
    """Signs calls, sends each exactly once, and judges what comes back.

    Every method raises CallError: UnsentError, RefusedError or ThrottledError when the call
    was surely not executed, UnclearError otherwise. Nothing that acts is sent again from here.
    ``deadline_seconds`` is the total time of one call. ``endpoint`` is where calls go, ``clock``
    the time they are signed with, ``calls`` the number of those that went out.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        credentials: Credentials | Chain,
        *,
        deadline_seconds: float = 30.0,
        clock: Callable[[], datetime] = local_now,
        nonce: Callable[[], str] = _nonce,
        proxy: Proxy | None = None,
    ) -> None:
        """Speak to ``endpoint`` as ``credentials``, through ``proxy`` where there is one.

        ``clock`` gives UTC until the service does.
        """
        self.endpoint: Final = endpoint
        self.clock: Final = ServerClock(clock)
        self.calls = 0
        self._credentials = credentials
        self._deadline_seconds = deadline_seconds
        self._nonce = nonce
        self._proxy = proxy

    def __repr__(self) -> str:
        """Name the endpoint, and nothing of the credentials."""
        return f"Client({self.endpoint})"

    @property
    def server_time(self) -> datetime | None:
        """Return the ``Date`` of the service's last answer; ``clock.seen_at`` says when it came."""
        return self.clock.server_time

    def now(self) -> datetime:
        """Return the service's time as far as it is known, else that of this machine."""
        return self.clock.now()

    def execute_adhoc_workflow_instance(
        self, payload: Payload, before_last_byte: Callable[[], None] | None = None
    ) -> answers.SubmitAnswer:
        """Submit ``payload``; ``before_last_byte`` runs just before it can execute."""
        return self._call(payload, answers.SubmitAnswer, before_last_byte)

    def ask(
        self,
        payload: Payload,
        model: type[Model],
        before_last_byte: Callable[[], None] | None = None,
    ) -> Model:
        """Call any operation; ``before_last_byte`` runs just before it can execute."""
        return self._call(payload, model, before_last_byte)

    def get_workflow_instance(self, workflow_instance_id: int) -> answers.WorkflowInstance:
        """Read one workflow instance."""
        payload = _read("GetWorkflowInstance", Id=workflow_instance_id)
        return self._call(payload, answers.WorkflowInstanceAnswer).workflow_instance

    def list_workflow_instances(
        self,
        project_id: int,
        biz_date: int,
        name: str | None = None,
        page: int = 1,
        ids: Sequence[int] | None = None,
    ) -> answers.WorkflowInstancePage:
        """Read one page of the workflow instances of a day; ``name`` matches fuzzily."""
        payload = _read(
            "ListWorkflowInstances",
            BizDate=biz_date,
            Ids=None if ids is None else json.dumps(list(ids), separators=(",", ":")),
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

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, answers.Acted]:
        """Ask for workflow instances to be stopped; return what became of each that is told."""
        payload = _act("StopWorkflowInstances", workflow_instance_ids, comment)
        return self._call(payload, answers.ActedAnswer, before_last_byte).by_id()

    def rerun_task_instances(
        self,
        task_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, answers.Acted]:
        """Ask for task instances to be run again; return what became of each that is told."""
        payload = _act("RerunTaskInstances", task_instance_ids, comment)
        return self._call(payload, answers.ActedAnswer, before_last_byte).by_id()

    def _call(
        self,
        payload: Payload,
        model: type[Model],
        before_last_byte: Callable[[], None] | None = None,
    ) -> Model:
        """Make one call and return its answer as ``model``.

        One that only reads is made once more where it was our clock that was wrong: the refusal
        has told the time.
        """
        try:
            return self._exchange(payload, model, before_last_byte)
        except RefusedError as error:
            reads = payload.action.startswith(_READING)
            if not (reads and error.refusal.is_out_of_time):
                raise
        return self._exchange(payload, model)

    def _exchange(
        self,
        payload: Payload,
        model: type[Model],
        before_last_byte: Callable[[], None] | None = None,
    ) -> Model:
        request = write_request(payload)
        who = self._who()
        headers = sign(request, self.endpoint, who, self.now(), self._nonce())
        limit = self._deadline_seconds
        outcome = send(request, headers, self.endpoint, limit, before_last_byte, self._proxy)
        if isinstance(outcome, NotSent):
            raise UnsentError(f"{self.endpoint}: {outcome.reason}")
        self.calls += 1
        if isinstance(outcome, NoAnswer):
            raise UnclearError(f"{self.endpoint}: {outcome.reason}")
        try:
            answer = judge(outcome, model, who.hidden)
        except RefusedError as error:
            self.clock.set(outcome.headers.get("date"))
            self._refused(error)
            raise
        self.clock.set(outcome.headers.get("date"))
        return answer

    def _who(self) -> Credentials:
        """Return the key to sign with, which is renewed where it is a temporary one."""
        found = self._credentials
        return found.current() if isinstance(found, Chain) else found

    def _refused(self, error: RefusedError) -> None:
        """Look for the key anew at the next call where it is the key that was refused."""
        if error.refusal.is_expired_token and isinstance(self._credentials, Chain):
            self._credentials.forget()


def _act(action: str, ids: Sequence[int], comment: str | None) -> Payload:
    """Return the payload of an operation on several instances: a list is compact JSON."""
    text = {} if comment is None else {"Comment": comment}
    body: dict[str, Any] = {**text, "Ids": list(ids)}
    return Payload(
        action, VERSION, body, text | {"Ids": json.dumps(body["Ids"], separators=(",", ":"))}
    )


def _read(action: str, **parameters: int | str | None) -> Payload:
    """Return the payload of a reading operation; None is left out."""
    given = {name: value for name, value in parameters.items() if value is not None}
    return Payload(action, VERSION, given, {name: str(value) for name, value in given.items()})
